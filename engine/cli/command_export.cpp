// greenward export DB LAYER... -o DIR [--format ...] [--crs ...] [--encoding ...] [--where EXPR]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/workflow/export_layers.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <iostream>

namespace greenward::cli {

namespace {

struct export_arguments {
  workflow::export_request request;
  std::string folder;
  std::string format = "shapefile";
};

exchange::export_format format_of(const std::string& name) {
  if (name == "gpkg") return exchange::export_format::gpkg;
  if (name == "geojson") return exchange::export_format::geojson;
  return name == "flatgeobuf" ? exchange::export_format::flatgeobuf : exchange::export_format::shapefile;
}

void run_export(const session& session, export_arguments a) {
  a.request.folder = a.folder;
  a.request.options.format = format_of(a.format);
  const auto result = workflow::export_layers(a.request, session.task);
  for (const auto& file : result.files) std::cout << file.string() << '\n';
  if (!result.losses.empty())
    session.say({fmt::format("有 {} 处内容放不下，逐条列在 losses.csv", result.losses.size()),
                 fmt::format("{} values did not fit; losses.csv lists each of them", result.losses.size())});
}

}  // namespace

void add_export(CLI::App& app, session& session) {
  auto a = std::make_shared<export_arguments>();
  CLI::App* command = app.add_subcommand("export", session.text("导出图层：shapefile、GeoPackage、GeoJSON、FlatGeobuf", "export layers: shapefile, GeoPackage, GeoJSON, FlatGeobuf"));
  add_database(*command, session, a->request.database);
  command->add_option("LAYER", a->request.layers, session.text("图层，可多个", "layers"))->required();
  command->add_option("-o,--output", a->folder, session.text("目录", "folder"))->required();
  command->add_option("--format", a->format, session.text("格式：", "format: ") + "shapefile|gpkg|geojson|flatgeobuf")->check(CLI::IsMember({"shapefile", "gpkg", "geojson", "flatgeobuf"}))->type_name("");
  command->add_option("--crs", a->request.options.crs, session.text("坐标系：EPSG:n 或 gcj02（默认 EPSG:4490）", "CRS: EPSG:n or gcj02 (default EPSG:4490)"));
  command->add_option("--encoding", a->request.options.encoding, session.text("shapefile 文字编码：UTF-8 或 GBK", "text encoding of shapefiles: UTF-8 or GBK"))->check(CLI::IsMember({"UTF-8", "GBK"}))->type_name("");
  command->add_option("--where", a->request.where, session.text("条件", "condition"));
  command->callback([a, &session] { run_export(session, *a); });
}

}  // namespace greenward::cli
