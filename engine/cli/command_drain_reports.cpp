// greenward drainage hydraulics DB [--as-of DATE] [--recorded-by DATE] [-o FILE]
// greenward drainage whatif DB [--build PIPE]... [--build-all-planned] [--abandon PIPE]... [-o FILE]
// greenward drainage swmm DB -o FILE.inp [--planned]
#include "engine/cli/arguments.hpp"
#include "engine/cli/drainage_commands.hpp"
#include "engine/cli/explained_output.hpp"
#include "engine/workflow/drain_hydraulics.hpp"
#include "engine/workflow/drain_scenario.hpp"
#include "engine/workflow/swmm_export.hpp"

#include <CLI/CLI.hpp>

namespace greenward::cli {

void add_drain_hydraulics(CLI::App& group, session& session) {
  struct arguments {
    std::string database;
    moment_arguments when;
    std::filesystem::path file;
  };
  auto a = std::make_shared<arguments>();
  CLI::App* command = group.add_subcommand(
      "hydraulics", session.text("管道水力（参考）：坡度、流速、充满度、过流能力、覆土",
                                 "hydraulics of pipes, advisory: slope, velocity, fill, capacity, cover"));
  add_database(*command, session, a->database);
  add_moment(*command, session, a->when);
  add_sheet_file(*command, session, a->file);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] {
    const workflow::moment when = parse_moment(a->when);
    const auto model = workflow::make_drain_model(
        workflow::load_snapshot(a->database, workflow::drain_model_layers(), session.task, when));
    show_explained(session, model.district->info, when.happened_by.value_or(today()), when,
                   {"管道水力（参考）", "Hydraulics of pipes (advisory)"},
                   workflow::hydraulics_of(model, session.lang), a->file);
  });
}

void add_drain_whatif(CLI::App& group, session& session) {
  struct arguments {
    std::string database;
    workflow::scenario plan;
    moment_arguments when;
    std::filesystem::path file;
  };
  auto a = std::make_shared<arguments>();
  CLI::App* command = group.add_subcommand(
      "whatif",
      session.text("方案：建成规划管段、废弃管段之后的分流、检查与工程量",
                   "what if planned pipes were built and others given up: separation, checks, quantities"));
  add_database(*command, session, a->database);
  command->add_option(
      "--build", a->plan.build,
      session.text("建成此规划管段（编码或编号），可多个", "build this planned pipe; repeatable"));
  command->add_flag("--build-all-planned", a->plan.build_all_planned,
                    session.text("建成全部规划管段", "build all planned pipes"));
  command->add_option("--abandon", a->plan.abandon,
                      session.text("废弃此管段（编码或编号），可多个", "give up this pipe; repeatable"));
  add_moment(*command, session, a->when);
  add_sheet_file(*command, session, a->file);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] {
    const workflow::moment when = parse_moment(a->when);
    const auto now = workflow::make_drain_model(
        workflow::load_snapshot(a->database, workflow::drain_check_layers(), session.task, when));
    const auto then = workflow::apply_scenario(now, workflow::links_of(now, a->plan));
    show_explained(session, now.district->info, when.happened_by.value_or(today()), when,
                   workflow::scenario_title(),
                   workflow::compare_scenario(now, workflow::check_drains(now, {}), then,
                                              workflow::check_drains(then, {}), session.lang),
                   a->file);
  });
}

void add_drain_swmm(CLI::App& group, session& session) {
  struct arguments {
    std::string database;
    bool planned = false;
    moment_arguments when;
    std::filesystem::path file;
  };
  auto a = std::make_shared<arguments>();
  CLI::App* command = group.add_subcommand(
      "swmm",
      session.text("写出 EPA SWMM 5.2 模型（先预检）", "write a model for EPA SWMM 5.2, checked before"));
  add_database(*command, session, a->database);
  command->add_option("-o,--output", a->file, session.text("文件（.inp）", "file (.inp)"))->required();
  command->add_flag("--planned", a->planned, session.text("也写规划管段", "planned pipes too"));
  add_moment(*command, session, a->when);
  command->callback([a, &session] {
    const auto model = workflow::make_drain_model(workflow::load_snapshot(
        a->database, workflow::drain_model_layers(), session.task, parse_moment(a->when)));
    const workflow::swmm_export made = workflow::make_swmm_model(model, a->planned);
    for (const bilingual& note : made.notes) session.say(note);
    for (const exchange::swmm_problem& p : made.problems)
      session.say({p.section + " " + p.element + "：" + p.problem.zh,
                   p.section + " " + p.element + ": " + p.problem.en});
    workflow::write_swmm(made, a->file);
    session.say({"已写出 " + a->file.string(), "wrote " + a->file.string()});
  });
}

}  // namespace greenward::cli
