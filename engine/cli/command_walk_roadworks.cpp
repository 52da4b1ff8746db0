// greenward walk roadworks DB [--on DAY] [--areas] ...
#include "engine/cli/arguments.hpp"
#include "engine/cli/explained_output.hpp"
#include "engine/cli/output_options.hpp"
#include "engine/cli/walk_commands.hpp"
#include "engine/cli/walk_options.hpp"
#include "engine/workflow/export_layers.hpp"
#include "engine/workflow/replaced_layers.hpp"
#include "engine/workflow/walk_roadworks.hpp"

#include <CLI/CLI.hpp>

namespace greenward::cli {

namespace {

struct roadworks_arguments {
  std::string database, layer_folder, who;
  bool save = false;
  workflow::walk_options options;
  workflow::roadworks_query query;
  moment_arguments when;
  workflow::output_target target;
  std::filesystem::path file;
};

void run_roadworks(session& session, const roadworks_arguments& a) {
  const workflow::moment when = parse_moment(a.when);
  const workflow::walk_roadworks found = workflow::compute_roadworks(
      workflow::load_snapshot(a.database, workflow::walk_roadworks_layers(), session.task, when), a.options,
      a.query, when.happened_by, session.task);
  const store::district_info& info = found.access.district->info;
  show_explained(session, info, found.on, when, {"施工对服务圈的影响", "What roadworks do to service areas"},
                 workflow::roadworks_of(found, session.lang), a.file);
  if (!a.save && a.layer_folder.empty()) return;
  const auto tables = workflow::roadworks_tables(found);
  if (a.save) workflow::replace_layers(a.database, person(a.who), "walk roadworks", tables);
  if (a.layer_folder.empty()) return;
  workflow::output_target target = a.target;
  target.folder = a.layer_folder;
  say_written(session, workflow::write_tables(tables, target, info.notice, session.task));
}

}  // namespace

void add_walk_roadworks(CLI::App& group, session& session) {
  auto a = std::make_shared<roadworks_arguments>();
  CLI::App* command = group.add_subcommand(
      "roadworks", session.text("在施工程切断了谁的服务圈，各项完工后恢复多少",
                                "whom the works under way cut off, and what each one's completion restores"));
  add_database(*command, session, a->database);
  command->add_option_function<std::string>(
      "--on", [a](const std::string& text) { a->query.on = parse_day("--on", text); },
      session.text("哪一天（YYYY-MM-DD，默认今天）；以后的日子按计划",
                   "the day (YYYY-MM-DD; default today); days to come go by the plan"));
  command->add_flag("--areas", a->query.areas,
                    session.text("面状工程也封闭其内的路段（最坏情况）",
                                 "works that are areas close the paths in them, too (the worst case)"));
  add_walk_options(*command, session, a->options);
  command->add_flag(
      "--save", a->save,
      session.text("存为图层 closed_streets 和 cut_off_places（供地图和查看器）",
                   "keep them as the layers closed_streets and cut_off_places (for maps and the "
                   "viewer)"));
  command->add_option("--by", a->who, session.text("登记人（与 --save）", "who saves them"));
  command->add_option("--layer-out", a->layer_folder,
                      session.text("把封闭路段和中断的居住点写到目录",
                                   "write the closed streets and the places cut off into this folder"));
  add_output_target(*command, session, "--file-format", a->target);
  add_moment(*command, session, a->when);
  add_sheet_file(*command, session, a->file);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] { run_roadworks(session, *a); });
}

}  // namespace greenward::cli
