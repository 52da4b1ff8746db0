// greenward walk gap|catchment DB ...
#include "engine/cli/arguments.hpp"
#include "engine/cli/explained_output.hpp"
#include "engine/cli/walk_commands.hpp"
#include "engine/cli/walk_options.hpp"
#include "engine/workflow/walk_catchment.hpp"

#include <CLI/CLI.hpp>

namespace greenward::cli {

namespace {

struct access_arguments {
  std::string database, heads = "people_60";
  workflow::walk_options options;
  moment_arguments when;
  std::filesystem::path file;
};

CLI::App* add_command(CLI::App& group, session& session, const char* name, const std::string& help,
                      access_arguments& a) {
  CLI::App* command = group.add_subcommand(name, help);
  add_database(*command, session, a.database);
  add_walk_options(*command, session, a.options);
  add_moment(*command, session, a.when);
  add_sheet_file(*command, session, a.file);
  add_format(*command, session, {"table", "json", "csv"});
  return command;
}

workflow::walk_access access_of(const session& session, const access_arguments& a) {
  const workflow::moment when = parse_moment(a.when);
  return workflow::compute_access(
      workflow::load_snapshot(a.database, workflow::walk_access_layers(), session.task, when), a.options,
      when.happened_by);
}

void show(session& session, const access_arguments& a, const workflow::walk_access& access,
          const bilingual& title, const workflow::explained_sheets& found) {
  const workflow::moment when = parse_moment(a.when);
  show_explained(session, access.district->info, when.happened_by.value_or(today()), when, title, found,
                 a.file);
}

}  // namespace

void add_walk_gap(CLI::App& group, session& session) {
  auto a = std::make_shared<access_arguments>();
  CLI::App* command = add_command(
      group, session, "gap",
      session.text(
          "谁没有覆盖：各人群、各单元、各类设施，沿路与直线半径对照",
          "who is not served: by group, unit and kind of facility, the streets against the plain radius"),
      *a);
  command->callback([a, &session] {
    const workflow::walk_access access = access_of(session, *a);
    show(session, *a, access, {"服务圈覆盖与缺口", "Who is served, and who is not"},
         workflow::access_of(access, session.lang));
  });
}

void add_walk_catchment(CLI::App& group, session& session) {
  auto a = std::make_shared<access_arguments>();
  CLI::App* command =
      add_command(group, session, "catchment",
                  session.text("每千人可及容量（两步移动搜寻法）",
                               "capacity within reach for each thousand heads (two-step floating catchment)"),
                  *a);
  command->add_option("--heads", a->heads,
                      session.text("人群：people、people_60（默认）、people_65、people_80、households",
                                   "whom: people, people_60 (default), people_65, people_80, households"));
  command->callback([a, &session] {
    const workflow::walk_access access = access_of(session, *a);
    show(session, *a, access, {"每千人可及容量", "Capacity within reach"},
         workflow::catchment_of(access, workflow::compute_catchment(access, a->heads), session.lang));
  });
}

}  // namespace greenward::cli
