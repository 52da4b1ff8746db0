#include "engine/index/areas.hpp"
#include "tests/bench/cases/cases.hpp"
#include "tests/bench/data/city.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/bench/peers/geos_areas.hpp"
#include "tests/bench/peers/geos_index.hpp"
#include "tests/bench/peers/postgis_areas.hpp"

#include <fmt/format.h>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>

namespace greenward::bench {

namespace {

constexpr std::size_t kPoints = 1'000'000;
constexpr std::size_t kPolygons = 5'000;
constexpr std::size_t kCorners = 200;
constexpr double kRadius = 360;  // metres; makes about 2.5 polygons to a point
constexpr std::uint64_t kSeed = 220106;
constexpr int kRounds = 3;
constexpr double kGeosTarget = 3;
constexpr double kPostgisTarget = 8;

struct layers {
  std::vector<geo::planar> points = points_about(city_boxes(kPoints, kSeed), kPoints, kSeed);
  geo::planar_geometry polygons = city_polygons(kPolygons, kCorners, kRadius, kSeed);
};

timed_pairs greenward_pairs(const layers& on) {
  index::row_lists lists;
  timed_pairs found;
  found.took = time_of([&] { lists = index::areas_of_points(on.points, index::area_layer(on.polygons)); });
  for (std::size_t point = 0; point < lists.size(); ++point) {
    for (const std::uint32_t polygon : lists[point]) found.pairs.push_back(pair_of(point, polygon));
  }
  return found;
}

subject about(std::string peer, std::string version, std::optional<double> target, std::string note) {
  return {.name = "index/points_in_polygons",
          .size = kPoints,
          .peer = std::move(peer),
          .peer_version = std::move(version),
          .target = target,
          .note = std::move(note)};
}

struct geos_way {
  std::string name, note;
  timed_pairs (geos_areas::*find)() const;
  std::optional<double> target;
  int rounds = kRounds;
};

std::vector<geos_way> geos_ways() {
  return {{.name = "GEOS prepared, tree of polygons",
           .note = "TemplateSTRtree over prepared polygons, asked point by point",
           .find = &geos_areas::tree_of_polygons,
           .target = kGeosTarget,
           .rounds = 1},
          {.name = "GEOS prepared, tree of points",
           .note = "TemplateSTRtree over points, asked by each prepared polygon",
           .find = &geos_areas::tree_of_points,
           .target = kGeosTarget},
          {.name = "GEOS locators, tree of points",
           .note = "TemplateSTRtree over points, IndexedPointInAreaLocator in place of the prepared polygon",
           .find = &geos_areas::tree_of_points_and_locators}};
}

void compare_geos(const layers& on, const pair_answer& expected, session& run) {
  const geos_areas geos(on.points, on.polygons);
  for (const geos_way& way : geos_ways()) {
    bool agrees = true;
    const paired_samples samples = interleaved(
        way.rounds, [&] { return greenward_pairs(on).took.processor; },
        [&] {
          const timed_pairs found = (geos.*way.find)();
          agrees = agrees && answer_of(found.pairs) == expected;
          return found.took.processor;
        });
    run.report(
        timed_row(about(way.name, geos_version(), way.target,
                        fmt::format("{} polygons of {} corners, {} pairs; both from the geometries on; {}",
                                    kPolygons, kCorners, expected.count, way.note)),
                  samples, agrees));
  }
}

void compare_postgis(const layers& on, const pair_answer& expected, session& run) {
  subject what = about("PostGIS, polygons outer", "", kPostgisTarget,
                       "wall clock; the peer's tables are loaded and indexed before the clock starts, and "
                       "its pairs only counted");
  std::unique_ptr<postgis_areas> postgis;
  try {
    postgis = std::make_unique<postgis_areas>(on.points, on.polygons);
  } catch (const std::exception& failure) {
    return run.report(skipped_row(std::move(what), failure.what()));
  }
  what.peer_version = postgis->version();
  const std::string plan = postgis->plan();
  if (plan.find("Seq Scan on polygons") == std::string::npos) {
    throw std::runtime_error("PostGIS does not scan the polygons first:\n" + plan);
  }
  const bool agrees = answer_of(postgis->pairs()) == expected;
  const one_processor bound;  // the server, already running, keeps the choice of all
  const paired_samples samples = interleaved(
      kRounds, [&] { return greenward_pairs(on).took.wall; },
      [&] { return postgis->polygons_outer_seconds(); });
  run.report(timed_row(std::move(what), samples, agrees));
}

void run_points_in_polygons(session& run) {
  const layers on;
  const pair_answer expected = answer_of(greenward_pairs(on).pairs);
  {
    const one_processor bound;
    compare_geos(on, expected, run);
  }
  compare_postgis(on, expected, run);
}

}  // namespace

std::vector<bench_case> polygon_cases() {
  return {{"index/points_in_polygons", run_points_in_polygons}};
}

}  // namespace greenward::bench
