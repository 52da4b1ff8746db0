// greenward site --costs FILE --demand FILE [--candidates FILE] --model M [--sites P] [--limit SECONDS] ...
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/sheet_output.hpp"
#include "engine/workflow/choose_sites.hpp"

#include <CLI/CLI.hpp>
#include <cmath>
#include <iostream>
#include <map>

namespace greenward::cli {

namespace {

using siting::siting_model;

const std::map<std::string, siting_model>& siting_models() {
  static const std::map<std::string, siting_model> models{{"lscp", siting_model::lscp},
                                                          {"mclp", siting_model::mclp},
                                                          {"p-median", siting_model::p_median},
                                                          {"p-center", siting_model::p_center}};
  return models;
}

struct site_arguments {
  workflow::siting_request request;
  double limit = 60;
  bool heuristic = false, strict = false;
  std::filesystem::path file;
};

void add_tables(CLI::App& command, const session& session, workflow::siting_request& r) {
  command
      .add_option("--costs", r.costs,
                  session.text("费用表 CSV：需求点、候选点、费用", "table of costs, CSV: demand,site,cost"))
      ->required();
  command
      .add_option(
          "--demand", r.demand,
          session.text("需求表 CSV：需求点、权重[、单位]", "table of demands, CSV: demand,weight[,unit]"))
      ->required();
  command.add_option("--candidates", r.candidates,
                     session.text("候选点表 CSV：候选点[、容量][、价格][、锁定]",
                                  "table of candidates, CSV: site[,capacity][,price][,locked]"));
}

void add_site_options(CLI::App& command, const session& session, site_arguments& a) {
  workflow::siting_request& r = a.request;
  command
      .add_option("--model", r.model,
                  session.text("模型：lscp、mclp、p-median、p-center", "lscp, mclp, p-median or p-center"))
      ->required()
      ->transform(CLI::CheckedTransformer(siting_models()))
      ->type_name("");
  command
      .add_option("--sites", r.most_sites,
                  session.text("最多选几处，锁定的也算", "open at most so many, the locked ones too"))
      ->check(CLI::PositiveNumber);
  command.add_option("--lock", r.locked,
                     session.text("已有的候选点，可多个", "a site that is there already; repeatable"));
  command.add_option("--radius", r.radius,
                     session.text("覆盖半径，与费用同单位", "covering radius, in the unit of the costs"));
  command.add_option("--budget", r.budget,
                     session.text("选中候选点的价格之和上限", "most that the open sites may cost together"));
  command.add_option("--minimum", r.minimum_share,
                     session.text("每个单位至少有多大比例的权重在半径内（0–1]",
                                  "least share of each unit's weight within the radius, (0, 1]"));
  command.add_option("--limit", a.limit, session.text("时间上限，秒（60）", "seconds at most (60)"))
      ->check(CLI::PositiveNumber);
  command.add_flag("--heuristic", a.heuristic,
                   session.text("只用启发式，立即给出结果", "heuristic alone, at once"));
  command.add_flag("--strict", a.strict,
                   session.text("有未服务的需求点时退出码为 1", "exit status 1 if a demand is not served"));
}

json number_or_null(double value) {
  return std::isfinite(value) ? json(value) : json(nullptr);
}

json siting_document(const workflow::siting_choice& choice, siting::search_depth depth) {
  const siting::siting_result& r = choice.result;
  json document;
  for (const auto& [name, model] : siting_models())
    if (model == choice.tables.problem.model) document["model"] = name;
  document["status"] = workflow::status_word(r, depth);
  document["objective"] = r.objective;
  document["bound"] = number_or_null(r.bound);
  document["gap"] = number_or_null(r.gap());
  document["seconds"] = r.time.value;
  document["checked"] = true;
  document["size"] = {{"sites", r.before.sites},
                      {"demands", r.before.demands},
                      {"sites_left", r.left.sites},
                      {"demands_left", r.left.demands}};
  for (const sheet& table : workflow::siting_sheets(choice)) document[table.key] = to_json(table);
  document["ignored_columns"] = choice.tables.ignored_columns;
  return document;
}

void show(session& session, const workflow::siting_choice& choice, const site_arguments& a) {
  const siting::search_depth depth = a.request.options.depth;
  const std::vector<sheet> sheets = workflow::siting_sheets(choice);
  if (session.format == output_format::json) {
    print(siting_document(choice, depth));
  } else if (session.format == output_format::csv) {
    std::cout << csv_text(sheets.front());
  } else {
    for (const sheet& table : sheets) {
      // Who is served where is for the file: it may have a hundred thousand rows.
      if (table.key == "served" || table.rows.empty()) continue;
      print_table(table, std::cout, session.lang);
      std::cout << '\n';
    }
    for (const bilingual& line : workflow::siting_words(choice, depth))
      std::cout << session.text(line) << '\n';
  }
  save_sheets(sheets, 0, {"选址", "Siting"}, a.file, session);
  if (a.strict && !choice.result.unserved.empty()) session.status = 1;
}

}  // namespace

void add_site(CLI::App& app, session& session) {
  auto a = std::make_shared<site_arguments>();
  CLI::App* command =
      app.add_subcommand("site", session.text("选址：从费用表中选出设施点，并证明差距",
                                              "choose sites from a table of costs, with a proven gap"));
  add_tables(*command, session, a->request);
  add_site_options(*command, session, *a);
  add_sheet_file(*command, session, a->file);
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] {
    a->request.options.limit = seconds(a->limit);
    if (a->heuristic) a->request.options.depth = siting::search_depth::quick;
    show(session, workflow::choose_sites(a->request, session.task), *a);
  });
}

}  // namespace greenward::cli
