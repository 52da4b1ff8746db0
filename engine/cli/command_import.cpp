// greenward import DB FILE --layer LAYER ... | --osm | --swmm
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/import_osm.hpp"
#include "engine/workflow/import_records.hpp"
#include "engine/workflow/import_swmm.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>
#include <set>

namespace greenward::cli {

namespace {

struct import_arguments {
  std::string database, file, layer, source_layer, crs, encoding, rejects, who, note, clip, size_unit;
  std::string mode = "append";
  std::vector<std::string> map, set;
  bool osm = false, swmm = false;
  bool strict = false;
};

workflow::import_mode mode_of(const std::string& name) {
  if (name == "upsert") return workflow::import_mode::upsert;
  return name == "replace" ? workflow::import_mode::replace : workflow::import_mode::append;
}

json summary_json(const workflow::import_summary& summary) {
  json notes = json::array();
  for (const bilingual& note : summary.notes) notes.push_back(to_json(note));
  return {{"layer", summary.layer},
          {"source_layer", summary.source_layer},
          {"crs", summary.crs},
          {"read", summary.read},
          {"inserted", summary.inserted},
          {"updated", summary.updated},
          {"removed", summary.removed},
          {"refused", summary.refused},
          {"notes", notes},
          {"rejects", summary.rejects.empty() ? json() : json(summary.rejects.string())}};
}

void print_summary(const session& session, const workflow::import_summary& summary) {
  const std::string& title =
      session.text(workflow::program_environment().catalogue.layer(summary.layer).title);
  std::cout << session.text(fmt::format("{}（{}）：读取 {}，新增 {}，更新 {}，删除 {}，退回 {}", title,
                                        summary.layer, summary.read, summary.inserted, summary.updated,
                                        summary.removed, summary.refused)
                                .c_str(),
                            fmt::format("{} ({}): {} read, {} added, {} updated, {} removed, {} refused",
                                        title, summary.layer, summary.read, summary.inserted, summary.updated,
                                        summary.removed, summary.refused)
                                .c_str())
            << '\n';
  for (const bilingual& note : summary.notes) session.say({"  注意：" + note.zh, "  note: " + note.en});
}

void name_rejects(const session& session, const std::vector<workflow::import_summary>& summaries) {
  std::set<std::string> files;
  for (const auto& summary : summaries)
    if (!summary.rejects.empty()) files.insert(summary.rejects.string());
  for (const std::string& file : files)
    session.say({"退回的记录及原因：" + file, "refused records with reasons: " + file});
}

void print_all(session& session, const std::vector<workflow::import_summary>& summaries, bool strict) {
  if (session.format == output_format::json) {
    json layers = json::array();
    for (const auto& summary : summaries) layers.push_back(summary_json(summary));
    print({{"layers", layers}});
  }
  for (const auto& summary : summaries) {
    if (session.format != output_format::json) print_summary(session, summary);
    if (strict && summary.refused > 0) session.status = 1;
  }
  name_rejects(session, summaries);
}

void refuse_contradictions(const import_arguments& arguments) {
  const bool whole = arguments.osm || arguments.swmm;
  if (whole && !arguments.layer.empty())
    throw error(error_code::usage, "--layer",
                {"不能与 --osm、--swmm 同用", "it cannot go with --osm or --swmm"},
                {"这两种文件自动分到各图层", "such a file fills its layers by itself"});
  if (!whole && arguments.layer.empty())
    throw error(error_code::usage, arguments.file, {"未指定图层", "no layer is given"},
                {"请加 --layer 图层名，OSM 数据请加 --osm，SWMM 模型请加 --swmm",
                 "add --layer NAME, --osm for an OSM extract, --swmm for a SWMM model"});
  if (whole && arguments.mode == "upsert")
    throw error(error_code::usage, "--mode upsert",
                {"OSM 和 SWMM 数据不支持", "an OSM extract or a SWMM model cannot be merged"},
                {"请用 --mode replace", "use --mode replace"});
}

std::vector<workflow::import_summary> run_import(const import_arguments& arguments, const task& task) {
  refuse_contradictions(arguments);
  if (arguments.osm) {
    workflow::osm_import_request request{arguments.database,      arguments.file,    std::nullopt,
                                         mode_of(arguments.mode), arguments.rejects, person(arguments.who),
                                         arguments.note};
    if (!arguments.clip.empty()) request.clip = parse_box("--clip", arguments.clip);
    return workflow::import_osm(request, task);
  }
  if (arguments.swmm)
    return workflow::import_swmm(
        {arguments.database, arguments.file, arguments.crs, arguments.encoding, mode_of(arguments.mode),
         arguments.rejects, person(arguments.who), arguments.note},
        task);
  const workflow::import_request request{
      arguments.database,
      arguments.file,
      arguments.layer,
      {arguments.source_layer, arguments.crs, arguments.encoding},
      {parse_pairs("--map", arguments.map), parse_pairs("--set", arguments.set)},
      mode_of(arguments.mode),
      arguments.rejects,
      person(arguments.who),
      arguments.note,
      workflow::size_unit_of(arguments.size_unit)};
  return {workflow::import_records(request, task)};
}

void add_options(CLI::App& command, const session& s, import_arguments& a) {
  command.add_option("FILE", a.file, s.text("要导入的文件", "the file to import"))->required();
  command.add_option("--layer", a.layer, s.text("目标图层", "the layer it goes to"));
  command.add_option("--source-layer", a.source_layer, s.text("文件中的图层名", "the layer within the file"));
  command.add_option(
      "--map", a.map,
      s.text("字段对应：字段=文件字段；“字段=”表示留空", "FIELD=SOURCE; FIELD= leaves it empty"));
  command.add_option("--set", a.set, s.text("固定值：字段=值", "FIELD=VALUE for every record"));
  command.add_option("--crs", a.crs,
                     s.text("文件坐标系：EPSG:n、gcj02 或 bd09", "CRS of the file: EPSG:n, gcj02 or bd09"));
  command
      .add_option("--size-unit", a.size_unit,
                  s.text("管径、断面尺寸的单位：mm、cm 或 m（不写则按数值判断）",
                         "unit of pipe sizes: mm, cm or m (default: by the numbers)"))
      ->check(CLI::IsMember({"mm", "cm", "m"}))
      ->type_name("");
  command.add_option("--encoding", a.encoding, s.text("文字编码，例如 GBK", "text encoding, e.g. GBK"));
  command
      .add_option("--mode", a.mode,
                  s.text("append 追加、upsert 按编码更新、replace 替换整层",
                         "append, upsert (by code) or replace (the whole layer)"))
      ->check(CLI::IsMember({"append", "upsert", "replace"}))
      ->type_name("");
  command.add_option("--rejects", a.rejects, s.text("退回记录文件（CSV）", "file for refused records (CSV)"));
  command.add_option("--by", a.who, s.text("操作人", "who does it"));
  command.add_option("--note", a.note, s.text("说明（写入台账）", "why (goes into the journal)"));
  command.add_flag(
      "--swmm", a.swmm,
      s.text("EPA SWMM 模型（.inp）：排水节点和管线", "an EPA SWMM model (.inp): drainage nodes and pipes"));
  command.add_flag("--osm", a.osm,
                   s.text("OSM 数据（.osm.pbf、.osm.gz）：道路、步行网、公园、建筑、设施、入口",
                          "an OSM extract (.osm.pbf, .osm.gz): roads, walking network, parks, buildings, "
                          "facilities, entrances"));
  command.add_option("--clip", a.clip, s.text("只取范围内：西,南,东,北", "keep only W,S,E,N"));
  command.add_flag("--strict", a.strict,
                   s.text("有退回记录时退出码为 1", "exit with 1 if any record is refused"));
}

}  // namespace

void add_import(CLI::App& app, session& session) {
  auto arguments = std::make_shared<import_arguments>();
  CLI::App* command = app.add_subcommand(
      "import", session.text("导入文件：一次事务，退回的记录逐条说明原因",
                             "import a file: one transaction; each refused record with its reason"));
  add_database(*command, session, arguments->database);
  add_options(*command, session, *arguments);
  add_format(*command, session, {"table", "json"});
  command->callback(
      [arguments, &session] { print_all(session, run_import(*arguments, session.task), arguments->strict); });
}

}  // namespace greenward::cli
