// greenward hazards summary|list|record DB ...
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/hazard_output.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/sheet_output.hpp"
#include "engine/workflow/hazard_file.hpp"
#include "engine/workflow/hazard_sheets.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct hazards_arguments {
  std::string database;
  moment_arguments when;
  std::vector<std::string> by{"street"};
  bool overdue = false, faults = false;
  std::filesystem::path output;
};

struct hazard_record_arguments {
  std::string database, hazard, state, day, deadline, responsible, who, note;
  std::string file, source_layer, encoding, rejects;
};

works::hazard_by parse_hazards_by(const std::vector<std::string>& names) {
  works::hazard_by by;
  for (const std::string& name : names) {
    if (take_level(name, by.unit)) continue;
    if (name == "kind") {
      by.kind = true;
    } else if (name == "responsible") {
      by.responsible = true;
    }
  }
  return by;
}

workflow::hazard_ledger ledger_of(const session& session, const hazards_arguments& a,
                                  const workflow::moment& when) {
  const auto district =
      workflow::load_snapshot(a.database, workflow::hazard_layers(), session.task, {{}, when.recorded_by});
  return workflow::hazards_on(district, when.happened_by);
}

// ---- summary ----

void run_hazard_summary(const session& session, const hazards_arguments& a) {
  const workflow::moment when = parse_moment(a.when);
  const works::hazard_by by = parse_hazards_by(a.by);
  const workflow::hazard_ledger ledger = ledger_of(session, a, when);
  const auto rows = workflow::hazard_measures_sheet("rows", {"明细", "Rows"}, ledger, by, session.lang);
  if (!a.output.empty()) {
    const auto open = workflow::choose(ledger, workflow::hazard_choice::open);
    const std::vector<sheet> sheets{
        workflow::hazard_measures_sheet("total", {"合计", "In all"}, ledger, {}, session.lang),
        workflow::hazard_measures_sheet("kinds", {"分类合计", "By kind"}, ledger, {.unit = {}, .kind = true},
                                        session.lang),
        rows,
        workflow::hazard_list_sheet("hazards", {"未整改隐患", "Open hazards"}, ledger, open, session.lang),
        workflow::hazard_explanation(ledger, when, session.lang)};
    save_sheets(sheets, 2, {"隐患闭环", "Hazards"}, a.output, session);
  }
  if (session.format == output_format::json) return print(hazard_summary_json(ledger, when, by, a.by));
  if (session.format == output_format::csv) {
    std::cout << csv_text(rows);
    return;
  }
  print_hazard_summary(session, ledger, when, by);
}

// ---- list ----

void run_hazard_list(const session& session, const hazards_arguments& a) {
  using workflow::hazard_choice;
  const workflow::moment when = parse_moment(a.when);
  const workflow::hazard_ledger ledger = ledger_of(session, a, when);
  const hazard_choice choice = a.faults    ? hazard_choice::contradictory
                               : a.overdue ? hazard_choice::overdue
                                           : hazard_choice::open;
  const auto rows = workflow::choose(ledger, choice);
  const bilingual title = a.faults ? bilingual{"登记自相矛盾的隐患", "Hazards with contradictory records"}
                          : a.overdue ? bilingual{"逾期未整改隐患", "Overdue hazards"}
                                      : bilingual{"未整改隐患", "Open hazards"};
  const sheet list = workflow::hazard_list_sheet("hazards", title, ledger, rows, session.lang);
  if (!a.output.empty()) {
    const std::vector<sheet> sheets{list, workflow::hazard_explanation(ledger, when, session.lang)};
    save_sheets(sheets, 0, {"隐患清单", "List of hazards"}, a.output, session);
  }
  if (session.format == output_format::json) return print(hazard_list_json(ledger, when, rows));
  if (session.format == output_format::csv) {
    std::cout << csv_text(list);
    return;
  }
  std::cout << as_of_text(session, ledger.facts.day, when) << '\n';
  print_table(list, std::cout, session.lang);
}

