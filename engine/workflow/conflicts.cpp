#include "engine/workflow/conflicts.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/rule_reader.hpp"
#include "engine/works/code_rank.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace greenward::workflow {

namespace {

constexpr const char* kPavingYears = "paving.years";
constexpr const char* kDiggingYears = "digging.years";
constexpr const char* kCorridor = "corridor.width";
constexpr const char* kLeastLength = "common.least_length";
constexpr const char* kLeastArea = "common.least_area";

[[noreturn]] void refuse_rule(const layer::rule_pack& pack, const layer::rule& rule, const bilingual& need) {
  throw error(error_code::bad_input, pack.name + ": " + rule.key,
              {fmt::format("数值 {:g} {}", rule.value, need.zh),
               fmt::format("the value {:g} {}", rule.value, need.en)},
              {"请改正 gis-data/rules 中的规则包", "correct the pack in gis-data/rules"});
}

/// A day of every year, month · 100 + day; 29 February is one.
int day_of_year(const layer::rule_pack& pack, const std::string& key) {
  const layer::rule& rule = pack.at(key);
  const double month = std::floor(rule.value / 100), day = rule.value - month * 100;
  const bool whole = rule.value == std::floor(rule.value) && month >= 1 && month <= 12 && day >= 1;
  const std::chrono::year_month_day there{std::chrono::year(2024),
                                          std::chrono::month(whole ? unsigned(month) : 0),
                                          std::chrono::day(whole ? unsigned(day) : 0)};
  if (!there.ok())
    refuse_rule(pack, rule, {"不是“月×100＋日”形式的日期", "is no day written month · 100 + day"});
  return static_cast<int>(rule.value);
}

int whole_years(const layer::rule_pack& pack, double years, const char* key) {
  if (years != std::floor(years) || years > 1000)
    refuse_rule(pack, pack.at(key), {"不是整年数", "is no whole number of years"});
  return static_cast<int>(years);
}

std::vector<works::ground_role> roles_of_kinds(const layer::ground_uses& ground,
                                               const layer::code_list& kinds) {
  std::vector<works::ground_role> roles(kinds.entries.size());
  for (const layer::ground_use& use : ground.kinds) {
    works::ground_role& role = roles[works::rank_of(kinds, use.kind)];
    role.paves = use.paves;
    role.digs = use.digs;
    for (const std::size_t season : use.avoids) role.avoids |= 1U << season;
  }
  return roles;
}

works::conflict_options options_by(const environment& all, const layer::rule_pack& pack,
                                   const conflict_query& query) {
  rule_reader rules(pack);
  works::conflict_options options;
  options.of_kind = roles_of_kinds(all.ground, all.catalogue.codes("work_kind"));
  for (const layer::ground_season& season : all.ground.seasons)
    options.seasons.push_back(
        {day_of_year(pack, season.name + ".from"), day_of_year(pack, season.name + ".until")});
  options.paving_years = whole_years(pack, rules.choose(query.years, kPavingYears), kPavingYears);
  options.digging_years = whole_years(pack, rules.choose(query.years, kDiggingYears), kDiggingYears);
  options.corridor = metres(rules.choose(query.corridor.value, kCorridor));
  options.least_length = metres(rules.choose(0, kLeastLength));
  options.least_area = square_metres(rules.choose(0, kLeastArea));
  if (!(options.corridor.value > 0))
    refuse_rule(pack, pack.at(kCorridor), {"必须大于零", "must be above zero"});
  return options;
}

std::vector<used_rule> rules_used(const layer::rule_pack& pack, const conflict_query& query) {
  std::vector<used_rule> used;
  for (const layer::rule& rule : pack.rules) {
    used_rule& entry = used.emplace_back(used_rule{rule, false});
    const bool in_years = rule.key == kPavingYears || rule.key == kDiggingYears;
    const double given = in_years ? query.years : rule.key == kCorridor ? query.corridor.value : 0;
    if (given > 0) entry.rule.value = given;
    entry.given = given > 0;
  }
  return used;
}

void keep_kind(works::conflict_findings& findings, const works::work_facts& facts, std::size_t kind) {
  const auto other = [&](std::uint32_t work) { return facts.of_work[work].kind != kind; };
  std::erase_if(findings.pairs, [&](const auto& pair) { return other(pair.first) && other(pair.second); });
  std::erase_if(findings.seasons, [&](const auto& found) { return other(found.work); });
  std::erase_if(findings.unchecked, [&](const auto& left_out) { return other(left_out.work); });
  std::erase_if(findings.concerned, other);
  std::erase_if(findings.cancelled, other);
}

conflict_line line_of(const conflict_report& report, const works::pair_conflict& pair) {
  conflict_line line;
  const char* rule = kDiggingYears;
  switch (pair.kind) {
    case works::conflict_kind::surface_reopened:
      line.check = "surface_reopened";
      line.title = {"先铺路后开挖", "Paved, then dug up"};
      rule = kPavingYears;
      break;
    case works::conflict_kind::dug_again:
      line.check = "dug_again";
      line.title = {"重复开挖", "Dug up again"};
      break;
    case works::conflict_kind::dug_together:
      line.check = "dug_together";
      line.title = {"同期开挖", "Dug up at one time"};
      rule = pair.common.unit == works::ground_unit::metres ? kCorridor : kLeastArea;
      break;
  }
  line.first = pair.first;
  line.second = pair.second;
  line.first_days = report.findings.periods[pair.first];
  line.second_days = report.findings.periods[pair.second];
  line.ground = pair.common;
  line.days = pair.days;
  line.rules = {&report.rule(rule)};
  return line;
}

conflict_line line_of(const conflict_report& report, const works::season_conflict& found) {
  conflict_line line;
  const layer::ground_season& season = program_environment().ground.seasons[found.season];
  line.check = "season";
  line.title = {season.title.zh + "施工", "Work in the " + season.title.en};
  line.season = season.name;
  line.first = found.work;
  const bool planned = found.basis == works::date_basis::planned;
  line.first_days.start = {found.start, planned ? works::date_basis::planned : works::date_basis::actual};
  line.first_days.end = {found.end, found.basis};
  line.ground = works::ground_of(report.district->at("works").planar[found.work]);
  line.within = found.within;
  line.days = found.within.count;
  line.rules = {&report.rule(season.name + ".from"), &report.rule(season.name + ".until")};
  return line;
}

}  // namespace

