// Who is served, as sheets: see walk_access.hpp.
#include "engine/workflow/sheet_cells.hpp"
#include "engine/workflow/unit_groups.hpp"
#include "engine/workflow/unit_names.hpp"
#include "engine/workflow/walk_access.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <map>

namespace greenward::workflow {

namespace {

using walking::access_sums;

std::string key_of(const counted_group& group) {
  return *group.field == '\0' ? "buildings" : group.field;
}

class access_sheets {
 public:
  access_sheets(const walk_access& access, language lang) : access_(access), lang_(lang) {
    for (const counted_group& group : counted_groups()) counts_.push_back(access.counts_of(group));
    if (const layer_snapshot* units = access.district->find("admin_units")) names_ = unit_names(units->table);
  }

  [[nodiscard]] sheet groups() const {
    sheet table{"groups", {"服务人群", "Who is served"}, {}, {}};
    table.columns = {{"group", {"人群代码", "Group, code"}, column_role::code},
                     {"group_title", {"人群", "Group"}},
                     {"total", {"总数", "Total"}},
                     {"within", {"沿路可达", "Within, by the streets"}},
                     {"share", {"可达占比", "Share within"}, column_role::share},
                     {"in_radius", {"直线半径内", "Within the radius"}},
                     {"wrongly_counted", {"半径多算", "Radius wrongly counts"}},
                     {"wrongly_missed", {"半径漏算", "Radius wrongly misses"}},
                     {"served_by_1", {"一处可达", "Served by one"}},
                     {"served_by_2", {"两处可达", "By two"}},
                     {"served_by_3", {"三处及以上", "By three or more"}},
                     {"off_network", {"未接入步行网", "Not on the network"}},
                     {"places_unknown", {"数目未知的地点", "Places of unknown number"}}};
    for (std::size_t g = 0; g < counts_.size(); ++g) {
      const counted_group& group = counted_groups()[g];
      const std::vector<std::uint32_t> together(counts_[g].size(), 0);
      const access_sums sum = sum_access(access_.places_of(group).access(), counts_[g], together, 1).front();
      table.rows.push_back({key_of(group), group.title.in(lang_), sum.total, sum.within,
                            share_cell(sum.within, sum.total), sum.in_radius, sum.wrongly_counted(),
                            sum.wrongly_missed(), sum.served_by[1], sum.served_by[2], sum.served_by[3],
                            sum.off_network, count_cell(sum.unknown)});
    }
    return table;
  }

  [[nodiscard]] sheet units() const {
    sheet table{"unit_groups", {"各级单元", "By unit"}, unit_columns(), {}};
    for (const char* level : kUnitLevels) add_level(table, level);
    return table;
  }

  [[nodiscard]] sheet kinds() const {
    sheet table{"kinds", {"各类设施", "By kind of facility"}, {}, {}};
    table.columns = {{"kind", {"类型代码", "Kind, code"}, column_role::code},
                     {"kind_title", {"类型", "Kind"}},
                     {"facilities", {"设施数", "Facilities"}},
                     {"capacity", {"已知容量合计", "Known capacity"}},
                     {"capacity_unknown", {"容量未知", "Of unknown capacity"}},
                     {"people_within", {"可达人口", "People within"}},
                     {"share_people", {"人口占比", "Share of people"}, column_role::share},
                     {"people_60_within", {"可达60岁及以上", "Aged 60 and over within"}},
                     {"share_people_60", {"占比", "Share of these"}, column_role::share}};
    if (access_.facilities.layer != "facilities") return table;
    std::map<std::string, std::vector<std::uint32_t>> by_kind;
    for (std::uint32_t f = 0; f < access_.facilities.rows.size(); ++f)
      by_kind[std::string(facility(f, "facility_kind"))].push_back(f);
    for (const auto& [kind, members] : by_kind) add_kind(table, kind, members);
    return table;
  }

