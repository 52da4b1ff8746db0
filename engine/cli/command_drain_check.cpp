// greenward drainage check DB [--check ID]... [--compound CODE] [--severity S] [--since DATE] [--save]
// [--strict] [-o FILE] ... greenward drainage accept DB CHECK FEATURE --reason TEXT
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/drainage_commands.hpp"
#include "engine/cli/explained_output.hpp"
#include "engine/cli/output_options.hpp"
#include "engine/workflow/drain_checks.hpp"
#include "engine/workflow/export_layers.hpp"
#include "engine/workflow/replaced_layers.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>

namespace greenward::cli {

namespace {

struct drain_check_arguments {
  std::string database, since, who, layer_folder;
  workflow::finding_filter filter;
  bool save = false, strict = false, list = false;
  moment_arguments when;
  workflow::output_target target;
  std::filesystem::path file;
};

workflow::drain_model model_at(const session& session, const std::string& database,
                               const workflow::moment& when) {
  return workflow::make_drain_model(
      workflow::load_snapshot(database, workflow::drain_check_layers(), session.task, when));
}

void list_checks(const session& session) {
  const sheet table = workflow::check_catalogue(session.lang);
  if (session.format == output_format::json) return print({{table.key, to_json(table)}});
  if (session.format == output_format::csv)
    std::cout << csv_text(table);
  else
    print_table(table, std::cout, session.lang);
}

void write_layer(session& session, const drain_check_arguments& a, const workflow::drain_model& model,
                 const std::vector<workflow::drain_finding>& findings) {
  const auto table = workflow::finding_table(model, findings, session.lang);
  if (a.save) workflow::replace_layers(a.database, person(a.who), "drainage check", {&table, 1});
  if (a.layer_folder.empty()) return;
  workflow::output_target target = a.target;
  target.folder = a.layer_folder;
  const auto written = workflow::write_tables({table}, target, model.district->info.notice, session.task);
  say_written(session, written);
}

void run_check(session& session, const drain_check_arguments& a) {
  if (a.list) return list_checks(session);
  const workflow::moment when = parse_moment(a.when);
  const workflow::drain_model model = model_at(session, a.database, when);
  const auto findings = workflow::check_drains(model, a.filter);
  const bool on_terminal = session.format == output_format::table;
  workflow::explained_sheets found = workflow::findings_of(model, findings, session.lang);
  workflow::explained_sheets shown =
      on_terminal ? workflow::findings_in_brief(model, findings, session.lang) : found;
  if (!a.since.empty()) {
    const workflow::drain_model before = model_at(session, a.database, parse_moment({"", a.since}));
    shown = workflow::findings_between(before, workflow::check_drains(before, a.filter), model, findings,
                                       session.lang);
    found = shown;
  }
  const date day = when.happened_by.value_or(today());
  const bilingual title{"管网检查", "Checks of the drains"};
  show_explained(session, model.district->info, day, when, title, shown, {});
  save_explained(session, model.district->info, day, when, title, found, a.file);
  write_layer(session, a, model, findings);
  const bool failed = std::ranges::any_of(findings, [](const workflow::drain_finding& one) {
    return !one.accepted && one.found.how == drainage::severity::error;
  });
  if (a.strict && failed) session.status = 1;
}

}  // namespace

void add_drain_check(CLI::App& group, session& session) {
  auto a = std::make_shared<drain_check_arguments>();
  CLI::App* command = group.add_subcommand(
      "check", session.text("管网检查：拓扑、标高、系统、完整性",
                            "check the network: topology, levels, systems, completeness"));
  CLI::Option* database =
      command->add_option("DB", a->database, session.text("区县数据库", "the district's database"));
  command->add_flag("--list", a->list, session.text("列出检查目录", "list the catalogue of checks"));
  command->add_option("--check", a->filter.checks,
                      session.text("只做此项，可多个", "only this check; repeatable"));
  command->add_option("--compound", a->filter.compound, session.text("只看一个小区", "one compound only"));
  static const std::map<std::string, drainage::severity> kSeverities{{"info", drainage::severity::info},
                                                                     {"warning", drainage::severity::warning},
                                                                     {"error", drainage::severity::error}};
  command
      ->add_option("--severity", a->filter.least,
                   session.text("最低程度：info、warning、error", "least severity: info, warning, error"))
      ->transform(CLI::CheckedTransformer(kSeverities))
      ->type_name("");
  command->add_option(
      "--since", a->since,
      session.text("与此日期（北京时间）或时刻已登记的状态比较：新出现的和已消除的",
                   "compare with what was recorded by this date or moment: what is new and what is gone"));
  command->add_flag(
      "--save", a->save,
      session.text("存为图层 drainage_findings（供查看器）", "keep them as the layer drainage_findings"));
  command->add_option("--by", a->who, session.text("登记人（与 --save）", "who saves them"));
  command->add_flag("--strict", a->strict,
                    session.text("有未认可的错误时退出码为 1", "exit status 1 if an error is not accepted"));
  command->add_option("--layer-out", a->layer_folder,
                      session.text("把结果图层写到目录", "write the findings as a layer into this folder"));
  add_output_target(*command, session, "--file-format", a->target);
  add_moment(*command, session, a->when);
  add_sheet_file(*command, session, a->file);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, database, &session] {
    if (!a->list && database->empty())
      throw error(error_code::usage, "DB", {"没有给出数据库", "no database is given"},
                  {"见 --help", "see --help"});
    run_check(session, *a);
  });
}

void add_drain_accept(CLI::App& group, session& session) {
  struct arguments {
    std::string database, check, feature, reason, who;
  };
  auto a = std::make_shared<arguments>();
  CLI::App* command = group.add_subcommand(
      "accept", session.text("认可一项检查发现为例外（记入台账）",
                             "accept a finding as an exception (goes into the journal)"));
  add_database(*command, session, a->database);
  command->add_option("CHECK", a->check, session.text("检查项代码", "id of the check"))->required();
  command->add_option("FEATURE", a->feature, session.text("要素编码", "code of the feature"))->required();
  command->add_option("--reason", a->reason, session.text("理由", "why it may stand"))->required();
  command->add_option("--by", a->who, session.text("认可人", "who accepts it"));
  command->callback([a, &session] {
    workflow::accept_finding(a->database, person(a->who), a->check, a->feature, a->reason);
    session.say({"已认可 " + a->check + " " + a->feature, "accepted " + a->check + " " + a->feature});
  });
}

}  // namespace greenward::cli
