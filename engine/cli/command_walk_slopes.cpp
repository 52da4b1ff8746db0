// greenward walk slopes DB DEM.tif [--by WHO]
#include "engine/cli/arguments.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/walk_commands.hpp"
#include "engine/workflow/walk_slopes.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

void run_slopes(const session& session, workflow::walk_slopes_request request) {
  request.who = person(request.who);
  const auto r = workflow::store_walk_slopes(request, session.task);
  if (session.format == output_format::json) {
    return print({{"raster_crs", r.crs},
                  {"spacing_m", r.spacing_m},
                  {"edges", r.edges},
                  {"known", r.known},
                  {"unknown", r.unknown},
                  {"bridges_and_tunnels", r.spanning},
                  {"written", r.written},
                  {"rise_m", r.rise_m},
                  {"fall_m", r.fall_m},
                  {"steepest", r.steepest}});
  }
  const auto line = [&](const bilingual& words) { std::cout << session.text(words) << '\n'; };
  line({fmt::format("高程栅格 {}，沿线至多每 {:.1f} 米取一点", r.crs, r.spacing_m),
        fmt::format("heights in {}, taken at most {:.1f} m apart", r.crs, r.spacing_m)});
  line({fmt::format("{} 条路段：坡度已知 {}（其中桥梁隧道 {}，按两端高程），未知 {}；写入 {}", r.edges,
                    r.known, r.spanning, r.unknown, r.written),
        fmt::format(
            "{} edges: slopes known of {} ({} bridges and tunnels by their ends), unknown of {}; {} written",
            r.edges, r.known, r.spanning, r.unknown, r.written)});
  line(
      {fmt::format("累计上升 {:.0f} 米、下降 {:.0f} 米，最陡 {:.1f}%（10 米以上路段）", r.rise_m, r.fall_m,
                   100 * r.steepest),
       fmt::format("{:.0f} m up and {:.0f} m down in all; the steepest has {:.1f} % (edges of 10 m and more)",
                   r.rise_m, r.fall_m, 100 * r.steepest)});
}

}  // namespace

void add_walk_slopes(CLI::App& group, session& session) {
  auto request = std::make_shared<workflow::walk_slopes_request>();
  CLI::App* command =
      group.add_subcommand("slopes", session.text("由高程栅格求各步行路段的上升与下降",
                                                  "ascents and descents of the walk edges, from heights"));
  add_database(*command, session, request->database);
  command
      ->add_option("DEM", request->raster,
                   session.text("高程栅格（GeoTIFF，米）", "heights: a GeoTIFF in metres"))
      ->required();
  command->add_option("--by", request->who, session.text("操作人", "who does it"));
  add_format(*command, session, {"table", "json"});
  command->callback([request, &session] { run_slopes(session, *request); });
}

}  // namespace greenward::cli