// ---- record ----

void record_hazard(const session& session, const hazard_record_arguments& a) {
  workflow::hazard_update update{a.hazard, a.state, {}, {}, a.responsible, a.note};
  if (!a.day.empty()) update.day = parse_day("--date", a.day);
  if (!a.deadline.empty()) update.deadline = parse_day("--deadline", a.deadline);
  const auto result = workflow::record_hazards(a.database, person(a.who), "", std::span(&update, 1));
  if (!result.refused.empty()) {
    throw error(error_code::usage, a.hazard, result.refused.front().reason,
                {"请改正后重做；已登记的见 greenward history --layer hazards",
                 "correct it and do it again; greenward history --layer hazards shows what is recorded"});
  }
  const workflow::recorded_hazard& hazard = result.hazards.front();
  if (session.format == output_format::json) {
    json document = recorded_json(hazard);
    document["date"] = a.day.empty() ? json() : json(format_date(*update.day));
    document["deadline"] = a.deadline.empty() ? json() : json(format_date(*update.deadline));
    return print(document);
  }
  std::cout << recorded_text(session, hazard) << (a.day.empty() ? "" : session.text("，", ", ") + a.day)
            << '\n';
}

void record_hazard_file(const session& session, const hazard_record_arguments& a) {
  const auto summary = workflow::record_hazards_from_file(
      {a.database, a.file, {a.source_layer, "", a.encoding}, a.rejects, person(a.who), a.note}, session.task);
  if (session.format == output_format::json) {
    json hazards = json::array();
    for (const auto& hazard : summary.hazards) hazards.push_back(recorded_json(hazard));
    print({{"read", summary.read},
           {"hazards", hazards},
           {"refused", summary.refused},
           {"rejects", summary.rejects.empty() ? json() : json(summary.rejects.string())}});
  } else {
    for (const auto& hazard : summary.hazards) std::cout << recorded_text(session, hazard) << '\n';
    session.say({fmt::format("读入 {} 条，登记 {} 处隐患", summary.read, summary.hazards.size()),
                 fmt::format("{} records read, {} hazards recorded", summary.read, summary.hazards.size())});
  }
  if (summary.refused == 0) return;
  throw error(
      error_code::bad_input, a.file,
      {fmt::format("{} 条记录被退回，没有写入任何内容；原因见 {}", summary.refused, summary.rejects.string()),
       fmt::format("{} records were refused and nothing was written; the reasons are in {}", summary.refused,
                   summary.rejects.string())},
      {"改正后重做", "correct them and do it again"});
}

void run_hazard_record(const session& session, const hazard_record_arguments& a) {
  if (a.file.empty() != a.hazard.empty())
    return a.file.empty() ? record_hazard(session, a) : record_hazard_file(session, a);
  throw error(error_code::usage, "hazards record",
              {"请给出一处隐患或一个文件", "give one hazard, or one file"},
              {"例如 greenward hazards record DB HZ-0001 --state mended --date 2023-05-01，或 --file 文件",
               "e.g. greenward hazards record DB HZ-0001 --state mended --date 2023-05-01, or --file FILE"});
}

// ---- options ----

CLI::App* add_hazard_view(CLI::App& group, session& session, const char* name, const std::string& help,
                          hazards_arguments& a) {
  CLI::App* command = group.add_subcommand(name, help);
  add_database(*command, session, a.database);
  add_moment(*command, session, a.when);
  add_sheet_file(*command, session, a.output);
  add_format(*command, session, {"table", "json", "csv"});
  return command;
}

