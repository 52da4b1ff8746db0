#include "tests/bench/peers/spatialite_drawing.hpp"

#include "tests/bench/harness/samples.hpp"

#include <fmt/format.h>
#include <iterator>

// spatialite.h needs the types of sqlite3.h before it.
#include <sqlite3.h>

#include <spatialite.h>

namespace greenward::bench {

namespace {

/// The rows of the R*Tree `tree` that may lie within `reach` of the box of a geometry.
std::string near(const char* tree, const std::string& geometry, double reach) {
  return fmt::format(
      "{0}.xmin <= MbrMaxX({1}) + {2} AND {0}.xmax >= MbrMinX({1}) - {2}"
      " AND {0}.ymin <= MbrMaxY({1}) + {2} AND {0}.ymax >= MbrMinY({1}) - {2}",
      tree, geometry, reach);
}

std::string node_within(const std::string& point) {
  return fmt::format(
      "EXISTS (SELECT 1 FROM idx_nodes_geometry k CROSS JOIN nodes n ON n.id = k.pkid"
      " WHERE {} AND ST_Distance(n.geometry, {}) <= {})",
      near("k", point, kNodeDistance), point, kNodeDistance);
}

/// By question. The R*Tree is asked directly, which is faster than by the table SpatialIndex.
const std::array<std::string, kDrawingQuestions>& questions() {
  static const std::array<std::string, kDrawingQuestions> kQuestions{
      fmt::format(
          "SELECT a.id, b.id FROM nodes a CROSS JOIN idx_nodes_geometry i CROSS JOIN nodes b"
          " WHERE {} AND i.pkid < a.id AND b.id = i.pkid AND ST_Distance(a.geometry, b.geometry) <= {}",
          near("i", "a.geometry", kNodeDistance), kNodeDistance),
      fmt::format("SELECT id, 1 FROM pipes WHERE NOT {}"
                  " UNION ALL SELECT id, 2 FROM pipes WHERE NOT {}",
                  node_within("ST_StartPoint(pipes.geometry)"), node_within("ST_EndPoint(pipes.geometry)")),
      fmt::format("SELECT a.id, b.id FROM pipes a CROSS JOIN idx_pipes_geometry i CROSS JOIN pipes b"
                  " WHERE {} AND i.pkid > a.id AND b.id = i.pkid AND ST_Crosses(a.geometry, b.geometry)"
                  " AND NOT {}",
                  near("i", "a.geometry", 0), node_within("ST_Intersection(a.geometry, b.geometry)")),
      "SELECT id, first FROM (SELECT id, min(id) OVER (PARTITION BY min(ST_AsBinary(geometry),"
      " ST_AsBinary(ST_Reverse(geometry)))) AS first FROM pipes) WHERE id > first",
      fmt::format("SELECT n.id, p.id FROM nodes n CROSS JOIN idx_pipes_geometry i CROSS JOIN pipes p"
                  " WHERE {} AND p.id = i.pkid AND ST_Distance(n.geometry, p.geometry) <= {}"
                  " AND ST_Distance(n.geometry, ST_StartPoint(p.geometry)) > {}"
                  " AND ST_Distance(n.geometry, ST_EndPoint(p.geometry)) > {}",
                  near("i", "n.geometry", kOnPipe), kOnPipe, kNodeDistance, kNodeDistance)};
  return kQuestions;
}

std::string text_of(geo::planar_view line) {
  std::string text;
  for (const geo::planar& p : line.points())
    fmt::format_to(std::back_inserter(text), "{}{} {}", text.empty() ? "LINESTRING(" : ",", p.x, p.y);
  return text + ")";
}

}  // namespace

spatialite_drawing::spatialite_drawing(const drainage::survey& drains)
    : cache_(spatialite_alloc_connection()), data_(":memory:") {
  const int quiet = 0;
  spatialite_init_ex(data_.handle(), cache_, quiet);
  data_.run(
      "SELECT InitSpatialMetaData(1);"
      "CREATE TABLE nodes (id INTEGER PRIMARY KEY); CREATE TABLE pipes (id INTEGER PRIMARY KEY);"
      "SELECT AddGeometryColumn('nodes', 'geometry', 4551, 'POINT', 'XY');"
      "SELECT AddGeometryColumn('pipes', 'geometry', 4551, 'LINESTRING', 'XY')");
  load(drains);
  data_.run(
      "SELECT CreateSpatialIndex('nodes', 'geometry'), CreateSpatialIndex('pipes', 'geometry'); ANALYZE;"
      "PRAGMA temp_store = MEMORY");
}

spatialite_drawing::~spatialite_drawing() {
  data_.close();
  spatialite_cleanup_ex(cache_);
}

void spatialite_drawing::load(const drainage::survey& drains) const {
  data_.run("BEGIN");
  const sqlite_query node(data_, "INSERT INTO nodes VALUES (?1, MakePoint(?2, ?3, 4551))");
  for (std::size_t i = 0; i < drains.nodes.size(); ++i) {
    node.bind(1, static_cast<std::int64_t>(i));
    node.bind(2, drains.nodes.place[i].x);
    node.bind(3, drains.nodes.place[i].y);
    node.run_once();
  }
  const sqlite_query pipe(data_, "INSERT INTO pipes VALUES (?1, ST_GeomFromText(?2, 4551))");
  for (std::size_t i = 0; i < drains.links.size(); ++i) {
    const std::string text = text_of((*drains.lines)[i]);
    pipe.bind(1, static_cast<std::int64_t>(i));
    pipe.bind(2, std::string_view(text));
    pipe.run_once();
  }
  data_.run("COMMIT");
}

std::string spatialite_drawing::version() {
  return spatialite_version();
}

drawing_faults spatialite_drawing::faults(drawing_seconds& took) const {
  drawing_faults faults;
  for (std::size_t i = 0; i < faults.found.size(); ++i) {
    took[i] = time_of([&] {
                const sqlite_query query(data_, questions()[i].c_str());
                while (query.step()) faults.found[i].emplace_back(query.integer(0), query.integer(1));
              }).processor;
  }
  faults.sort();
  return faults;
}

}  // namespace greenward::bench
