// greenward drainage trace DB [--from NODE]... [--link PIPE]... [--direction
// upstream|downstream|connected|path|loops] ...
#include "engine/cli/arguments.hpp"
#include "engine/cli/drainage_commands.hpp"
#include "engine/cli/explained_output.hpp"
#include "engine/workflow/trace_sheets.hpp"

#include <CLI/CLI.hpp>
#include <map>

namespace greenward::cli {

namespace {

struct trace_arguments {
  std::string database;
  workflow::trace_request request;
  bool no_unknown = false, no_overflow = false;
  moment_arguments when;
  std::filesystem::path file;
};

const std::map<std::string, workflow::trace_question>& trace_questions() {
  static const std::map<std::string, workflow::trace_question> questions{
      {"upstream", workflow::trace_question::upstream},
      {"downstream", workflow::trace_question::downstream},
      {"connected", workflow::trace_question::connected},
      {"path", workflow::trace_question::path},
      {"loops", workflow::trace_question::loops}};
  return questions;
}

void add_trace_options(CLI::App& command, const session& session, trace_arguments& a) {
  workflow::trace_request& request = a.request;
  command
      .add_option("--direction", request.question,
                  session.text("upstream、downstream（默认）、connected、path、loops",
                               "upstream, downstream (default), connected, path or loops"))
      ->transform(CLI::CheckedTransformer(trace_questions()))
      ->type_name("");
  command.add_option("--from", request.from,
                     session.text("起点：节点编码或编号，可多个", "start: code or id of a node; repeatable"));
  command.add_option("--link", request.links,
                     session.text("起点：管段编码或编号，可多个", "start: code or id of a pipe; repeatable"));
  command.add_option("--to", request.to, session.text("路径终点（节点）", "end of the path (a node)"));
  command.add_flag("--planned", request.filter.planned, session.text("也走规划管段", "planned pipes too"));
  command.add_flag("--no-unknown", a.no_unknown,
                   session.text("不走状态未知的管段", "without pipes of unknown status"));
  command.add_flag("--no-overflow", a.no_overflow, session.text("不走溢流通道", "without overflow paths"));
  command.add_option("--stop-node", request.stop_nodes,
                     session.text("到此节点为止，可多个", "stop at this node; repeatable"));
  command.add_option("--stop-link", request.stop_links,
                     session.text("不走此管段，可多个", "do not take this pipe; repeatable"));
  command.add_flag("--stop-at-system", request.stop_at_system,
                   session.text("申报系统改变处为止", "stop where the declared system changes"));
  command.add_flag("--stop-at-compound", request.stop_at_compound,
                   session.text("小区边界为止", "stop at the compound's boundary"));
  command.add_option("--limit", request.limit_m, session.text("长度上限（米）", "largest distance, metres"))
      ->check(CLI::PositiveNumber);
}

}  // namespace

void add_drain_trace(CLI::App& group, session& session) {
  auto a = std::make_shared<trace_arguments>();
  CLI::App* command = group.add_subcommand(
      "trace", session.text("追踪：上游、下游、连通、路径、环路",
                            "what lies upstream or downstream, is connected, the path, the loops"));
  add_database(*command, session, a->database);
  add_trace_options(*command, session, *a);
  add_moment(*command, session, a->when);
  add_sheet_file(*command, session, a->file);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] {
    a->request.filter.unknown_status = !a->no_unknown;
    a->request.filter.overflow_paths = !a->no_overflow;
    const workflow::moment when = parse_moment(a->when);
    const auto model = workflow::make_drain_model(
        workflow::load_snapshot(a->database, workflow::drain_model_layers(), session.task, when));
    show_explained(session, model.district->info, when.happened_by.value_or(today()), when,
                   {"管网追踪", "Trace"}, workflow::trace_of(model, a->request, session.lang), a->file);
  });
}

}  // namespace greenward::cli
