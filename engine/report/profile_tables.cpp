#include "engine/report/profile_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

namespace greenward::report {

namespace {

using drainage::profile;
using drainage::profile_value;

cell level_cell(double value) {
  return std::isnan(value) ? cell{} : cell{value};
}
cell word_cell(std::string_view text) {
  return text.empty() ? cell{} : cell{std::string(text)};
}

/// The title of a code; the code itself, bracketed, if the list does not have it: nothing is left out.
std::string title_in(const code_titles& titles, std::string_view list, std::string_view code) {
  for (const layer::code_entry& entry : titles.lists.codes(list).entries)
    if (entry.code == code) return entry.title.in(titles.lang);
  return code.empty() ? std::string() : "(" + std::string(code) + ")";
}

/// A code and its title, side by side.
void add_coded(std::vector<cell>& row, std::string_view code, std::string_view title) {
  row.push_back(word_cell(code));
  row.push_back(word_cell(title));
}
void add_coded_columns(sheet& table, const std::string& key, const bilingual& title) {
  table.columns.push_back({key, {title.zh + "代码", title.en + ", code"}, column_role::code});
  table.columns.push_back({key + "_title", title});
}

std::string kind_text(drainage::node_kind kind, const code_titles& titles) {
  if (kind == drainage::node_kind::made) return bilingual{"未测节点", "Not surveyed"}.in(titles.lang);
  return title_in(titles, "drainage_node_kind", to_string(kind));
}

bilingual origin_title(drainage::value_origin origin) {
  switch (origin) {
    case drainage::value_origin::given:
      return {"实测", "Given"};
    case drainage::value_origin::derived:
      return {"推出", "Derived"};
    case drainage::value_origin::interpolated:
      return {"内插", "Interpolated"};
    case drainage::value_origin::unknown:
      break;
  }
  return {};
}

void add_value(std::vector<cell>& row, const profile_value& value, language lang) {
  row.push_back(level_cell(value.value));
  add_coded(row, to_string(value.origin), origin_title(value.origin).in(lang));
}
void add_value_columns(sheet& table, const std::string& key, const bilingual& title) {
  table.columns.push_back({key, title});
  add_coded_columns(table, key + "_origin", {title.zh + "来源", title.en + ": origin"});
}

void add_system_and_status(std::vector<cell>& row, drainage::drain_system system,
                           drainage::asset_status status, const code_titles& titles) {
  static constexpr std::array<const char*, 4> kStates{"unknown", "existing", "planned", "abandoned"};
  const char* state = kStates[static_cast<std::size_t>(status)];
  add_coded(row, to_string(system), title_in(titles, "drainage_system", to_string(system)));
  add_coded(row, state, title_in(titles, "asset_status", state));
}
void add_system_and_status_columns(sheet& table) {
  add_coded_columns(table, "system", {"申报系统", "Declared system"});
  add_coded_columns(table, "status", {"状态", "Status"});
}

}  // namespace

sheet stations_sheet(const profile& way, const code_titles& titles) {
  sheet table{"stations", {"纵断面节点", "Profile stations"}, {}, {}};
  table.columns = {{"station_m", {"桩号(m)", "Station (m)"}}, {"code", {"编号", "Code"}}};
  add_coded_columns(table, "kind", {"类别", "Kind"});
  add_value_columns(table, "ground_m", {"地面高程(m)", "Ground level (m)"});
  add_value_columns(table, "invert_m", {"井底高程(m)", "Node invert (m)"});
  add_value_columns(table, "depth_m", {"埋深(m)", "Depth (m)"});
  add_value_columns(table, "drop_m", {"跌差(m)", "Drop (m)"});
  for (const drainage::profile_station& station : way.stations) {
    std::vector<cell>& row = table.rows.emplace_back();
    row = {station.at_m, word_cell(station.code)};
    add_coded(row, to_string(station.kind), kind_text(station.kind, titles));
    for (const profile_value& value : {station.ground, station.invert, station.depth, station.drop})
      add_value(row, value, titles.lang);
  }
  return table;
}

sheet pipes_sheet(const profile& way, const code_titles& titles) {
  sheet table{"pipes", {"纵断面管段", "Profile pipes"}, {}, {}};
  table.columns = {{"from_m", {"起点桩号(m)", "From (m)"}},
                   {"to_m", {"终点桩号(m)", "To (m)"}},
                   {"code", {"管段编号", "Code"}}};
  add_system_and_status_columns(table);
  add_coded_columns(table, "flow", {"流向", "Flow"});
  table.columns.push_back({"size", {"管径(mm)", "Size (mm)"}});
  table.columns.push_back({"material", {"管材", "Material"}});
  table.columns.push_back({"length_m", {"长度(m)", "Length (m)"}});
  add_value_columns(table, "start_invert_m", {"起端管内底高程(m)", "Start invert (m)"});
  add_value_columns(table, "end_invert_m", {"末端管内底高程(m)", "End invert (m)"});
  add_value_columns(table, "start_crown_m", {"起端管内顶高程(m)", "Start crown (m)"});
  add_value_columns(table, "end_crown_m", {"末端管内顶高程(m)", "End crown (m)"});
  add_value_columns(table, "slope_permille", {"坡度(‰)", "Slope (‰)"});
  table.columns.push_back({"start_water_m", {"起端水面高程(m)", "Start water level (m)"}});
  table.columns.push_back({"end_water_m", {"末端水面高程(m)", "End water level (m)"}});
  for (const drainage::profile_pipe& pipe : way.pipes) {
    std::vector<cell>& row = table.rows.emplace_back();
    row = {pipe.from_m, pipe.to_m, word_cell(pipe.code)};
    add_system_and_status(row, pipe.system, pipe.status, titles);
    const bilingual flow =
        pipe.with_flow ? bilingual{"顺流", "With the flow"} : bilingual{"逆流", "Against the flow"};
    add_coded(row, pipe.with_flow ? "along" : "against", flow.in(titles.lang));
    row.insert(row.end(), {word_cell(pipe.size), word_cell(pipe.material), pipe.length_m});
    for (const profile_value& value :
         {pipe.start_invert, pipe.end_invert, pipe.start_crown, pipe.end_crown, pipe.slope})
      add_value(row, value, titles.lang);
    row.push_back(level_cell(pipe.start_water_m));
    row.push_back(level_cell(pipe.end_water_m));
  }
  return table;
}

sheet crossings_sheet(const profile& way, const code_titles& titles) {
  sheet table{"crossings", {"交叉管线", "Crossing pipes"}, {}, {}};
  table.columns = {{"station_m", {"桩号(m)", "Station (m)"}}, {"code", {"管段编号", "Code"}}};
  add_system_and_status_columns(table);
  table.columns.push_back({"size", {"管径(mm)", "Size (mm)"}});
  table.columns.push_back({"invert_m", {"管内底高程(m)", "Invert (m)"}});
  table.columns.push_back({"crown_m", {"管内顶高程(m)", "Crown (m)"}});
  for (const drainage::profile_crossing& c : way.crossings) {
    std::vector<cell>& row = table.rows.emplace_back();
    row = {c.at_m, word_cell(c.code)};
    add_system_and_status(row, c.system, c.status, titles);
    row.insert(row.end(), {word_cell(c.size), level_cell(c.invert_m), level_cell(c.crown_m)});
  }
  return table;
}

sheet violations_sheet(const profile& way, const code_titles& titles) {
  sheet table{"violations", {"问题", "Violations"}, {}, {}};
  table.columns = {{"number", {"序号", "Number"}}, {"station_m", {"桩号(m)", "Station (m)"}}};
  add_coded_columns(table, "at", {"位置", "At"});
  table.columns.push_back({"code", {"编号", "Code"}});
  table.columns.push_back({"text_zh", {"说明", "Text (zh)"}});
  table.columns.push_back({"text_en", {"英文说明", "Text (en)"}});
  for (std::size_t i = 0; i < way.violations.size(); ++i) {
    const drainage::profile_violation& v = way.violations[i];
    const std::string& code = v.at_node ? way.stations[v.place].code : way.pipes[v.place].code;
    const bilingual where = v.at_node ? bilingual{"节点", "Node"} : bilingual{"管段", "Pipe"};
    std::vector<cell>& row = table.rows.emplace_back();
    row = {static_cast<std::int64_t>(i + 1), v.at_m};
    add_coded(row, v.at_node ? "node" : "link", where.in(titles.lang));
    row.insert(row.end(), {word_cell(code), word_cell(v.text.zh), word_cell(v.text.en)});
  }
  return table;
}

}  // namespace greenward::report
