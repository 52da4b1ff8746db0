// greenward walk network DB --from-lines LAYER|FILE ...
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/sheet_output.hpp"
#include "engine/cli/walk_commands.hpp"
#include "engine/workflow/walk_lines.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct network_arguments {
  workflow::walk_lines_request request;
  std::filesystem::path output;
};

json network_json(const workflow::walk_lines_report& r, const sheet& joints) {
  return {{"tolerance_m", r.tolerance.value},
          {"tolerance_given", r.tolerance_given},
          {"lines", r.lines},
          {"nodes", r.nodes},
          {"edges", r.edges},
          {"edges_replaced", r.replaced},
          {"gates", r.gates},
          {"passing_over", r.passing_over},
          {"left_out",
           {{"not_walkable", r.not_walkable}, {"not_lines", r.not_lines}, {"unreadable", r.unreadable}}},
          {"counts",
           {{"ends", r.count("ends")},
            {"end_on_line", r.count("end_on_line")},
            {"crossing", r.count("crossing")},
            {"not_joined", r.count("not_joined")},
            {"gate_alone", r.count("gate_alone")}}},
          {"joints", to_json(joints)}};
}

void print_report(const session& session, const workflow::walk_lines_report& r) {
  const auto line = [&](const bilingual& words) { std::cout << session.text(words) << '\n'; };
  line({fmt::format("{} 条线 → {} 个节点、{} 条路段，替换原有 {} 条", r.lines, r.nodes, r.edges, r.replaced),
        fmt::format("{} lines became {} nodes and {} edges, in place of {} edges", r.lines, r.nodes, r.edges,
                    r.replaced)});
  line(
      {fmt::format("容差 {:g} 米：端点相接 {}，端点接到线上 {}，相交 {}；桥梁隧道 {} 条从上下通过",
                   r.tolerance.value, r.count("ends"), r.count("end_on_line"), r.count("crossing"),
                   r.passing_over),
       fmt::format(
           "tolerance {:g} m: {} pairs of ends, {} ends on a line, {} crossings; {} bridges and tunnels "
           "pass over",
           r.tolerance.value, r.count("ends"), r.count("end_on_line"), r.count("crossing"), r.passing_over)});
  line({fmt::format("差一点没接上的断头 {} 处（5 倍容差以内）", r.count("not_joined")),
        fmt::format("{} dead ends stop just short of another line (within 5 tolerances)",
                    r.count("not_joined"))});
  if (r.gates + r.count("gate_alone") > 0)
    line({fmt::format("大门 {} 处在线上，{} 处附近没有线", r.gates, r.count("gate_alone")),
          fmt::format("{} gates on lines, {} with no line near", r.gates, r.count("gate_alone"))});
  if (r.not_walkable + r.not_lines + r.unreadable == 0) return;
  line({fmt::format("未用：快速路 {}，不是线 {}，读不出 {}", r.not_walkable, r.not_lines, r.unreadable),
        fmt::format("left out: {} expressways, {} that are no lines, {} unreadable", r.not_walkable,
                    r.not_lines, r.unreadable)});
}

void run_network(const session& session, network_arguments a) {
  a.request.who = person(a.request.who);
  const auto report = workflow::make_walk_network(a.request, session.task);
  const sheet joints = workflow::meeting_sheet(report, session.lang);
  save_sheets(std::span(&joints, 1), 0, joints.title, a.output, session);
  if (session.format == output_format::json) return print(network_json(report, joints));
  print_report(session, report);
}

}  // namespace

void add_walk_network(CLI::App& group, session& session) {
  auto a = std::make_shared<network_arguments>();
  CLI::App* command = group.add_subcommand(
      "network", session.text("由线建步行网：打断、接点，替换原有网络",
                              "lines made into the walking network, in place of the one that is there"));
  add_database(*command, session, a->request.database);
  command
      ->add_option("--from-lines", a->request.from,
                   session.text("库中的线图层（如 roads）或线文件", "a layer of lines (as roads), or a file"))
      ->required();
  command
      ->add_option_function<double>(
          "--tolerance", [a](double value) { a->request.tolerance = metres(value); },
          session.text("接点容差（米），默认取规则包",
                       "metres that an end may be off; default: the rule pack's"))
      ->check(CLI::PositiveNumber);
  command->add_option("--by", a->request.who, session.text("操作人", "who does it"));
  add_sheet_file(*command, session, a->output);
  add_format(*command, session, {"table", "json"});
  command->callback([a, &session] { run_network(session, *a); });
}

}  // namespace greenward::cli