void add_hazard_summary(CLI::App& group, session& session) {
  auto a = std::make_shared<hazards_arguments>();
  CLI::App* command = add_hazard_view(group, session, "summary",
                                      session.text("隐患闭环汇总：按单位、类别、责任单位",
                                                   "the closed loop by unit, kind and responsible body"),
                                      *a);
  command
      ->add_option(
          "--by", a->by,
          session.text("按什么分行，逗号分隔：district 区、street 街镇（默认）或 community 社区村，"
                       "kind 类别、responsible 责任单位",
                       "what makes the rows, comma-separated: district, street (default) or community; "
                       "kind, responsible"))
      ->delimiter(',')
      ->check(CLI::IsMember({"district", "street", "community", "kind", "responsible"}))
      ->type_name("");
  command->callback([a, &session] { run_hazard_summary(session, *a); });
}

void add_hazard_list(CLI::App& group, session& session) {
  auto a = std::make_shared<hazards_arguments>();
  CLI::App* command = add_hazard_view(
      group, session, "list",
      session.text("未整改的隐患，逾期最久的在前", "the open hazards, most overdue first"), *a);
  auto* overdue =
      command->add_flag("--overdue", a->overdue, session.text("只列逾期的", "only those overdue"));
  command
      ->add_flag("--faults", a->faults,
                 session.text("改列状态与日期自相矛盾的隐患",
                              "instead those whose state and dates contradict each other"))
      ->excludes(overdue);
  command->callback([a, &session] { run_hazard_list(session, *a); });
}

void add_hazard_record(CLI::App& group, session& session) {
  auto a = std::make_shared<hazard_record_arguments>();
  CLI::App* command = group.add_subcommand(
      "record", session.text("登记隐患的派单、整改、核验：一处，或一个文件中的多处",
                             "record that hazards were assigned, mended, verified: one, or those in a file"));
  add_database(*command, session, a->database);
  command->add_option("HAZARD", a->hazard, session.text("隐患编码或编号", "the hazard's code or id"));
  command->add_option(
      "--state", a->state,
      session.text("达到的状态：found 已发现、assigned 已派单、mended 已整改、verified 已核验",
                   "the state it came to: found, assigned, mended, verified"));
  command->add_option("--date", a->day, session.text("日期 YYYY-MM-DD", "date YYYY-MM-DD"));
  command->add_option(
      "--deadline", a->deadline,
      session.text("整改期限 YYYY-MM-DD（含当日）", "to be mended by YYYY-MM-DD (that day included)"));
  command->add_option("--responsible", a->responsible, session.text("责任单位", "the responsible body"));
  command->add_option(
      "--file", a->file,
      session.text("更新表（CSV、XLSX），列为编码、状态、日期、整改期限、责任单位、说明；全部登记或全部退回",
                   "a table of updates (CSV, XLSX) with the columns code, state, date, deadline, "
                   "responsible, note; all or none"));
  command->add_option("--source-layer", a->source_layer,
                      session.text("文件中的工作表", "the sheet within the file"));
  command->add_option("--encoding", a->encoding,
                      session.text("文字编码，例如 GBK", "text encoding, e.g. GBK"));
  command->add_option("--rejects", a->rejects,
                      session.text("退回记录文件（CSV）", "file for refused records (CSV)"));
  command->add_option("--by", a->who, session.text("登记人", "who records it"));
  command->add_option(
      "--note", a->note,
      session.text("说明（写入台账）；已整改的隐患带说明再派单即退回重新整改",
                   "note (goes into the journal); a mended hazard assigned again with a note is sent "
                   "back"));
  add_format(*command, session, {"table", "json"});
  command->callback([a, &session] { run_hazard_record(session, *a); });
}

}  // namespace

void add_hazards(CLI::App& app, session& session) {
  CLI::App* group = app.add_subcommand("hazards", session.text("隐患闭环：发现、派单、整改、核验",
                                                               "hazards: found, assigned, mended, verified"));
  group->require_subcommand(1);
  add_hazard_summary(*group, session);
  add_hazard_list(*group, session);
  add_hazard_record(*group, session);
}

}  // namespace greenward::cli
