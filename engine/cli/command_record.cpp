// greenward record DB WORK --stage STAGE --date DATE [--by WHO] [--note TEXT]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/record_progress.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct record_arguments {
  std::string database, work, stage, day, who, note;
};

void run_record(const session& session, const record_arguments& a) {
  const auto result = workflow::record_progress(
      {a.database, a.work, a.stage, parse_day("--date", a.day), person(a.who), a.note});
  if (session.format == output_format::json) {
    print({{"id", result.work.value},
           {"name", result.name},
           {"before", result.before},
           {"after", result.after},
           {"date", a.day}});
    return;
  }
  const layer::code_list& stages = workflow::program_environment().catalogue.codes("stage");
  const auto title = [&](const std::string& stage) {
    const auto* entry = stages.find(stage);
    return entry != nullptr ? session.text(entry->title) : stage;
  };
  std::cout << result.name << session.text("：", ": ") << title(result.before) << " → " << title(result.after)
            << session.text("，", ", ") << a.day << '\n';
}

}  // namespace

void add_record(CLI::App& app, session& session) {
  auto a = std::make_shared<record_arguments>();
  CLI::App* command = app.add_subcommand("record", session.text("登记工程进度", "record a work's progress"));
  add_database(*command, session, a->database);
  command->add_option("WORK", a->work, session.text("工程编码或编号", "the work's code or id"))->required();
  command->add_option("--stage", a->stage, session.text("达到的阶段", "the stage it reached"))->required();
  command->add_option("--date", a->day, session.text("实际日期 YYYY-MM-DD", "actual date YYYY-MM-DD"))
      ->required();
  command->add_option("--by", a->who, session.text("登记人", "who records it"));
  command->add_option("--note", a->note, session.text("说明", "note"));
  add_format(*command, session, {"table", "json"});
  command->callback([a, &session] { run_record(session, *a); });
}

}  // namespace greenward::cli
