#include "engine/workflow/drain_scenario.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/drain_coverage.hpp"
#include "engine/workflow/separation_sheets.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace greenward::workflow {

namespace {

using drainage::asset_status;

void refuse_scenario(const std::string& subject, bilingual problem) {
  throw error(error_code::usage, subject, std::move(problem),
              {"用 greenward find DB pipes 查看状态", "see greenward find DB pipes for its status"});
}

constexpr std::size_t kPipesOnPaper = 200;

bilingual change_title(bool built) {
  return built ? bilingual{"新建", "Built"} : bilingual{"废弃", "Given up"};
}
std::string change_code(bool built) {
  return built ? "built" : "abandoned";
}

/// The plan itself: the links whose status differs.
sheet plan_sheet(const drain_model& now, const drain_model& then, language lang) {
  sheet table{"plan",
              {"方案管段", "Pipes of the plan"},
              {{"pipe", {"管段", "Pipe"}},
               {"change", {"变化代码", "Change, code"}, column_role::code},
               {"change_title", {"变化", "Change"}},
               {"system", {"系统代码", "System, code"}, column_role::code},
               {"system_title", {"系统", "System"}},
               {"diameter_mm", {"管径（mm）", "Diameter, mm"}},
               {"length_m", {"长度（米）", "Length, m"}}},
              {}};
  const auto number = [](double value) { return std::isnan(value) ? cell() : cell(value); };
  const drainage::survey_links& links = now.drains.links;
  for (std::uint32_t link = 0; link < links.size(); ++link) {
    if (links.status[link] == then.drains.links.status[link]) continue;
    const bool built = then.drains.links.status[link] == asset_status::existing;
    const std::string code(drainage::to_string(links.system[link]));
    table.rows.push_back({name_of_link(now, link), change_code(built), change_title(built).in(lang), code,
                          code_title("drainage_system", code, lang), number(links.diameter_mm[link]),
                          number(links.length_m[link])});
  }
  return table;
}

/// Metres of the links whose status differs, by what happens to them, system and diameter.
sheet quantity_sheet(const drain_model& now, const drain_model& then, language lang) {
  struct amount {
    double metres = 0;
    std::size_t links = 0;
  };
  std::map<std::tuple<bool, drainage::drain_system, double>, amount>
      sums;  // NaN has no order: 0 stands for it
  for (std::uint32_t link = 0; link < now.drains.links.size(); ++link) {
    if (now.drains.links.status[link] == then.drains.links.status[link]) continue;
    const bool built = then.drains.links.status[link] == asset_status::existing;
    const double diameter = now.drains.links.diameter_mm[link], length = now.drains.links.length_m[link];
    amount& sum = sums[{built, now.drains.links.system[link], std::isnan(diameter) ? 0 : diameter}];
    sum.metres += std::isnan(length) ? 0 : length;
    ++sum.links;
  }
  sheet table{"quantities",
              {"工程量", "Quantities"},
              {{"change", {"变化代码", "Change, code"}, column_role::code},
               {"change_title", {"变化", "Change"}},
               {"system", {"系统代码", "System, code"}, column_role::code},
               {"system_title", {"系统", "System"}},
               {"diameter_mm", {"管径（mm）", "Diameter, mm"}},
               {"length_m", {"长度（米）", "Length, m"}},
               {"pipes", {"管段", "Pipes"}}},
              {}};
  for (const auto& [key, sum] : sums) {
    const auto& [built, system, diameter] = key;
    const std::string code(drainage::to_string(system));
    table.rows.push_back({change_code(built), change_title(built).in(lang), code,
                          code_title("drainage_system", code, lang), diameter == 0 ? cell() : cell(diameter),
                          sum.metres, count_cell(sum.links)});
  }
  return table;
}

std::size_t column_called(const sheet& table, const std::string& key) {
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (table.columns[c].key == key) return c;
  return 0;
}

/// The compounds whose verdict or index changes: before beside after.
sheet compound_sheet(const drain_model& now, const drain_model& then, language lang) {
  const sheet before = separation_of(now, "", true, lang).sheets.front();
  const sheet after = separation_of(then, "", true, lang).sheets.front();
  const std::vector<std::string> keys{"to_handover",       "to_handover_title", "to_receptor",
                                      "to_receptor_title", "index_least",       "index_most",
                                      "misconnections"};
  sheet table{"compounds", {"分流变化的小区", "Compounds whose separation changes"}, {}, {}};
  for (const char* key : {"compound_code", "compound"})
    table.columns.push_back(before.columns[column_called(before, key)]);
  for (const std::string& key : keys) {
    const sheet_column& column = before.columns[column_called(before, key)];
    table.columns.push_back(
        {key + "_before", {column.title.zh + "（前）", column.title.en + ", before"}, column.role});
    table.columns.push_back(
        {key + "_after", {column.title.zh + "（后）", column.title.en + ", after"}, column.role});
  }
  for (std::size_t row = 0; row < before.rows.size(); ++row) {
    bool differs = false;
    for (const std::string& key : keys)
      differs = differs ||
                before.rows[row][column_called(before, key)] != after.rows[row][column_called(after, key)];
    if (!differs) continue;
    std::vector<cell>& cells = table.rows.emplace_back();
    for (const char* key : {"compound_code", "compound"})
      cells.push_back(before.rows[row][column_called(before, key)]);
    for (const std::string& key : keys) {
      cells.push_back(before.rows[row][column_called(before, key)]);
      cells.push_back(after.rows[row][column_called(after, key)]);
    }
  }
  return table;
}

/// Coverage of the compounds that change, and of the whole: before beside after.
sheet coverage_sheet(const drain_model& now, const drain_model& then, language lang) {
  const std::vector<std::string> keys{"near_both",          "traced_both",       "could_be_traced",
                                      "people_traced_both", "floor_traced_both", "share_people_traced"};
  sheet table{"coverage", {"覆盖变化", "Coverage that changes"}, {}, {}};
  table.columns = {{"compound_code", {"小区编码", "Compound code"}}, {"compound", {"小区", "Compound"}}};
  const std::vector<sheet_column> columns = coverage_columns();
  std::vector<std::size_t> places;
  for (const std::string& key : keys) {
    places.push_back(
        static_cast<std::size_t>(std::ranges::find(columns, key, &sheet_column::key) - columns.begin()));
    const sheet_column& column = columns[places.back()];
    table.columns.push_back(
        {key + "_before", {column.title.zh + "（前）", column.title.en + ", before"}, column.role});
    table.columns.push_back(
        {key + "_after", {column.title.zh + "（后）", column.title.en + ", after"}, column.role});
  }
  const drain_coverage before = cover_buildings(now, {}), after = cover_buildings(then, {});
  const auto add = [&](std::vector<cell> head, const drainage::coverage_sums& was,
                       const drainage::coverage_sums& is, bool always) {
    const std::vector<cell> old_cells = coverage_cells(was), new_cells = coverage_cells(is);
    bool differs = always;
    for (const std::size_t place : places) {
      head.push_back(old_cells[place]);
      head.push_back(new_cells[place]);
      differs = differs || old_cells[place] != new_cells[place];
    }
    if (differs) table.rows.push_back(std::move(head));
  };
  const layer::feature_table& compounds = now.table("compounds");
  const auto was = sum_by_compound(now, before), is = sum_by_compound(then, after);
  for (std::size_t row = 0; row < compounds.size(); ++row)
    add({text_cell(compounds["code"], row), text_cell(compounds["name"], row)}, was[row], is[row], false);
  const bilingual outside{"（小区之外）", "(in no compound)"}, whole{"合计", "Total"};
  add({cell(), outside.in(lang)}, was.back(), is.back(), false);
  add({cell(), whole.in(lang)}, sum_of_all(now, before), sum_of_all(then, after), true);
  return table;
}

}  // namespace