const used_rule& conflict_report::rule(std::string_view key) const {
  const auto found =
      std::ranges::find(rules, key, [](const used_rule& used) { return std::string_view(used.rule.key); });
  assert(found != rules.end());
  return *found;
}

conflict_report compute_conflicts(const std::shared_ptr<const district_snapshot>& district,
                                  const conflict_query& query) {
  const environment& all = program_environment();
  const layer::rule_pack& pack = all.pack("works");
  works::conflict_options options = options_by(all, pack, query);
  conflict_report report{district,
                         of_kind(ledger_on(district, query.as_of), query.kind),
                         pack.name,
                         pack.version,
                         rules_used(pack, query),
                         std::move(options),
                         {}};
  const works_ledger& ledger = report.ledger;
  const layer_snapshot& works = district->at("works");
  const auto pauses = works::pauses_of(works.table, ledger.stages(), query.as_of);
  report.findings =
      works::find_conflicts({ledger.facts, {works.planar, works.index}, pauses, ledger.day}, report.options);
  if (!query.kind.empty())
    keep_kind(report.findings, ledger.facts, works::rank_of(all.catalogue.codes("work_kind"), query.kind));
  return report;
}

std::vector<conflict_line> lines_of(const conflict_report& report) {
  std::vector<conflict_line> lines;
  for (const works::pair_conflict& pair : report.findings.pairs) lines.push_back(line_of(report, pair));
  for (const works::season_conflict& found : report.findings.seasons) lines.push_back(line_of(report, found));
  return lines;
}

}  // namespace greenward::workflow
