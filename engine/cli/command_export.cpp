// greenward export DB LAYER... -o DIR [--format ...] [--crs ...] [--encoding ...] [--where EXPR]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/output_options.hpp"
#include "engine/workflow/export_layers.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct export_arguments {
  workflow::export_request request;
  std::string folder;
  moment_arguments when;
};

void run_export(const session& session, export_arguments a) {
  a.request.target.folder = a.folder;
  a.request.when = parse_moment(a.when);
  const auto result = workflow::export_layers(a.request, session.task);
  for (const auto& file : result.files) std::cout << file.string() << '\n';
  if (!result.losses.empty())
    session.say({fmt::format("有 {} 处内容放不下，逐条列在 losses.csv", result.losses.size()),
                 fmt::format("{} values did not fit; losses.csv lists each of them", result.losses.size())});
}

}  // namespace

void add_export(CLI::App& app, session& session) {
  auto a = std::make_shared<export_arguments>();
  CLI::App* command =
      app.add_subcommand("export", session.text("导出图层：shapefile、GeoPackage、GeoJSON、FlatGeobuf",
                                                "export layers: shapefile, GeoPackage, GeoJSON, FlatGeobuf"));
  add_database(*command, session, a->request.database);
  command->add_option("LAYER", a->request.layers, session.text("图层，可多个", "layers"))->required();
  command->add_option("-o,--output", a->folder, session.text("目录", "folder"))->required();
  add_output_target(*command, session, "--format", a->request.target);
  command->add_option("--where", a->request.where, session.text("条件", "condition"));
  add_moment(*command, session, a->when);
  command->callback([a, &session] { run_export(session, *a); });
}

}  // namespace greenward::cli
