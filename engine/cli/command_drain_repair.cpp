// greenward drainage repair DB [--tolerance M] [--kind K]... [--only ID]... [--apply] [-o FILE]
#include "engine/cli/arguments.hpp"
#include "engine/cli/drainage_commands.hpp"
#include "engine/cli/explained_output.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/workflow/drain_repair.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct repair_arguments {
  workflow::repair_request request;
  std::string who;
  double tolerance = 0;
  bool apply = false;
  std::filesystem::path file;
};

void review(session& session, const repair_arguments& a) {
  const auto model = workflow::make_repair_model(
      workflow::load_snapshot(a.request.database, workflow::repair_layers(), session.task),
      a.request.tolerance_m);
  const auto chosen = workflow::chosen_of(model.plan, a.request.filter);
  show_explained(session, model.drains.district->info, today(), {}, {"管网修复建议", "Repairs of the drains"},
                 workflow::repair_sheets(model, chosen, session.lang), a.file);
}

void print_result(session& session, const workflow::repair_result& r) {
  if (session.format == output_format::json) {
    print({{"entry", r.entry == 0 ? json() : json(r.entry)},
           {"carried_out", r.carried_out},
           {"left", r.left},
           {"nodes_made", r.nodes_made},
           {"pipes_divided", r.pipes_divided},
           {"parts_made", r.parts_made},
           {"fields_changed", r.fields_changed}});
    return;
  }
  if (r.entry == 0) {
    std::cout << session.text(
                     bilingual{"没有可做的修复，数据库未作更改",
                               "there is nothing that can be repaired; the database was not changed"})
              << '\n';
    return;
  }
  std::cout << session.text(bilingual{
                   fmt::format("已做 {} 项修复：新建节点 {}，分段管线 {}（新增 {} 段），改写字段 {}；"
                               "不能做的 {} 项。登记第 {} 条，可用 greenward undo 撤销",
                               r.carried_out, r.nodes_made, r.pipes_divided, r.parts_made, r.fields_changed,
                               r.left, r.entry),
                   fmt::format("{} repairs carried out: {} nodes made, {} pipes divided ({} parts "
                               "added), {} fields changed; {} cannot be. Journal entry {}, which "
                               "greenward undo takes back",
                               r.carried_out, r.nodes_made, r.pipes_divided, r.parts_made, r.fields_changed,
                               r.left, r.entry)})
            << '\n';
}

}  // namespace

void add_drain_repair(CLI::App& group, session& session) {
  auto a = std::make_shared<repair_arguments>();
  CLI::App* command = group.add_subcommand(
      "repair",
      session.text("审查并写下管网构建时的推断：补节点、写点号、分段",
                   "review what the network had to infer, and write it down: nodes, codes, divisions"));
  add_database(*command, session, a->request.database);
  CLI::Option* tolerance = command->add_option(
      "--tolerance", a->tolerance,
      session.text("管端可离所属节点、管线多远（米），默认取规则包",
                   "metres that an end may lie from what it belongs to; default: the rule pack's"));
  command->add_option("--kind", a->request.filter.kinds,
                      session.text("只要这一类，可多个", "only this kind; repeatable"));
  command->add_option(
      "--only", a->request.filter.ids,
      session.text("只要这一项（建议编号），可多个", "only this proposal, by its id; repeatable"));
  CLI::Option* apply = command->add_flag(
      "--apply", a->apply,
      session.text("做这些修复：一次事务，一条登记，可撤销",
                   "carry them out: one transaction, one journal entry, which can be undone"));
  command->add_option("--by", a->who, session.text("操作人（与 --apply）", "who does it (with --apply)"));
  command->add_option("--note", a->request.note,
                      session.text("说明（写入台账）", "why (goes into the journal)"));
  add_sheet_file(*command, session, a->file);
  command->get_option("--output")->excludes(apply);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, tolerance, &session] {
    if (!tolerance->empty()) a->request.tolerance_m = a->tolerance;
    if (!a->apply) return review(session, *a);
    a->request.who = person(a->who);
    print_result(session, workflow::apply_repairs(a->request, session.task));
  });
}

}  // namespace greenward::cli
