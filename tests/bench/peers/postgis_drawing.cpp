#include "tests/bench/peers/postgis_drawing.hpp"

#include <fmt/format.h>
#include <iterator>
#include <sstream>

namespace greenward::bench {

namespace {

constexpr std::array kExtensions{"postgis"};

/// What comes after SELECT, by question; of several forms that were tried the fastest.
const std::array<std::string, kDrawingQuestions>& questions() {
  static const std::array<std::string, kDrawingQuestions> kQuestions{
      fmt::format(
          "a.id, b.id FROM nodes a JOIN nodes b ON ST_DWithin(a.geometry, b.geometry, {}) AND a.id > b.id",
          kNodeDistance),
      fmt::format("p.id, 1 FROM pipes p WHERE NOT {0}, ST_StartPoint(p.geometry), {1}))"
                  " UNION ALL SELECT p.id, 2 FROM pipes p WHERE NOT {0}, ST_EndPoint(p.geometry), {1}))",
                  "EXISTS (SELECT FROM nodes n WHERE ST_DWithin(n.geometry", kNodeDistance),
      fmt::format("a.id, b.id FROM pipes a JOIN pipes b ON a.id < b.id AND ST_Crosses(a.geometry, b.geometry)"
                  " WHERE NOT EXISTS (SELECT FROM nodes n"
                  " WHERE ST_DWithin(n.geometry, ST_Intersection(a.geometry, b.geometry), {}))",
                  kNodeDistance),
      "id, first FROM (SELECT id, min(id) OVER (PARTITION BY ST_Normalize(geometry)) AS first FROM pipes) "
      "same"
      " WHERE id > first",
      fmt::format("n.id, p.id FROM nodes n JOIN pipes p ON ST_DWithin(n.geometry, p.geometry, {})"
                  " WHERE NOT ST_DWithin(n.geometry, ST_StartPoint(p.geometry), {})"
                  " AND NOT ST_DWithin(n.geometry, ST_EndPoint(p.geometry), {})",
                  kOnPipe, kNodeDistance, kNodeDistance)};
  return kQuestions;
}

std::string nodes_text(const drainage::survey& drains) {
  std::string text;
  for (std::size_t i = 0; i < drains.nodes.size(); ++i)
    fmt::format_to(std::back_inserter(text), "{},{},{}\n", i, drains.nodes.place[i].x,
                   drains.nodes.place[i].y);
  return text;
}

std::string lines_text(const geo::planar_geometry& lines) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const char* before = "";
    fmt::format_to(std::back_inserter(text), "{},\"SRID=4551;LINESTRING(", i);
    for (const geo::planar& p : lines[i].points()) {
      fmt::format_to(std::back_inserter(text), "{}{} {}", before, p.x, p.y);
      before = ",";
    }
    text += ")\"\n";
  }
  return text;
}

}  // namespace

/// The planner thinks bitmaps worth their while, and they are not: without them a join takes two thirds of
/// the time; with one of the ids, which therefore have no index, it would take several times as long.
postgis_drawing::postgis_drawing(const drainage::survey& drains) : server_(kExtensions) {
  (void)server_.query("ALTER DATABASE postgres SET enable_bitmapscan = off");
  (void)server_.query(
      "CREATE UNLOGGED TABLE places (id int, x float8, y float8);"
      "CREATE UNLOGGED TABLE pipes (id int, geometry geometry(LineString, 4551))");
  server_.load("places", nodes_text(drains));
  server_.load("pipes", lines_text(*drains.lines));
  (void)server_.query(
      "CREATE UNLOGGED TABLE nodes (id int, geometry geometry(Point, 4551));"
      "INSERT INTO nodes SELECT id, ST_SetSRID(ST_MakePoint(x, y), 4551) FROM places;"
      "CREATE INDEX ON nodes USING gist (geometry); CREATE INDEX ON pipes USING gist (geometry)");
  (void)server_.query("VACUUM ANALYZE");
}

std::string postgis_drawing::version() const {
  return server_.version_of(kExtensions.front());
}

drawing_seconds postgis_drawing::seconds() const {
  drawing_seconds took{};
  for (std::size_t i = 0; i < took.size(); ++i)
    took[i] = server_.time_of(fmt::format("count(*) FROM (SELECT {}) found", questions()[i])).processor;
  return took;
}

drawing_faults postgis_drawing::faults() const {
  drawing_faults faults;
  for (std::size_t i = 0; i < faults.found.size(); ++i) {
    std::istringstream lines(server_.query(fmt::format("COPY (SELECT {}) TO STDOUT", questions()[i])));
    for (std::uint32_t row = 0, other = 0; lines >> row >> other;) faults.found[i].emplace_back(row, other);
  }
  faults.sort();
  return faults;
}

}  // namespace greenward::bench
