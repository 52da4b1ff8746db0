// greenward targets DB [--as-of DATE] [--recorded-by DATE] [-o FILE.xlsx|pdf|csv]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/sheet_output.hpp"
#include "engine/workflow/progress_sheets.hpp"
#include "engine/workflow/targets.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct target_arguments {
  std::string database;
  moment_arguments when;
  std::filesystem::path file;
};

void show_targets(session& session, const target_arguments& a) {
  const workflow::moment when = parse_moment(a.when);
  const auto district =
      workflow::load_snapshot(a.database, workflow::target_layers(), session.task, {{}, when.recorded_by});
  const auto ledger = workflow::ledger_on(district, when.happened_by);
  const sheet table = workflow::targets_sheet(ledger, district->at("indicators").table, session.lang);
  if (!a.file.empty()) {
    const std::vector<sheet> sheets{table, workflow::explanation(ledger, when, {}, session.lang)};
    save_sheets(sheets, 0, table.title, a.file, session);
  }
  if (session.format == output_format::json) {
    json document = moment_json(ledger.day, when);
    document[table.key] = to_json(table);
    print(document);
  } else if (session.format == output_format::csv) {
    std::cout << csv_text(table);
  } else {
    print_table(table, std::cout, session.lang);
  }
}

}  // namespace

void add_targets(CLI::App& app, session& session) {
  auto a = std::make_shared<target_arguments>();
  CLI::App* command = app.add_subcommand(
      "targets", session.text("指标与目标：现值、目标、分母、日期、来源",
                              "indicators and targets: value, target, denominator, day and source"));
  add_database(*command, session, a->database);
  add_moment(*command, session, a->when);
  add_sheet_file(*command, session, a->file);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] { show_targets(session, *a); });
}

}  // namespace greenward::cli
