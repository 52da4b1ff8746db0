// greenward drainage profile DB --from NODE --to NODE [--any-direction] [-o FILE]
#include "engine/cli/arguments.hpp"
#include "engine/cli/drainage_commands.hpp"
#include "engine/cli/explained_output.hpp"
#include "engine/workflow/drain_checks.hpp"
#include "engine/workflow/drain_profile.hpp"

#include <CLI/CLI.hpp>

namespace greenward::cli {

void add_drain_profile(CLI::App& group, session& session) {
  struct arguments {
    std::string database, title;
    workflow::profile_request request;
    moment_arguments when;
    std::filesystem::path file;
  };
  auto a = std::make_shared<arguments>();
  CLI::App* command =
      group.add_subcommand("profile", session.text("纵断面：两节点之间的地面、管内底、坡度、交叉与问题",
                                                   "the longitudinal profile between two nodes"));
  add_database(*command, session, a->database);
  command
      ->add_option("--from", a->request.from,
                   session.text("起点（节点编码或编号）", "start: code or id of a node"))
      ->required();
  command
      ->add_option("--to", a->request.to, session.text("终点（节点编码或编号）", "end: code or id of a node"))
      ->required();
  command->add_flag("--any-direction", a->request.against_too,
                    session.text("可逆水流方向", "the way may go against the flow"));
  command->add_option("--title", a->title, session.text("图名", "title of the drawing"));
  command->add_option(
      "-o,--output", a->file,
      session.text("写到文件：.svg .png .pdf .dxf 为图，.xlsx .csv 为表",
                   "write to a file: .svg .png .pdf .dxf are drawings, .xlsx .csv are tables"));
  add_moment(*command, session, a->when);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] {
    const workflow::moment when = parse_moment(a->when);
    const auto model = workflow::make_drain_model(
        workflow::load_snapshot(a->database, workflow::drain_check_layers(), session.task, when));
    const drainage::profile way = workflow::profile_between(model, a->request);
    const bilingual named{"纵断面 " + a->request.from + " – " + a->request.to,
                          "Profile " + a->request.from + " – " + a->request.to};
    const bool drawn = workflow::is_profile_drawing(a->file);
    show_explained(session, model.district->info, when.happened_by.value_or(today()), when, named,
                   workflow::profile_sheets(way, session.lang), drawn ? std::filesystem::path() : a->file);
    if (!drawn) return;
    const std::string title = a->title.empty() ? session.text(named) : a->title;
    workflow::draw_profile_file(model, way, title, a->file, session.lang);
    session.say({"已写出 " + a->file.string(), "wrote " + a->file.string()});
  });
}

}  // namespace greenward::cli
