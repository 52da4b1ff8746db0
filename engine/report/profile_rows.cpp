#include "engine/report/profile_rows.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace greenward::report {

namespace {

using drainage::profile;
using drainage::profile_pipe;
using drainage::profile_station;
using drainage::profile_value;

constexpr const char* kNotKnown = "—";

/// Rounded; never "-0.0".
std::string fixed_text(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return text;
}

std::string or_not_known(const std::string& text) {
  return text.empty() ? kNotKnown : text;
}

cell number_cell(double value) {
  return std::isnan(value) ? cell{} : cell{value};
}
cell text_cell(std::string_view text) {
  return text.empty() ? cell{} : cell{std::string(text)};
}
void append_value(std::vector<cell>& row, const profile_value& value) {
  row.push_back(number_cell(value.value));
  row.push_back(text_cell(to_string(value.origin)));
}
void append_value_columns(sheet& table, const std::string& key, const bilingual& title) {
  table.columns.push_back({key, title});
  table.columns.push_back({key + "_origin", {title.zh + "来源", title.en + ": origin"}});
}

std::string status_text(drainage::asset_status status) {
  switch (status) {
    case drainage::asset_status::existing:
      return "existing";
    case drainage::asset_status::planned:
      return "planned";
    case drainage::asset_status::abandoned:
      return "abandoned";
    case drainage::asset_status::unknown:
      break;
  }
  return "";
}

}  // namespace

std::string station_text(double at_m) {
  const auto centimetres = static_cast<std::int64_t>(std::llround(at_m * 100));
  return fmt::format("{}+{:03}.{:02}", centimetres / 100000, centimetres / 100 % 1000, centimetres % 100);
}

std::string value_text(const profile_value& value, int decimals) {
  if (!value.is_known()) return kNotKnown;
  const std::string text = fixed_text(value.value, decimals);
  return value.origin == drainage::value_origin::interpolated ? "~" + text : text;
}

bilingual system_title(drainage::drain_system system) {
  switch (system) {
    case drainage::drain_system::storm:
      return {"雨水", "storm"};
    case drainage::drain_system::sanitary:
      return {"污水", "sanitary"};
    case drainage::drain_system::combined:
      return {"合流", "combined"};
    case drainage::drain_system::unknown:
      break;
  }
  return {"系统不明", "unknown system"};
}

std::vector<std::string> invert_texts(const profile& way, std::size_t station) {
  std::vector<std::string> texts;
  const auto add = [&](const profile_value& value) {
    const std::string text = value_text(value, 3);
    if (texts.empty() || texts.back() != text) texts.push_back(text);
  };
  if (station > 0) add(way.pipes[station - 1].end_invert);
  if (station < way.pipes.size()) add(way.pipes[station].start_invert);
  const profile_value& own = way.stations[station].invert;
  const std::string number = fixed_text(own.value, 3);
  const bool is_shown = std::ranges::any_of(
      texts, [&](const std::string& text) { return text == number || text == "~" + number; });
  if (texts.empty())
    add(own);
  else if (own.is_known() && !is_shown)
    texts.push_back("(" + value_text(own, 3) + ")");
  return texts;
}

std::vector<profile_row> rows_of(const profile& way) {
  std::vector<profile_row> rows{
      {{"桩号", "Station"}},
      {{"地面高程 (m)", "Ground level (m)"}},
      {{"管内底高程 (m)", "Invert level (m)"}},
      {{"埋深 (m)", "Depth (m)"}},
      {{"坡度 (‰)", "Slope (‰)"}, true},
      {{"长度 (m)", "Length (m)"}, true},
      {{"管径 (mm)", "Size (mm)"}, true, true},
      {{"管材", "Material"}, true, true},
  };
  for (std::size_t i = 0; i < way.stations.size(); ++i) {
    const profile_station& station = way.stations[i];
    rows[0].cells.push_back({station_text(station.at_m)});
    rows[1].cells.push_back({value_text(station.ground, 3)});
    rows[2].cells.push_back(invert_texts(way, i));
    rows[3].cells.push_back({value_text(station.depth, 2)});
  }
  for (const profile_pipe& pipe : way.pipes) {
    rows[4].cells.push_back({value_text(pipe.slope, 1)});
    rows[5].cells.push_back({fixed_text(pipe.length_m, 2)});
    rows[6].cells.push_back({or_not_known(pipe.size)});
    rows[7].cells.push_back({or_not_known(pipe.material)});
  }
  return rows;
}

