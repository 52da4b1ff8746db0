// greenward progress DB [--kind KIND] [--by UNIT,kind,stage,year,responsible] [--as-of DATE] [--recorded-by
// DATE]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/roll_up_table.hpp"
#include "engine/cli/sheet_output.hpp"
#include "engine/workflow/progress.hpp"
#include "engine/workflow/progress_sheets.hpp"
#include "engine/workflow/sheet_cells.hpp"

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

json document(const workflow::progress_report& report, const workflow::moment& when,
              const std::vector<std::string>& by) {
  json totals = json::array(), rows = json::array();
  for (const works::roll_up_row& row : report.totals) {
    json total{{"kind", workflow::code_at("work_kind", row.key.kind)}};
    add_measures(total, row.sums, report.ledger.facts.names);
    totals.push_back(std::move(total));
  }
  for (const works::roll_up_row& row : report.rows)
    rows.push_back(roll_up_json(report.ledger, report.by, row));
  json result = moment_json(report.ledger.day, when);
  result.update({{"by", by},
                 {"unsplit_works", report.ledger.geography->parts.unsplit.size()},
                 {"lines_without_place", report.ledger.geography->lines_without_place},
                 {"totals", totals},
                 {"units", rows}});
  return result;
}

text_table table_of(const session& session, const workflow::works_ledger& ledger, const works::roll_up_by& by,
                    const std::vector<works::roll_up_row>& rows) {
  text_table table(roll_up_columns(by));
  for (const works::roll_up_row& row : rows) table.add(roll_up_cells(session, ledger, by, row));
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
  table_of(session, report.ledger, {.unit = {}, .kind = true}, report.totals).print(std::cout, session.lang);
  std::cout << '\n';
  table_of(session, report.ledger, report.by, report.rows).print(std::cout, session.lang);
  std::cout << session.text(
      "\n项数按工程代码所在单位计一次，“+n”为另有 n "
      "项部分位于此；工程量与预算按长度、面积拆分到各单位，合计不变。"
      "完成率的分母是未取消项数。\n",
      "\nA work counts once, in the unit whose code it carries; \"+n\": n others lie here in part. "
      "Quantities and "
      "budgets are split by length or area and add up to the whole. Shares are of works not cancelled.\n");
  print_reservations(session, report.ledger);
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
  add_by(*command, session, a->by);
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
      save_sheets(sheets, 1, {"工程进度", "Progress of the works"}, a->file, session);
    }
    print_report(session, report, when, a->by);
  });
}

}  // namespace greenward::cli