  [[nodiscard]] sheet facilities() const {
    const bool is_park = access_.facilities.layer != "facilities";
    sheet table{"facility_list", {"各处设施", "Facilities"}, {}, {}};
    table.columns = {{"id", {"编号", "Id"}, column_role::code},
                     {"code", {"编码", "Code"}},
                     {"name", {"名称", "Name"}},
                     {"kind", {"类型代码", "Kind, code"}, column_role::code},
                     {"kind_title", {"类型", "Kind"}},
                     {"capacity", {"容量", "Capacity"}},
                     {"limit_m", {"服务距离（米）", "Serves within, m"}},
                     {"people_within", {"可达人口", "People within"}},
                     {"people_60_within", {"可达60岁及以上", "Aged 60 and over within"}},
                     {"people_only", {"仅此一处可达的人口", "People only it serves"}},
                     {"entrances", {"接入点", "Entrances"}, column_role::code}};
    std::vector<std::int64_t> entrances(access_.facilities.rows.size(), 0);
    for (const std::uint32_t f : access_.facilities.of_snap) ++entrances[f];
    const layer::feature_table& from = access_.facility_table();
    for (std::uint32_t f = 0; f < entrances.size(); ++f) {
      const std::uint32_t row = access_.facilities.rows[f];
      const std::string kind = is_park ? std::string() : std::string(facility(f, "facility_kind"));
      table.rows.push_back({from.ids()[row].value, text_cell(from["code"], row), text_cell(from["name"], row),
                            kind, kind.empty() ? std::string() : code_title("facility_kind", kind, lang_),
                            is_park ? cell() : whole_cell(from["capacity"], row),
                            access_.facilities.limits[f].value, reached(f, 0, false), reached(f, 1, false),
                            reached(f, 0, true), entrances[f]});
    }
    return table;
  }

  [[nodiscard]] sheet gaps() const {
    sheet table{"gaps", {"缺口（社区村）", "Gaps by community"}, {}, {}};
    table.columns = {{"code", {"代码", "Code"}},
                     {"name", {"单元", "Unit"}},
                     {"people_unserved", {"未覆盖人口", "People not served"}},
                     {"share_unserved", {"占比", "Share"}, column_role::share},
                     {"people_60_unserved", {"未覆盖60岁及以上", "Aged 60 and over not served"}},
                     {"people_80_unserved", {"未覆盖80岁及以上", "Aged 80 and over not served"}},
                     {"wrongly_counted", {"半径多算人口", "People the radius wrongly counts"}}};
    const unit_groups units = units_of(access_.people, "community");
    const auto people = sums_of(0, units), aged = sums_of(1, units), old = sums_of(3, units);
    for (std::size_t u = 0; u < units.codes.size(); ++u) {
      const double unserved = people[u].total - people[u].within;
      if (!(unserved > 0)) continue;
      table.rows.push_back({units.codes[u], name_of(units.codes[u]), unserved,
                            share_cell(unserved, people[u].total), aged[u].total - aged[u].within,
                            old[u].total - old[u].within, people[u].wrongly_counted()});
    }
    std::ranges::stable_sort(table.rows, [](const auto& a, const auto& b) {
      return std::get<double>(a[2]) > std::get<double>(b[2]);
    });
    return table;
  }

  [[nodiscard]] sheet refused() const {
    sheet table{"refused_list", {"未计入的设施", "Facilities left out"}, {}, {}};
    table.columns = {{"id", {"编号", "Id"}}, {"name", {"名称", "Name"}}, {"reason", {"原因", "Reason"}}};
    for (const refusal& one : access_.facilities.refused)
      table.rows.push_back({one.id.value, one.name, one.reason.in(lang_)});
    return table;
  }

 private:
  [[nodiscard]] std::string_view facility(std::uint32_t f, const char* field) const {
    return access_.facility_table()[field].text(access_.facilities.rows[f]);
  }

  [[nodiscard]] unit_groups units_of(const served_places& places, const std::string& level) const {
    return group_by_unit(access_.district->at(places.layer).table, places.rows, level);
  }
  [[nodiscard]] std::vector<access_sums> sums_of(std::size_t group, const unit_groups& units) const {
    return sum_access(access_.places_of(counted_groups()[group]).access(), counts_[group], units.of_row,
                      units.codes.size());
  }

