// greenward progress DB [--kind KIND] [--by UNIT,kind,stage,year,responsible] [--as-of DATE] [--recorded-by
// DATE]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/sheet_output.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/progress.hpp"
#include "engine/workflow/progress_sheets.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct progress_arguments {
  std::string database, kind;
  moment_arguments when;
  std::vector<std::string> by{"street"};
  std::filesystem::path file;
};

/// `names`: words of --by. A level alone also means by kind, which is what most ask for.
works::roll_up_by parse_by(const std::vector<std::string>& names) {
  works::roll_up_by by;
  for (const std::string& name : names) {
    if (take_level(name, by.unit)) continue;
    if (name == "kind") {
      by.kind = true;
    } else if (name == "stage") {
      by.stage = true;
    } else if (name == "year") {
      by.year = true;
    } else if (name == "responsible") {
      by.responsible = true;
    }
  }
  if (names.size() == 1 && by.unit) by.kind = true;
  return by;
}

json row_json(const workflow::progress_report& report, const works::roll_up_row& row) {
  const works::roll_up_by& by = report.by;
  json out = json::object();
  if (by.unit) {
    const bool known = row.key.unit != works::kNoUnit;
    const auto& geography = *report.ledger.geography;
    out["code"] = known ? geography.tree.units()[row.key.unit].code : "";
    out["name"] = known ? geography.unit_names[row.key.unit] : "";
    out["level"] = name_of(*by.unit);
  }
  if (by.kind) out["kind"] = code_at("work_kind", row.key.kind);
  if (by.stage) out["stage"] = code_at("stage", row.key.stage);
  if (by.year) out["year"] = row.key.year == works::kNoYear ? json() : json(row.key.year);
  if (by.responsible) out["responsible"] = report.ledger.facts.names[row.key.responsible];
  add_measures(out, row.sums, report.ledger.facts.names);
  return out;
}

json document(const workflow::progress_report& report, const workflow::moment& when,
              const std::vector<std::string>& by) {
  json totals = json::array(), rows = json::array();
  for (const works::roll_up_row& row : report.totals) {
    json total{{"kind", code_at("work_kind", row.key.kind)}};
    add_measures(total, row.sums, report.ledger.facts.names);
    totals.push_back(std::move(total));
  }
  for (const works::roll_up_row& row : report.rows) rows.push_back(row_json(report, row));
  return {{"as_of", format_date(report.ledger.day)},
          {"recorded_by", when.recorded_by.empty() ? json() : json(when.recorded_by)},
          {"by", by},
          {"unsplit_works", report.ledger.geography->parts.unsplit.size()},
          {"lines_without_place", report.ledger.geography->lines_without_place},
          {"totals", totals},
          {"units", rows}};
}

std::vector<text_column> measure_columns() {
  return {{"works", {"项数", "Works"}, alignment::right},
          {"done", {"完成", "Done"}, alignment::right},
          {"quantity", {"完成工程量", "Quantity done"}, alignment::right},
          {"budget", {"预算万元", "Budget, 10 000 yuan"}, alignment::right},
          {"late", {"逾期", "Late"}, alignment::right},
          {"by_stage", {"各阶段", "By stage"}}};
}

void add_measure_cells(const session& session, std::vector<std::string>& cells, const works::measures& sums,
                       const works::name_list& names) {
  const std::string touching = sums.touching == 0 ? "" : fmt::format("+{}", sums.touching);
  cells.push_back(std::to_string(sums.works) + touching);
  cells.push_back(share_text(static_cast<std::int64_t>(sums.done),
                             static_cast<std::int64_t>(sums.works - sums.cancelled)));
  cells.push_back(quantities_text(session, sums, names));
  const bool has_budget = sums.budget != 0 || sums.works > sums.cancelled + sums.without_budget;
  cells.push_back(has_budget ? fmt::format("{:.0f}", static_cast<double>(sums.budget) / works::kFenOfWan)
                             : "");
  cells.push_back(late_text(session, sums));
  cells.push_back(stages_text(session, sums));
}

text_table total_table(const session& session, const workflow::progress_report& report) {
  std::vector<text_column> columns{{"kind", {"工程类别", "Kind"}}};
  for (text_column& column : measure_columns()) columns.push_back(std::move(column));
  text_table table(std::move(columns));
  for (const works::roll_up_row& row : report.totals) {
    std::vector<std::string> cells{workflow::code_title("work_kind", row.key.kind, session.lang)};
    add_measure_cells(session, cells, row.sums, report.ledger.facts.names);
    table.add(std::move(cells));
  }
  return table;
}

