// greenward conflicts DB [--kind KIND] [--years N] [--corridor METRES] [--as-of DATE] [--recorded-by DATE]
// [--strict]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/sheet_output.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/workflow/conflict_sheets.hpp"
#include "engine/workflow/conflicts.hpp"
#include "engine/workflow/progress_sheets.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>
#include <map>

namespace greenward::cli {

namespace {

struct conflict_arguments {
  std::string database;
  workflow::conflict_query query;
  double corridor = 0;
  moment_arguments when;
  std::filesystem::path file;
  bool strict = false;
};

json date_json(const std::optional<works::dated_day>& day) {
  if (!day) return nullptr;
  return {{"date", format_date(day->day)}, {"basis", workflow::words_for(day->basis).code}};
}

json work_json(const workflow::conflict_report& report, std::uint32_t work) {
  const layer::feature_table& works = report.ledger.works();
  return {{"id", works.ids()[work].value},
          {"code", to_json(works["code"], work)},
          {"name", to_json(works["name"], work)},
          {"kind", workflow::code_at("work_kind", report.ledger.facts.of_work[work].kind)}};
}

json dated_work_json(const workflow::conflict_report& report, std::uint32_t work,
                     const works::work_period& days) {
  json out = work_json(report, work);
  out["start"] = date_json(days.start);
  out["end"] = date_json(days.end);
  return out;
}

json rule_json(const workflow::used_rule& used) {
  return {{"key", used.rule.key},
          {"value", used.rule.value},
          {"unit", used.rule.unit},
          {"norm", used.given ? "" : used.rule.norm},
          {"clause", used.given ? "" : used.rule.clause},
          {"verified", !used.given && used.rule.verified},
          {"given", used.given}};
}

json line_json(const workflow::conflict_report& report, const workflow::conflict_line& line) {
  json rules = json::array();
  for (const workflow::used_rule* used : line.rules) rules.push_back(rule_json(*used));
  const auto amount = [&](works::ground_unit unit) {
    return line.ground && line.ground->unit == unit ? json(line.ground->amount) : json();
  };
  return {{"check", line.check},
          {"season", line.season.empty() ? json() : json(line.season)},
          {"first", dated_work_json(report, line.first, line.first_days)},
          {"second", line.second ? dated_work_json(report, *line.second, line.second_days) : json()},
          {"ground_m", amount(works::ground_unit::metres)},
          {"ground_m2", amount(works::ground_unit::square_metres)},
          {"season_first", line.within ? json(format_date(line.within->first)) : json()},
          {"season_last", line.within ? json(format_date(line.within->last)) : json()},
          {"days", line.days},
          {"rules", rules}};
}

/// How many works each check left out, and why.
std::map<works::unchecked_work, std::size_t> counts_of(const workflow::conflict_report& report) {
  std::map<works::unchecked_work, std::size_t> counts;
  for (const works::unchecked_work& left_out : report.findings.unchecked)
    ++counts[{left_out.check, left_out.reason, 0}];
  return counts;
}

json unchecked_json(const workflow::conflict_report& report) {
  json list = json::array();
  for (const works::unchecked_work& left_out : report.findings.unchecked) {
    json entry = work_json(report, left_out.work);
    entry["check"] = workflow::words_for(left_out.check).code;
    entry["reason"] = workflow::words_for(left_out.reason).code;
    list.push_back(std::move(entry));
  }
  return list;
}

json document(const workflow::conflict_report& report, const workflow::moment& when) {
  json rules = json::array(), conflicts = json::array(), counts = json::array();
  for (const workflow::used_rule& used : report.rules) rules.push_back(rule_json(used));
  for (const workflow::conflict_line& line : lines_of(report)) conflicts.push_back(line_json(report, line));
  for (const auto& [key, works] : counts_of(report)) {
    counts.push_back({{"check", workflow::words_for(key.check).code},
                      {"reason", workflow::words_for(key.reason).code},
                      {"works", works}});
  }
  json result = moment_json(report.ledger.day, when);
  result.update({{"rule_pack", report.pack_name + " " + report.pack_version},
                 {"rules", rules},
                 {"works", report.findings.concerned.size()},
                 {"cancelled", report.findings.cancelled.size()},
                 {"conflicts", conflicts},
                 {"not_checked_counts", counts},
                 {"not_checked", unchecked_json(report)}});
  return result;
}

std::string days_text(const session& session, const works::work_period& days) {
  const auto text = [&](const std::optional<works::dated_day>& day) {
    if (!day) return std::string("?");
    return format_date(day->day) + " " + session.text(workflow::words_for(day->basis).title);
  };
  return text(days.start) + " – " + text(days.end);
}

std::string work_text(const workflow::conflict_report& report, std::uint32_t work) {
  const layer::feature_table& works = report.ledger.works();
  const std::string code = to_text(works["code"], work), name = to_text(works["name"], work);
  return name.empty() ? code : code + " " + name;
}

std::string ground_text(const workflow::conflict_line& line) {
  if (!line.ground) return "";
  return fmt::format("{:.0f} {}", line.ground->amount,
                     line.ground->unit == works::ground_unit::metres ? "m" : "m²");
}

std::string rules_text(const session& session, const workflow::conflict_line& line) {
  std::string text;
  for (const workflow::used_rule* used : line.rules) {
    const bilingual words = workflow::standing_of(*used);
    const std::string& standing = session.text(words);
    text += (text.empty() ? "" : "; ") +
            fmt::format("{} = {:g} {}", used->rule.key, used->rule.value, used->rule.unit);
    if (!used->given && !used->rule.norm.empty()) text += " " + used->rule.norm + used->rule.clause;
    if (!standing.empty()) text += session.text("（", " (") + standing + session.text("）", ")");
  }
  return text;
}

text_table table_of(const session& session, const workflow::conflict_report& report) {
  text_table table({{"check", {"检查", "Check"}},
                    {"first", {"工程", "Work"}},
                    {"first_days", {"工期", "Its days"}},
                    {"second", {"另一工程", "Other work"}},
                    {"second_days", {"工期", "Its days"}},
                    {"ground", {"共同长度或面积", "Ground"}, alignment::right},
                    {"days", {"天", "Days"}, alignment::right},
                    {"rule", {"规则", "Rule"}}});
  for (const workflow::conflict_line& line : lines_of(report)) {
    table.add({session.text(line.title), work_text(report, line.first), days_text(session, line.first_days),
               line.second ? work_text(report, *line.second) : "",
               line.second ? days_text(session, line.second_days) : "", ground_text(line),
               std::to_string(line.days), rules_text(session, line)});
  }
  return table;
}

void print_unchecked(const session& session, const workflow::conflict_report& report) {
  text_table table({{"check", {"检查", "Check"}},
                    {"reason", {"未检查的原因", "Not checked, because"}},
                    {"works", {"项数", "Works"}, alignment::right}});
  for (const auto& [key, works] : counts_of(report)) {
    table.add({session.text(workflow::words_for(key.check).title),
               session.text(workflow::words_for(key.reason).title), std::to_string(works)});
  }
  if (report.findings.unchecked.empty()) return;
  std::cout << '\n';
  table.print(std::cout, session.lang);
}

void print_report(const session& session, const workflow::conflict_report& report,
                  const workflow::moment& when) {
  if (session.format == output_format::json) return print(document(report, when));
  if (session.format == output_format::csv) {
    std::cout << csv_text(workflow::conflict_sheets(report, session.lang).front());
    return;
  }
  std::cout << as_of_text(session, report.ledger.day, when) << "\n\n";
  table_of(session, report).print(std::cout, session.lang);
  print_unchecked(session, report);
  std::cout << '\n';
  for (const bilingual& note : workflow::conflict_notes(report)) std::cout << session.text(note) << '\n';
}

void add_options(CLI::App& command, session& session, conflict_arguments& a) {
  add_database(command, session, a.database);
  command.add_option("--kind", a.query.kind,
                     session.text("只看涉及一类工程的冲突，例如 road、sewer_separation",
                                  "only conflicts of works of one kind, e.g. road, sewer_separation"));
  command
      .add_option(
          "--years", a.query.years,
          session.text("不得再开挖的年限（整年），默认取规则包",
                       "whole years in which a street is not dug up (again); default: the rule pack's"))
      ->check(CLI::Range(1, 100))
      ->type_name("N");
  command
      .add_option("--corridor", a.corridor,
                  session.text("视为同一路段的距离（米），默认取规则包",
                               "metres within which works are in the same street; default: the rule pack's"))
      ->check(CLI::Range(0.1, 1000.0))
      ->type_name("M");
  add_moment(command, session, a.when);
  add_sheet_file(command, session, a.file);
  command.add_flag("--strict", a.strict,
                   session.text("有冲突则退出码为 1", "exit status 1 if there are any"));
  add_format(command, session, {"table", "json", "csv"});
}

}  // namespace

void add_conflicts(CLI::App& app, session& session) {
  auto a = std::make_shared<conflict_arguments>();
  CLI::App* command = app.add_subcommand(
      "conflicts",
      session.text("工程冲突与工序：先铺路后开挖、重复或同期开挖、不宜施工的季节",
                   "works in each other's way: paved before digging, dug up again or at one time, and "
                   "seasons to avoid"));
  add_options(*command, session, *a);
  command->callback([a, &session] {
    const workflow::moment when = parse_moment(a->when);
    a->query.as_of = when.happened_by;
    a->query.corridor = metres(a->corridor);
    const auto district =
        workflow::load_snapshot(a->database, workflow::ledger_layers(), session.task, {{}, when.recorded_by});
    const auto report = workflow::compute_conflicts(district, a->query);
    if (!a->file.empty()) {
      std::vector<sheet> sheets = workflow::conflict_sheets(report, session.lang);
      sheets.push_back(
          workflow::explanation(report.ledger, when, workflow::conflict_notes(report), session.lang));
      save_sheets(sheets, 0, {"冲突与工序", "Conflicts and sequence of works"}, a->file, session);
    }
    print_report(session, report, when);
    if (a->strict && (!report.findings.pairs.empty() || !report.findings.seasons.empty())) session.status = 1;
  });
}

}  // namespace greenward::cli