  [[nodiscard]] std::string name_of(const std::string& code) const {
    const auto found = names_.find(code);
    return found == names_.end() ? code : found->second;
  }

  /// Heads of a group that a facility reaches; or only those that no other does.
  [[nodiscard]] double reached(std::uint32_t f, std::size_t group, bool only) const {
    const walking::reach_matrix& matrix = access_.people.matrix;
    double sum = 0;
    for (std::uint32_t k = matrix.first[f]; k < matrix.first[f + 1]; ++k) {
      const double heads = counts_[group][matrix.place[k]];
      if (std::isnan(heads) || (only && access_.people.facilities_within[matrix.place[k]] != 1)) continue;
      sum += heads;
    }
    return sum;
  }

  static std::vector<sheet_column> unit_columns() {
    std::vector<sheet_column> columns{{"level", {"级别代码", "Level, code"}, column_role::code},
                                      {"level_title", {"级别", "Level"}},
                                      {"code", {"代码", "Code"}},
                                      {"name", {"单元", "Unit"}}};
    for (const counted_group& group : counted_groups()) {
      const std::string key = key_of(group);
      const bool shown = key == "people" || key == "people_60" || key == "buildings";
      columns.push_back({key, group.title, shown ? column_role::plain : column_role::code});
      columns.push_back({key + "_within",
                         {group.title.zh + "可达", group.title.en + " within"},
                         shown ? column_role::plain : column_role::code});
      columns.push_back({key + "_share", {"占比", "Share"}, shown ? column_role::share : column_role::code});
    }
    columns.push_back({"in_radius", {"直线半径内人口", "People within the radius"}});
    columns.push_back({"wrongly_counted", {"半径多算", "Wrongly counted"}});
    columns.push_back({"wrongly_missed", {"半径漏算", "Wrongly missed"}});
    columns.push_back({"served_by_2_or_more", {"两处及以上可达", "Served by two or more"}});
    return columns;
  }

  void add_level(sheet& table, const std::string& level) const {
    // Units of people and of buildings need not be the same.
    std::map<std::string, std::vector<access_sums>> by_code;
    for (std::size_t g = 0; g < counts_.size(); ++g) {
      const unit_groups units = units_of(access_.places_of(counted_groups()[g]), level);
      const auto sums = sums_of(g, units);
      for (std::size_t u = 0; u < sums.size(); ++u) {
        const std::string code = u < units.codes.size() ? units.codes[u] : "";
        auto& own = by_code[code];
        own.resize(counts_.size());
        own[g] = sums[u];
      }
    }
    for (const auto& [code, sums] : by_code) {
      const bool empty = std::ranges::all_of(sums, [](const access_sums& s) { return s.total == 0; });
      if (code.empty() && empty) continue;
      const bilingual nowhere{"未落位", "in no unit"};
      std::vector<cell> cells{level, code_title("unit_level", level, lang_), code,
                              code.empty() ? nowhere.in(lang_) : name_of(code)};
      for (const access_sums& sum : sums) {
        cells.emplace_back(sum.total);
        cells.emplace_back(sum.within);
        cells.push_back(share_cell(sum.within, sum.total));
      }
      const access_sums& people = sums.front();
      for (const double figure : {people.in_radius, people.wrongly_counted(), people.wrongly_missed(),
                                  people.served_by[2] + people.served_by[3]})
        cells.emplace_back(figure);
      table.rows.push_back(std::move(cells));
    }
  }

