#include "tests/bench/peers/postgis_areas.hpp"

#include <fmt/format.h>
#include <array>
#include <iterator>
#include <sstream>

namespace greenward::bench {

namespace {

constexpr std::array kExtensions{"postgis"};
constexpr const char* kJoin =
    "FROM polygons JOIN points ON ST_Intersects(polygons.geometry, points.geometry)";

std::string points_text(std::span<const geo::planar> points) {
  std::string text;
  for (std::size_t i = 0; i < points.size(); ++i)
    fmt::format_to(std::back_inserter(text), "{},{},{}\n", i, points[i].x, points[i].y);
  return text;
}

std::string polygons_text(const geo::planar_geometry& polygons) {
  std::string text;
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    const char* before = "";
    fmt::format_to(std::back_inserter(text), "{},\"POLYGON((", i);
    for (const geo::planar& p : polygons[i].ring(0, 0)) {
      fmt::format_to(std::back_inserter(text), "{}{} {}", before, p.x, p.y);
      before = ",";
    }
    text += "))\"\n";
  }
  return text;
}

}  // namespace

postgis_areas::postgis_areas(std::span<const geo::planar> points, const geo::planar_geometry& polygons)
    : server_(kExtensions) {
  (void)server_.query(
      "CREATE UNLOGGED TABLE places (id int, x float8, y float8);"
      "CREATE UNLOGGED TABLE shapes (id int, shape text)");
  server_.load("places", points_text(points));
  server_.load("shapes", polygons_text(polygons));
  (void)server_.query(
      "CREATE UNLOGGED TABLE points AS SELECT id, ST_MakePoint(x, y) AS geometry FROM places;"
      "CREATE INDEX ON points USING gist (geometry);"
      "CREATE UNLOGGED TABLE polygons AS SELECT id, shape::geometry AS geometry FROM shapes");
  (void)server_.query("VACUUM ANALYZE");
}

std::string postgis_areas::version() const {
  return server_.version_of(kExtensions.front());
}

double postgis_areas::polygons_outer_seconds() const {
  return server_.time_of(fmt::format("count(*) {}", kJoin)).wall;
}

std::vector<point_in_polygon> postgis_areas::pairs() const {
  std::istringstream lines(
      server_.query(fmt::format("COPY (SELECT points.id, polygons.id {}) TO STDOUT", kJoin)));
  std::vector<point_in_polygon> pairs;
  for (std::uint64_t point = 0, polygon = 0; lines >> point >> polygon;) {
    pairs.push_back(pair_of(point, polygon));
  }
  return pairs;
}

std::string postgis_areas::plan() const {
  return server_.query(fmt::format("EXPLAIN (COSTS off) SELECT count(*) {}", kJoin));
}

}  // namespace greenward::bench