text_table row_table(const session& session, const workflow::progress_report& report) {
  const works::roll_up_by& by = report.by;
  std::vector<text_column> columns;
  if (by.unit) columns.push_back({"code", {"代码", "Code"}});
  if (by.unit) columns.push_back({"name", {"单位", "Unit"}});
  if (by.kind) columns.push_back({"kind", {"工程类别", "Kind"}});
  if (by.stage) columns.push_back({"stage", {"阶段", "Stage"}});
  if (by.year) columns.push_back({"year", {"年度", "Year"}});
  if (by.responsible) columns.push_back({"responsible", {"责任单位", "Responsible body"}});
  for (text_column& column : measure_columns()) columns.push_back(std::move(column));
  text_table table(std::move(columns));
  for (const works::roll_up_row& row : report.rows) {
    std::vector<std::string> cells;
    const bool known = row.key.unit != works::kNoUnit;
    if (by.unit) cells.push_back(known ? report.ledger.geography->tree.units()[row.key.unit].code : "");
    if (by.unit) cells.push_back(session.text(report.ledger.unit_title(row.key.unit)));
    if (by.kind) cells.push_back(workflow::code_title("work_kind", row.key.kind, session.lang));
    if (by.stage) cells.push_back(workflow::code_title("stage", row.key.stage, session.lang));
    if (by.year) cells.push_back(row.key.year == works::kNoYear ? "" : std::to_string(row.key.year));
    if (by.responsible) cells.push_back(report.ledger.facts.names[row.key.responsible]);
    add_measure_cells(session, cells, row.sums, report.ledger.facts.names);
    table.add(std::move(cells));
  }
  return table;
}

void print_report(const session& session, const workflow::progress_report& report,
                  const workflow::moment& when, const std::vector<std::string>& by) {
  if (session.format == output_format::json) return print(document(report, when, by));
  if (session.format == output_format::csv) {
    std::cout << csv_text(workflow::progress_sheets(report, session.lang)[1]);
    return;
  }
  std::cout << as_of_text(session, report.ledger.day, when) << "\n\n";
  total_table(session, report).print(std::cout, session.lang);
  std::cout << '\n';
  row_table(session, report).print(std::cout, session.lang);
  std::cout << session.text(
      "\n项数按工程代码所在单位计一次，“+n”为另有 n "
      "项部分位于此；工程量与预算按长度、面积拆分到各单位，合计不变。"
      "完成率的分母是未取消项数。\n",
      "\nA work counts once, in the unit whose code it carries; \"+n\": n others lie here in part. "
      "Quantities and "
      "budgets are split by length or area and add up to the whole. Shares are of works not cancelled.\n");
}

}  // namespace

void add_progress(CLI::App& app, session& session) {
  auto a = std::make_shared<progress_arguments>();
  CLI::App* command = app.add_subcommand(
      "progress", session.text("工程进度汇总：按单位、类别、阶段、年度、责任单位",
                               "progress of the works by unit, kind, stage, year and responsible body"));
  add_database(*command, session, a->database);
  command->add_option("--kind", a->kind,
                      session.text("只看一类工程，例如 road、sewer_separation",
                                   "one kind only, e.g. road, sewer_separation"));
  command
      ->add_option(
          "--by", a->by,
          session.text("按什么分行，逗号分隔：district 区、street 街镇（默认）或 community 社区村，"
                       "kind 类别、stage 阶段、year 年度、responsible 责任单位",
                       "what makes the rows, comma-separated: district, street (default) or community; "
                       "kind, stage, year, responsible"))
      ->delimiter(',')
      ->check(CLI::IsMember({"district", "street", "community", "kind", "stage", "year", "responsible"}))
      ->type_name("");
  add_moment(*command, session, a->when);
  add_sheet_file(*command, session, a->file);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] {
    const workflow::moment when = parse_moment(a->when);
    const works::roll_up_by by = parse_by(a->by);
    const auto district =
        workflow::load_snapshot(a->database, workflow::ledger_layers(), session.task, {{}, when.recorded_by});
    const auto report = workflow::compute_progress(district, {a->kind, by, when.happened_by});
    if (!a->file.empty()) {
      std::vector<sheet> sheets = workflow::progress_sheets(report, session.lang);
      sheets.push_back(workflow::explanation(report.ledger, when, {}, session.lang));
      save_sheets(sheets, 1, a->file, session);
    }
    print_report(session, report, when, a->by);
  });
}

}  // namespace greenward::cli