  void add_kind(sheet& table, const std::string& kind, const std::vector<std::uint32_t>& members) const {
    std::vector<std::uint8_t> within(access_.people.rows.size(), 0);
    double capacity = 0;
    std::size_t unknown = 0;
    const layer::column& capacities = access_.facility_table()["capacity"];
    for (const std::uint32_t f : members) {
      const std::uint32_t row = access_.facilities.rows[f];
      capacity += capacities.has(row) ? capacities.number(row) : 0;
      unknown += capacities.has(row) ? 0 : 1;
      const walking::reach_matrix& matrix = access_.people.matrix;
      for (std::uint32_t k = matrix.first[f]; k < matrix.first[f + 1]; ++k) within[matrix.place[k]] = 1;
    }
    const bilingual none{"未注明", "Not stated"};
    std::vector<cell> cells{kind, kind.empty() ? none.in(lang_) : code_title("facility_kind", kind, lang_),
                            count_cell(members.size()), unknown == members.size() ? cell() : cell(capacity),
                            count_cell(unknown)};
    for (const std::size_t group : {0U, 1U}) {
      double sum = 0, total = 0;
      for (std::size_t i = 0; i < within.size(); ++i) {
        if (std::isnan(counts_[group][i])) continue;
        total += counts_[group][i];
        sum += within[i] != 0 ? counts_[group][i] : 0;
      }
      cells.emplace_back(sum);
      cells.push_back(share_cell(sum, total));
    }
    table.rows.push_back(std::move(cells));
  }

  const walk_access& access_;
  language lang_;
  std::vector<std::vector<double>> counts_;  ///< by group
  std::map<std::string, std::string> names_;
};

}  // namespace

std::vector<bilingual> walk_method(const walk_access& access, const walk_provenance& made) {
  const walk_settings& s = access.settings;
  const bool parks = access.facilities.layer == "parks";
  std::vector<bilingual> lines{{fmt::format("类别 {}：{} 处，未计入 {} 处。", s.category,
                                            access.facilities.count, access.facilities.refused.size()),
                                fmt::format("Category {}: {} facilities, {} left out.", s.category,
                                            access.facilities.count, access.facilities.refused.size())}};
  if (parks) {
    const double along = s.open_distance.value;
    lines.push_back(
        {fmt::format("公园按图上面积取服务半径（规则包 "
                     "green，未核实）；从步行路段穿过轮廓处进园，没有时从沿轮廓 {:g} 米内"
                     "的各路段（park.open_distance，未核实）或最近的路段进。直线半径量到轮廓。",
                     along),
         fmt::format(
             "Parks serve by their measured area (rule pack green, not verified); they are entered where a "
             "walk "
             "edge crosses the outline, or else from every edge within {:g} m of it (park.open_distance, not "
             "verified) or the nearest one. The plain radius is measured to the outline.",
             along)});
  } else {
    lines.push_back(
        {fmt::format("走向设施：{:g} 分钟 × {:g} 米/秒 = {:g} 米；直线半径 {:g} 米。", s.minutes,
                     s.speed.value, s.limit().value, s.radius.value),
         fmt::format("Walking to the facility: {:g} min × {:g} m/s = {:g} m; plain radius {:g} m.", s.minutes,
                     s.speed.value, s.limit().value, s.radius.value)});
  }
  lines.push_back(
      {"半径多算：直线半径内、沿路走不到；半径漏算：沿路走得到、不在半径内。未接入步行网的地点按未覆盖计并单"
       "列。",
       "The radius wrongly counts whom the streets do not bring there, and wrongly misses whom they do. "
       "Places "
       "that are not on the network count as not served, and stand apart."});
  lines.push_back({"步行者：" + s.profile.title.zh, "Walker: " + s.profile.title.en});
  const auto of_ground = words_for(access.ground, s);
  lines.insert(lines.end(), of_ground.begin(), of_ground.end());
  for (const auto& [title, value] : lines_of(made)) lines.push_back({title.zh + value, title.en + value});
  return lines;
}

explained_sheets access_of(const walk_access& access, language lang) {
  const access_sheets sheets(access, lang);
  return {
      {sheets.groups(), sheets.units(), sheets.kinds(), sheets.facilities(), sheets.gaps(), sheets.refused()},
      walk_method(access, access.provenance)};
}

}  // namespace greenward::workflow