scenario_step step_for(const drain_model& now, std::uint32_t link) {
  switch (now.drains.links.status[link]) {
    case asset_status::planned:
      return scenario_step::build;
    case asset_status::abandoned:
      return scenario_step::none;
    default:
      return scenario_step::abandon;
  }
}

scenario_links links_of(const drain_model& now, const scenario& plan) {
  scenario_links links;
  const auto add = [&](std::vector<std::uint32_t>& list, std::uint32_t link) {
    if (std::ranges::find(list, link) == list.end()) list.push_back(link);
  };
  for (std::uint32_t link = 0; plan.build_all_planned && link < now.drains.links.size(); ++link)
    if (step_for(now, link) == scenario_step::build) links.build.push_back(link);
  for (const std::string& name : plan.build) {
    const std::uint32_t link = link_called(now, name);
    if (step_for(now, link) != scenario_step::build)
      refuse_scenario(name, {"不是规划管段", "the pipe is not planned"});
    add(links.build, link);
  }
  for (const std::string& name : plan.abandon) {
    const std::uint32_t link = link_called(now, name);
    if (step_for(now, link) != scenario_step::abandon)
      refuse_scenario(name, {"该管段现在并不存在", "the pipe does not exist now"});
    add(links.abandon, link);
  }
  if (links.is_empty())
    throw error(
        error_code::usage, "whatif", {"方案没有改变任何管段", "the scenario changes no pipe"},
        {"请加 --build、--build-all-planned 或 --abandon", "add --build, --build-all-planned or --abandon"});
  return links;
}

drain_model apply_scenario(const drain_model& now, const scenario_links& plan) {
  drain_model then = now;  // with its network as it is: no status is in it
  for (const std::uint32_t link : plan.build) then.drains.links.status[link] = asset_status::existing;
  for (const std::uint32_t link : plan.abandon) then.drains.links.status[link] = asset_status::abandoned;
  return then;
}

explained_sheets compare_scenario(const drain_model& now, const std::vector<drain_finding>& findings_now,
                                  const drain_model& then, const std::vector<drain_finding>& findings_then,
                                  language lang) {
  const explained_sheets findings = findings_between(now, findings_now, then, findings_then, lang);
  std::vector<sheet> sheets{compound_sheet(now, then, lang), plan_sheet(now, then, lang),
                            quantity_sheet(now, then, lang)};
  if (now.table("buildings").size() > 0) sheets.push_back(coverage_sheet(now, then, lang));
  sheets.insert(sheets.end(), findings.sheets.begin(), findings.sheets.end());
  std::vector<bilingual> method{
      {"方案只在内存中推算，不写入数据库；规划管段按现状计，废弃管段不计。",
       "The scenario is worked out in memory and nothing is written; planned pipes count as "
       "existing, those given up do not count."}};
  method.insert(method.end(), findings.method.begin(), findings.method.end());
  return {std::move(sheets), std::move(method), {{"plan", kPipesOnPaper}}};
}

const bilingual& scenario_title() {
  static const bilingual title{"管网方案比较", "What if"};
  return title;
}

}  // namespace greenward::workflow
