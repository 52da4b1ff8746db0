// greenward drainage coverage DB [--sanitary METRES] [--storm METRES] [--unserved] [--save] [-o FILE] ...
#include "engine/cli/arguments.hpp"
#include "engine/cli/drainage_commands.hpp"
#include "engine/cli/explained_output.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/output_options.hpp"
#include "engine/workflow/drain_coverage.hpp"
#include "engine/workflow/replaced_layers.hpp"

#include <CLI/CLI.hpp>

namespace greenward::cli {

namespace {

struct coverage_arguments {
  std::string database, who, layer_folder;
  double sanitary = 0, storm = 0;
  bool unserved = false, save = false;
  moment_arguments when;
  workflow::output_target target;
  std::filesystem::path file;
};

/// The compounds' rows as they are, the buildings in no compound apart.
void print_json(const workflow::moment& when, const workflow::drain_model& model,
                const workflow::drain_coverage& coverage, const workflow::explained_sheets& shown) {
  json document = moment_json(when.happened_by, when);
  document.update({{"sanitary_m", coverage.limits.sanitary.value},
                   {"storm_m", coverage.limits.storm.value},
                   {"rule_pack", model.rules->name + " " + model.rules->version},
                   {"unverified", keys_of(coverage.unverified)}});
  for (const sheet& table : shown.sheets) document[table.key] = to_json(table);
  json outside = document["compounds"].back();
  for (const char* key : {"id", "code", "name"}) outside.erase(key);
  document["compounds"].erase(document["compounds"].size() - 1);
  document["outside_compounds"] = outside;
  print(document);
}

void show_coverage(session& session, const coverage_arguments& a, const workflow::moment& when,
                   const workflow::drain_model& model, const workflow::drain_coverage& coverage,
                   const std::vector<workflow::unserved_building>& unserved) {
  workflow::explained_sheets shown = workflow::coverage_of(model, coverage, unserved, session.lang);
  const bilingual title{"管网覆盖", "Coverage by drains"};
  const date day = when.happened_by.value_or(today());
  if (session.format == output_format::json) {
    print_json(when, model, coverage, shown);
    return save_explained(session, model.district->info, day, when, title, shown, a.file);
  }
  if (a.unserved) std::rotate(shown.sheets.begin(), shown.sheets.end() - 1, shown.sheets.end());
  save_explained(session, model.district->info, day, when, title, shown, a.file);
  if (!a.unserved) {
    shown.sheets.pop_back();
    shown.method.push_back(
        {std::to_string(unserved.size()) + " 栋建筑未覆盖：--unserved 列出，或用 -o 写入文件。",
         std::to_string(unserved.size()) +
             " buildings are not served: --unserved lists them, -o writes them to a file."});
  }
  show_explained(session, model.district->info, day, when, title, shown, {});
}

void run_coverage(session& session, const coverage_arguments& a) {
  const workflow::moment when = parse_moment(a.when);
  const workflow::drain_model model = workflow::make_drain_model(
      workflow::load_snapshot(a.database, workflow::drain_coverage_layers(), session.task, when));
  const workflow::drain_coverage coverage =
      workflow::cover_buildings(model, {metres(a.sanitary), metres(a.storm)});
  const auto unserved = workflow::find_unserved(model, coverage);
  show_coverage(session, a, when, model, coverage, unserved);
  if (!a.save && a.layer_folder.empty()) return;
  const auto tables = workflow::coverage_tables(model, coverage, unserved);
  if (a.save) workflow::replace_layers(a.database, person(a.who), "drainage coverage", tables);
  if (a.layer_folder.empty()) return;
  workflow::output_target target = a.target;
  target.folder = a.layer_folder;
  const auto written = workflow::write_tables(tables, target, model.district->info.notice, session.task);
  say_written(session, written);
}

}  // namespace

void add_drain_coverage(CLI::App& group, session& session) {
  auto a = std::make_shared<coverage_arguments>();
  CLI::App* command = group.add_subcommand(
      "coverage",
      session.text(
          "管网覆盖：建筑附近有没有污水管、雨水管，是否通达，未覆盖的怎样接",
          "buildings near sanitary and storm drains, near proven ones, and how to connect the others"));
  add_database(*command, session, a->database);
  command->add_option("--sanitary", a->sanitary,
                      session.text("到污水管的最大距离（米），默认取规则包",
                                   "metres to a sanitary pipe; default: the rule pack's"));
  command->add_option("--storm", a->storm,
                      session.text("到雨水管、雨水口的最大距离（米），默认取规则包",
                                   "metres to a storm pipe or inlet; default: the rule pack's"));
  command->add_flag("--unserved", a->unserved,
                    session.text("先列出未覆盖的建筑及其接管长度", "list the buildings not served first"));
  command->add_flag("--save", a->save,
                    session.text("存为图层 drainage_unserved 和 drainage_connections（供查看器）",
                                 "keep them as the layers drainage_unserved and drainage_connections"));
  command->add_option("--by", a->who, session.text("登记人（与 --save）", "who saves them"));
  command->add_option("--layer-out", a->layer_folder,
                      session.text("把两个图层写到目录", "write both layers into this folder"));
  add_output_target(*command, session, "--file-format", a->target);
  add_moment(*command, session, a->when);
  add_sheet_file(*command, session, a->file);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] { run_coverage(session, *a); });
}

}  // namespace greenward::cli
