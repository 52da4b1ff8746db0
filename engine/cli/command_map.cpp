// greenward map DB -o FILE.png|pdf|svg [--layers A,B] [--bbox W,S,E,N] [--size WxH] [--title TEXT]
// [--service-areas] [--compare DATE]
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/walk_options.hpp"
#include "engine/workflow/draw_map.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

namespace greenward::cli {

namespace {

struct map_arguments {
  moment_arguments when;
  workflow::map_request request;
  workflow::walk_options walk;
  std::string file, box, size, basemap, compare;
  bool service_areas = false;
};

void parse_size(const std::string& text, workflow::map_request& request) {
  int used = 0;
  if (std::sscanf(text.c_str(), "%5dx%5d%n", &request.width, &request.height, &used) == 2 &&
      used == static_cast<int>(text.size()))
    return;
  throw error(error_code::usage, "--size " + text, {"参数无法识别", "the value is not understood"},
              {"应为 宽x高，例如 1920x1080", "give WxH, e.g. 1920x1080"});
}

void run_map(const session& session, map_arguments a) {
  a.request.file = a.file;
  a.request.basemap = a.basemap;
  a.request.lang = session.lang;
  if (!a.box.empty()) a.request.window = parse_box("--bbox", a.box);
  if (!a.size.empty()) parse_size(a.size, a.request);
  a.request.when = parse_moment(a.when);
  if (!a.compare.empty()) a.request.compared_with = parse_day("--compare", a.compare);
  if (a.service_areas) a.request.service_areas = a.walk;
  workflow::draw_map(a.request, session.task);
  session.say({"已绘制 " + a.file, "drew " + a.file});
}

}  // namespace

void add_map(CLI::App& app, session& session) {
  auto a = std::make_shared<map_arguments>();
  CLI::App* command =
      app.add_subcommand("map", session.text("出图：PNG、PDF、SVG", "draw a map sheet: PNG, PDF, SVG"));
  add_database(*command, session, a->request.database);
  command->add_option("-o,--output", a->file, session.text("文件", "file"))->required();
  command
      ->add_option("--layers", a->request.layers,
                   session.text("图层，逗号分隔（默认全部）", "layers, comma-separated (default: all)"))
      ->delimiter(',');
  command->add_option("--bbox", a->box, session.text("范围：西,南,东,北", "window: W,S,E,N"));
  command->add_option("--size", a->size,
                      session.text("像素：宽x高（默认 1920x1080）", "pixels: WxH (default 1920x1080)"));
  command->add_option("--title", a->request.title, session.text("标题", "title"));
  command->add_option(
      "--basemap", a->basemap,
      session.text("垫在图下的 GeoTIFF 或 MBTiles 影像", "a GeoTIFF or MBTiles picture under the map"));
  command->add_flag(
      "--service-areas", a->service_areas,
      session.text("叠加步行服务区与直线半径", "overlay the walking areas and the plain radius"));
  add_walk_options(*command, session, a->walk);
  command->remove_option(command->get_option("--minutes"));
  command
      ->add_option("--minutes", a->request.service_minutes,
                   session.text("步行分钟数，可多个：5,10,15", "minutes, several as 5,10,15"))
      ->delimiter(',')
      ->check(CLI::PositiveNumber);
  add_moment(*command, session, a->when);
  command->add_option(
      "--compare", a->compare,
      session.text("并列画出该日期的地图（YYYY-MM-DD），图例列出两图的数量",
                   "beside it the map of this date (YYYY-MM-DD); the legend has the counts of both"));
  command->callback([a, &session] { run_map(session, *a); });
}

}  // namespace greenward::cli
