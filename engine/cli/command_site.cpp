// greenward site DB | --costs FILE --demand FILE  --model M [-p N | --sites P] [--candidates LAYER or FILE]
// ...
#include "engine/base/atomic_file.hpp"
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/output_options.hpp"
#include "engine/cli/sheet_output.hpp"
#include "engine/cli/site_map_output.hpp"
#include "engine/cli/walk_options.hpp"
#include "engine/workflow/choose_sites.hpp"
#include "engine/workflow/replaced_layers.hpp"
#include "engine/workflow/site_map.hpp"

#include <CLI/CLI.hpp>
#include <cmath>
#include <iostream>

namespace greenward::cli {

namespace {

using workflow::existing_sites;

struct site_arguments {
  workflow::siting_request tables;
  std::string candidates;
  double limit = 60;
  std::optional<double> radius;
  bool heuristic = false, strict = false;
  std::filesystem::path file;
  // of the map
  std::string database, layer_folder, who;
  bool save = false;
  workflow::site_map_request map;
  workflow::output_target target;
  moment_arguments when;
};

// What either form alone takes.
constexpr const char* kOfTables[] = {"--costs", "--demand"};
constexpr const char* kOfMap[] = {
    "--category",       "--minutes",        "--speed",     "--width",        "--snap",
    "--profile",        "--barriers",       "--avoid",     "--at",           "--unknown-gates",
    "--candidates-crs", "--heads",          "--where",     "--existing",     "--by",
    "--cost-field",     "--capacity-field", "--layer-out", "--main-network", "--save",
    "--saved-by",       "--file-format",    "--crs",       "--encoding",     "--as-of",
    "--recorded-by"};

void add_places(CLI::App& command, const session& session, site_arguments& a) {
  command.add_option("DB", a.database,
                     session.text("区县数据库：按步行网选址（或不给，改用 --costs 和 --demand）",
                                  "district database: sites by the walking network (or none: --costs and "
                                  "--demand)"));
  command.add_option(
      "--costs", a.tables.costs,
      session.text("费用表 CSV：需求点、候选点、费用", "table of costs, CSV: demand,site,cost"));
  command.add_option(
      "--demand", a.tables.demand,
      session.text("需求表 CSV：需求点、权重[、单位]", "table of demands, CSV: demand,weight[,unit]"));
  command.add_option(
      "--candidates", a.candidates,
      session.text(
          "候选点。地图：图层名或文件（点用原位，面用代表点），默认居住小区和行政村；"
          "费用表：CSV：候选点[、容量][、价格][、锁定]",
          "candidates. Map: a layer or a file (points as they are, areas by a point inside), default "
          "compounds and villages; tables: CSV: site[,capacity][,price][,locked]"));
}

void add_site_options(CLI::App& command, const session& session, site_arguments& a) {
  workflow::siting_request& r = a.tables;
  command
      .add_option("--model", r.model,
                  session.text("模型：lscp、mclp、p-median、p-center", "lscp, mclp, p-median or p-center"))
      ->required()
      ->transform(CLI::CheckedTransformer(siting_models()))
      ->type_name("");
  command
      .add_option("-p,--new", r.new_sites,
                  session.text("最多新选几处，现有的（锁定的）不算",
                               "open at most so many beside what is there (the "
                               "locked ones)"))
      ->check(CLI::PositiveNumber);
  command
      .add_option("--sites", r.most_sites,
                  session.text("最多选几处，锁定的也算", "open at most so many, the locked ones too"))
      ->check(CLI::PositiveNumber);
  command
      .add_option("--lock", r.locked,
                  session.text("已定的候选点，可多个（地图：编码、名称或编号）",
                               "a site that is decided; repeatable (map: code, name or id)"))
      ->allow_extra_args(false);
  command.add_option("--budget", r.budget,
                     session.text("选中候选点的价格之和上限", "most that the open sites may cost together"));
  command.add_option(
      "--minimum,--least-share", r.minimum_share,
      session.text("最低标准：每个单位至少有多大比例的权重（人）在服务距离内（0–1]",
                   "minimum: least share of each unit's weight (heads) within the limit, (0, 1]"));
  command
      .add_option("--limit,--time-limit", a.limit, session.text("时间上限，秒（60）", "seconds at most (60)"))
      ->check(CLI::PositiveNumber);
  command.add_flag("--heuristic", a.heuristic,
                   session.text("只用启发式，立即给出结果", "heuristic alone, at once"));
  command.add_flag("--strict", a.strict,
                   session.text("有未服务的需求点时退出码为 1", "exit status 1 if a demand is not served"));
}

void add_map_options(CLI::App& command, const session& session, site_arguments& a) {
  workflow::site_map_request& r = a.map;
  add_walk_options(command, session, r.walk);
  // The radius of a table is of another kind.
  command.remove_option(command.get_option("--radius"));
  command
      .add_option(
          "--radius", a.radius,
          session.text("费用表：覆盖半径，与费用同单位；地图：对照用的直线半径（米），不影响选择"
                       "（服务距离 = --minutes × --speed）",
                       "tables: covering radius, in the unit of the costs; map: plain radius in metres, to "
                       "compare with only (the limit is --minutes × --speed)"))
      ->check(CLI::NonNegativeNumber);
  command.add_option(
      "--heads", r.heads,
      session.text(
          "人群：people、people_60、people_65、people_80、households、buildings（养老默认 "
          "people_60，其他类别默认 people）",
          "whom: people, people_60, people_65, people_80, households, buildings (default people_60 for "
          "elderly_care, else people)"));
  command.add_flag("--main-network", r.main_network,
                   session.text("略去与最大一片步行网不相连处的需求（另行列出）",
                                "leave out demand on pieces of network that are cut off from the largest (it "
                                "is listed)"));
  command.add_option(
      "--candidates-crs", r.candidates.crs,
      session.text("候选点文件的坐标系：EPSG:n、gcj02、bd09，默认按文件所说",
                   "CRS of a file of candidates: EPSG:n, gcj02, bd09; default what the file says"));
  command.add_option(
      "--where", r.candidates.where,
      session.text("候选点条件，写法同 find --where", "condition for candidates, as of find --where"));
  command
      .add_option("--existing", r.existing,
                  session.text("现有设施：locked 保留（默认）、free 可取舍、none 不计",
                               "what is there: locked stays (default), free may go, none does not count"))
      ->transform(
          CLI::CheckedTransformer(std::map<std::string, existing_sites>{{"locked", existing_sites::locked},
                                                                        {"free", existing_sites::free},
                                                                        {"none", existing_sites::none}}))
      ->type_name("");
  command.add_option("--by", r.level,
                     session.text("最低标准按哪一级单元：district、street（默认）、community",
                                  "units of the minimum: district, street (default), community"));
  command.add_option("--cost-field", r.candidates.price_field,
                     session.text("候选点的价格字段（现有设施为 0）",
                                  "the candidates' field of prices (what is there costs 0)"));
  command.add_option(
      "--capacity-field", r.candidates.capacity_field,
      session.text("候选点的容量字段（现有设施用 capacity，未知按不限）",
                   "the candidates' field of capacities (what is there: capacity, unlimited if "
                   "not known)"));
  command.add_flag("--save", a.save,
                   session.text("把同样的图层存入数据库（供地图和查看器）",
                                "keep the same layers in the database (for maps and the viewer)"));
  command.add_option("--saved-by", a.who, session.text("登记人（与 --save）", "who saves them"));
  command.add_option(
      "--layer-out", a.layer_folder,
      session.text("把选址地点、服务关系、未服务地点、前后服务区写成图层，放到目录",
                   "write sites, assignments, unserved places and service areas as layers into this folder"));
  add_output_target(command, session, "--file-format", a.target);
  add_moment(command, session, a.when);
}

void check_form(const CLI::App& command, const site_arguments& a) {
  const auto refuse = [](const std::string& option, bilingual problem) {
    throw error(error_code::usage, option, std::move(problem),
                {"见 greenward site --help", "see greenward site --help"});
  };
  const bool on_map = !a.database.empty();
  if (on_map) {
    for (const char* option : kOfTables)
      if (command.count(option) > 0)
        refuse(option, {"费用表和数据库只能给一种", "give tables or a database, not both"});
    return;
  }
  for (const char* option : kOfTables)
    if (command.count(option) == 0)
      refuse(option, {"请给出数据库 DB，或 --costs 和 --demand 两张表",
                      "give a database DB, or the tables --costs and --demand"});
  for (const char* option : kOfMap)
    if (command.count(option) > 0)
      refuse(option, {"只用于地图选址（给出数据库 DB）", "it is for siting on the map (with a database DB)"});
}

// ---- from tables ----

json siting_document(const workflow::siting_choice& choice, siting::search_depth depth) {
  json document = verdict_json(choice, depth);
  for (const sheet& table : workflow::siting_sheets(choice)) document[table.key] = to_json(table);
  document["ignored_columns"] = choice.tables.ignored_columns;
  return document;
}

void save_tables(const session& session, const workflow::siting_choice& choice, const site_arguments& a,
                 std::span<const sheet> sheets) {
  if (a.file.extension() != ".json") return save_sheets(sheets, 0, {"选址", "Siting"}, a.file, session);
  write_file_atomically(a.file, siting_document(choice, a.tables.options.depth).dump(2) + "\n");
  session.say({"已写出 " + a.file.string(), "written " + a.file.string()});
}

void show_tables(session& session, const workflow::siting_choice& choice, const site_arguments& a) {
  const siting::search_depth depth = a.tables.options.depth;
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
  save_tables(session, choice, a, sheets);
  if (a.strict && !choice.result.unserved.empty()) session.status = 1;
}

void run_tables(session& session, site_arguments a) {
  a.tables.candidates = a.candidates;
  a.tables.radius = a.radius;
  show_tables(session, workflow::choose_sites(a.tables, session.task), a);
}

// ---- on the map ----

workflow::site_map_request map_request_of(const site_arguments& a) {
  workflow::site_map_request r = a.map;
  r.model = a.tables.model;
  r.candidates.from = a.candidates;
  r.new_sites = a.tables.new_sites;
  r.most_sites = a.tables.most_sites;
  r.locked = a.tables.locked;
  r.budget = a.tables.budget;
  r.minimum_share = a.tables.minimum_share;
  r.options = a.tables.options;
  if (a.radius) r.walk.radius = metres(*a.radius);
  return r;
}

void run_map(session& session, const site_arguments& a) {
  const workflow::moment when = parse_moment(a.when);
  workflow::site_map_request request = map_request_of(a);
  request.walk.passage.day = when.happened_by;
  request.draw_areas = a.save || !a.layer_folder.empty();
  const auto district =
      workflow::load_snapshot(a.database, workflow::site_map_layers(request), session.task, when);
  const workflow::site_map map =
      workflow::choose_sites_on_map(district, request, when.happened_by, session.task);
  show_site_map(session, map, when, a.file);
  if (a.strict && (!map.choice.result.unserved.empty() || !map.demand.undecided.empty())) session.status = 1;
  if (!request.draw_areas) return;
  const auto tables = workflow::site_map_tables(map);
  if (a.save) workflow::replace_layers(a.database, person(a.who), "site", tables);
  if (a.layer_folder.empty()) return;
  workflow::output_target target = a.target;
  target.folder = a.layer_folder;
  say_written(session, workflow::write_tables(tables, target, district->info.notice, session.task));
}

}  // namespace

void add_site(CLI::App& app, session& session) {
  auto a = std::make_shared<site_arguments>();
  CLI::App* command = app.add_subcommand(
      "site", session.text("选址：下一批设施放在哪里（按步行网或费用表），并证明差距",
                           "where the next facilities go, by the walking network or a table of costs, with a "
                           "proven gap"));
  add_places(*command, session, *a);
  add_site_options(*command, session, *a);
  add_map_options(*command, session, *a);
  add_sheet_file(*command, session, a->file);
  command->get_option("--output")
      ->description(
          session.text("同时写入文件：.xlsx（全部表）、.pdf（打印）、.json（全部）或 .csv（选中的地点）",
                       "also write a file: .xlsx (all sheets), .pdf (to print), .json (all) or .csv (the "
                       "sites)"));
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, command, &session] {
    check_form(*command, *a);
    a->tables.options.limit = seconds(a->limit);
    if (a->heuristic) a->tables.options.depth = siting::search_depth::quick;
    if (a->database.empty())
      run_tables(session, *a);
    else
      run_map(session, *a);
  });
}

}  // namespace greenward::cli
