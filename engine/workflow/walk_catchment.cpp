#include "engine/workflow/walk_catchment.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/rule_reader.hpp"
#include "engine/workflow/sheet_cells.hpp"
#include "engine/workflow/unit_groups.hpp"
#include "engine/workflow/unit_names.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace greenward::workflow {

namespace {

const counted_group& group_called(const std::string& field) {
  const auto& groups = counted_groups();
  const auto found = std::ranges::find_if(
      groups, [&](const counted_group& g) { return field == g.field && !field.empty(); });
  if (found != groups.end()) return *found;
  throw error(error_code::usage, field, {"没有这一人群", "there is no such group of people"},
              {"用 people、people_60、people_65、people_80 或 households",
               "use people, people_60, people_65, people_80 or households"});
}

std::vector<double> capacities_of(const walk_access& access) {
  std::vector<double> capacities;
  const bool stated = access.facilities.layer == "facilities";
  for (const std::uint32_t row : access.facilities.rows) {
    const bool known = stated && access.facility_table()["capacity"].has(row);
    capacities.push_back(known ? access.facility_table()["capacity"].number(row)
                               : std::numeric_limits<double>::quiet_NaN());
  }
  return capacities;
}

std::vector<walking::catchment_ring> rings_of(double limit, rule_reader& rules) {
  const auto value = [&](const char* key) { return rules.choose(0, key); };
  return {{limit * value("catchment.near.share"), value("catchment.near.weight")},
          {limit * value("catchment.middle.share"), value("catchment.middle.weight")},
          {limit, value("catchment.far.weight")}};
}

/// Heads of a unit, and what there is for them.
struct unit_access {
  double heads = 0, places = 0, without = 0;
  void add(double count, double access) {
    heads += count;
    places += count * access;
    without += access > 0 ? 0 : count;
  }
};

constexpr double kPerThousand = 1000;

}  // namespace

catchment_report compute_catchment(const walk_access& access, const std::string& heads) {
  const counted_group& group = group_called(heads);
  const std::vector<double> capacities = capacities_of(access);
  if (std::ranges::all_of(capacities, [](double c) { return std::isnan(c); }))
    throw error(
        error_code::bad_input, "capacity", {"没有一处设施注明容量", "no facility states its capacity"},
        {"请在设施图层填写 capacity 后再算", "fill in the field capacity of the layer facilities first"});
  catchment_report report;
  report.heads = heads;
  rule_reader rules(program_environment().pack("walking"));
  report.rings = rings_of(access.settings.limit().value, rules);
  report.provenance = access.provenance;
  add_unverified(report.provenance, rules.unverified());
  report.result =
      walking::floating_catchment(access.people.matrix, capacities, access.counts_of(group), report.rings);
  return report;
}

explained_sheets catchment_of(const walk_access& access, const catchment_report& report, language lang) {
  const counted_group& group = group_called(report.heads);
  const std::vector<double> counts = access.counts_of(group);
  sheet units{"catchment_units", {"每千人可及容量", "Capacity within reach for each thousand"}, {}, {}};
  units.columns = {{"level", {"级别代码", "Level, code"}, column_role::code},
                   {"level_title", {"级别", "Level"}},
                   {"code", {"代码", "Code"}},
                   {"name", {"单元", "Unit"}},
                   {"heads", {"人数", "Heads"}},
                   {"per_thousand", {"每千人可及容量", "Capacity for each thousand"}},
                   {"without", {"一处也不可及的人数", "Heads without any"}},
                   {"share_without", {"占比", "Share"}, column_role::share}};
  const layer_snapshot* named = access.district->find("admin_units");
  const std::map<std::string, std::string> names =
      named == nullptr ? std::map<std::string, std::string>() : unit_names(named->table);
  const layer::feature_table& points = access.district->at("population_points").table;
  for (const char* level : kUnitLevels) {
    const unit_groups groups = group_by_unit(points, access.people.rows, level);
    std::vector<unit_access> sums(groups.codes.size() + 1);
    for (std::size_t i = 0; i < counts.size(); ++i)
      if (!std::isnan(counts[i])) sums[groups.of_row[i]].add(counts[i], report.result.access[i]);
    for (std::size_t u = 0; u < sums.size(); ++u) {
      const bool nowhere = u == groups.codes.size();
      if (nowhere && sums[u].heads == 0) continue;
      const std::string code = nowhere ? "" : groups.codes[u];
      const auto name = names.find(code);
      const bilingual no_unit{"未落位", "in no unit"};
      const bool any = sums[u].heads > 0;
      units.rows.push_back({std::string(level), code_title("unit_level", std::string_view(level), lang), code,
                            nowhere               ? no_unit.in(lang)
                            : name == names.end() ? code
                                                  : name->second,
                            sums[u].heads, any ? cell(kPerThousand * sums[u].places / sums[u].heads) : cell(),
                            sums[u].without, any ? cell(sums[u].without / sums[u].heads) : cell()});
    }
  }
  sheet facilities{"catchment_facilities", {"各处设施", "Facilities"}, {}, {}};
  facilities.columns = {
      {"id", {"编号", "Id"}, column_role::code},
      {"code", {"编码", "Code"}},
      {"name", {"名称", "Name"}},
      {"capacity", {"容量", "Capacity"}},
      {"per_thousand", {"服务圈内每千人容量", "Capacity for each thousand in its catchment"}}};
  const layer::feature_table& from = access.facility_table();
  for (std::size_t f = 0; f < access.facilities.rows.size(); ++f) {
    const std::uint32_t row = access.facilities.rows[f];
    const double ratio = report.result.ratio[f];
    facilities.rows.push_back({from.ids()[row].value, text_cell(from["code"], row),
                               text_cell(from["name"], row), whole_cell(from["capacity"], row),
                               std::isnan(ratio) ? cell() : cell(kPerThousand * ratio)});
  }
  std::vector<bilingual> method{
      {fmt::format("两步移动搜寻法（E2SFCA）：设施容量按距离圈权重分给服务圈内的人（{}"
                   "），再对每处居民求和。圈：{:.0f} 米 {:g}，"
                   "{:.0f} 米 {:g}，{:.0f} 米 {:g}；未核实。容量未知的设施不计，见设施表空白处。",
                   group.title.zh, report.rings[0].limit_m, report.rings[0].weight, report.rings[1].limit_m,
                   report.rings[1].weight, report.rings[2].limit_m, report.rings[2].weight),
       fmt::format(
           "Enhanced two-step floating catchment: the capacity of a facility is shared by those within its "
           "reach ({}), weighted by distance, and what each place gets is added up. Rings: {:.0f} m {:g}, "
           "{:.0f} m "
           "{:g}, {:.0f} m {:g}; not verified. Facilities of unknown capacity give nothing: see the blanks.",
           group.title.en, report.rings[0].limit_m, report.rings[0].weight, report.rings[1].limit_m,
           report.rings[1].weight, report.rings[2].limit_m, report.rings[2].weight)}};
  const auto more = walk_method(access, report.provenance);
  method.insert(method.end(), more.begin(), more.end());
  return {{std::move(units), std::move(facilities)}, std::move(method)};
}

}  // namespace greenward::workflow