sheet stations_sheet(const profile& way) {
  sheet table{"stations", {"纵断面节点", "Profile stations"}, {}, {}};
  table.columns = {
      {"station_m", {"桩号(m)", "Station (m)"}}, {"code", {"编号", "Code"}}, {"kind", {"类别", "Kind"}}};
  append_value_columns(table, "ground_m", {"地面高程(m)", "Ground level (m)"});
  append_value_columns(table, "invert_m", {"井底高程(m)", "Node invert (m)"});
  append_value_columns(table, "depth_m", {"埋深(m)", "Depth (m)"});
  append_value_columns(table, "drop_m", {"跌差(m)", "Drop (m)"});
  for (const profile_station& station : way.stations) {
    std::vector<cell> row{station.at_m, text_cell(station.code), text_cell(to_string(station.kind))};
    for (const profile_value& value : {station.ground, station.invert, station.depth, station.drop})
      append_value(row, value);
    table.rows.push_back(std::move(row));
  }
  return table;
}

sheet pipes_sheet(const profile& way) {
  sheet table{"pipes", {"纵断面管段", "Profile pipes"}, {}, {}};
  table.columns = {{"from_m", {"起点桩号(m)", "From (m)"}}, {"to_m", {"终点桩号(m)", "To (m)"}},
                   {"code", {"管段编号", "Code"}},          {"system", {"申报系统", "Declared system"}},
                   {"status", {"状态", "Status"}},          {"flow", {"流向", "Flow"}},
                   {"size", {"管径(mm)", "Size (mm)"}},     {"material", {"管材", "Material"}},
                   {"length_m", {"长度(m)", "Length (m)"}}};
  append_value_columns(table, "start_invert_m", {"起端管内底高程(m)", "Start invert (m)"});
  append_value_columns(table, "end_invert_m", {"末端管内底高程(m)", "End invert (m)"});
  append_value_columns(table, "start_crown_m", {"起端管内顶高程(m)", "Start crown (m)"});
  append_value_columns(table, "end_crown_m", {"末端管内顶高程(m)", "End crown (m)"});
  append_value_columns(table, "slope_permille", {"坡度(‰)", "Slope (‰)"});
  table.columns.push_back({"start_water_m", {"起端水面高程(m)", "Start water level (m)"}});
  table.columns.push_back({"end_water_m", {"末端水面高程(m)", "End water level (m)"}});
  for (const profile_pipe& pipe : way.pipes) {
    std::vector<cell> row{pipe.from_m,
                          pipe.to_m,
                          text_cell(pipe.code),
                          text_cell(to_string(pipe.system)),
                          text_cell(status_text(pipe.status)),
                          text_cell(pipe.with_flow ? "along" : "against"),
                          text_cell(pipe.size),
                          text_cell(pipe.material),
                          pipe.length_m};
    for (const profile_value& value :
         {pipe.start_invert, pipe.end_invert, pipe.start_crown, pipe.end_crown, pipe.slope})
      append_value(row, value);
    row.push_back(number_cell(pipe.start_water_m));
    row.push_back(number_cell(pipe.end_water_m));
    table.rows.push_back(std::move(row));
  }
  return table;
}

sheet crossings_sheet(const profile& way) {
  sheet table{"crossings",
              {"交叉管线", "Crossing pipes"},
              {{"station_m", {"桩号(m)", "Station (m)"}},
               {"code", {"管段编号", "Code"}},
               {"system", {"申报系统", "Declared system"}},
               {"status", {"状态", "Status"}},
               {"size", {"管径(mm)", "Size (mm)"}},
               {"invert_m", {"管内底高程(m)", "Invert (m)"}},
               {"crown_m", {"管内顶高程(m)", "Crown (m)"}}},
              {}};
  for (const drainage::profile_crossing& c : way.crossings)
    table.rows.push_back({c.at_m, text_cell(c.code), text_cell(to_string(c.system)),
                          text_cell(status_text(c.status)), text_cell(c.size), number_cell(c.invert_m),
                          number_cell(c.crown_m)});
  return table;
}

sheet violations_sheet(const profile& way) {
  sheet table{"violations",
              {"问题", "Violations"},
              {{"number", {"序号", "Number"}},
               {"station_m", {"桩号(m)", "Station (m)"}},
               {"at", {"位置", "At"}},
               {"code", {"编号", "Code"}},
               {"text_zh", {"说明", "Text (zh)"}},
               {"text_en", {"英文说明", "Text (en)"}}},
              {}};
  for (std::size_t i = 0; i < way.violations.size(); ++i) {
    const drainage::profile_violation& v = way.violations[i];
    const std::string& code = v.at_node ? way.stations[v.place].code : way.pipes[v.place].code;
    table.rows.push_back({static_cast<std::int64_t>(i + 1), v.at_m, text_cell(v.at_node ? "node" : "link"),
                          text_cell(code), text_cell(v.text.zh), text_cell(v.text.en)});
  }
  return table;
}

}  // namespace greenward::report
