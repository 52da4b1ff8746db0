#include "tests/bench/peers/postgis_areas.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace greenward::bench {

namespace {

namespace fs = std::filesystem;

constexpr const char* kJoin =
    "FROM polygons JOIN points ON ST_Intersects(polygons.geometry, points.geometry)";

/// Debian keeps the server's programs off the PATH.
fs::path server_programs() {
  fs::path newest;
  std::error_code none;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none)) {
    const fs::path programs = version.path() / "bin";
    if (fs::exists(programs / "initdb") && programs > newest) newest = programs;
  }
  if (newest.empty()) throw std::runtime_error("PostgreSQL's server is not installed");
  return newest;
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The command so that it does not outlive this program, and as the user postgres if this program runs as
/// root.
std::vector<std::string> as_server_user(const std::vector<std::string>& command) {
  std::vector<std::string> whole{"setpriv", "--pdeathsig", "INT"};
  if (getuid() == 0) {
    for (const char* word : {"--reuid=postgres", "--regid=postgres", "--clear-groups"})
      whole.emplace_back(word);
  }
  whole.insert(whole.end(), command.begin(), command.end());
  return whole;
}

/// What the command printed, without the ends of the last lines. Throws std::runtime_error if it failed.
std::string output_of(const std::vector<std::string>& command) {
  child_result ran = run_child(command);
  if (ran.status != 0) throw std::runtime_error("PostgreSQL: " + ran.output);
  while (ran.output.ends_with('\n')) ran.output.pop_back();
  return std::move(ran.output);
}

std::string ring_text(std::span<const geo::planar> ring) {
  std::string text;
  for (const geo::planar& p : ring) text += fmt::format("{}{} {}", text.empty() ? "" : ",", p.x, p.y);
  return text;
}

}  // namespace

postgis_areas::postgis_areas(std::span<const geo::planar> points, const geo::planar_geometry& polygons) {
  if (getuid() == 0) {
    const struct passwd* user = getpwnam("postgres");
    if (user == nullptr) throw std::runtime_error("PostgreSQL refuses root, and there is no user postgres");
    if (chown(folder_.path().c_str(), user->pw_uid, user->pw_gid) != 0) {
      throw std::runtime_error("cannot give a folder to the user postgres");
    }
  }
  start();
  (void)query("CREATE EXTENSION postgis");
  version_ = query("SELECT extversion FROM pg_extension WHERE extname = 'postgis'");
  load(points, polygons);
}

std::string postgis_areas::query(const std::string& sql) const {
  return output_of({"psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1",
                    "--host=" + folder_.path().string(), "--username=postgres", "--dbname=postgres",
                    "--command=" + sql});
}

void postgis_areas::start() {
  const fs::path programs = server_programs();
  const std::string data = folder_.path() / "data";
  (void)output_of(as_server_user({programs / "initdb", "--pgdata=" + data, "--username=postgres",
                                  "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"}));
  const fs::path log = folder_.path() / "log";
  const auto setting = [](const char* text) { return std::string("--") + text; };
  server_ = std::make_unique<running_child>(
      as_server_user({programs / "postgres", "-D", data, setting("listen_addresses="),
                      setting("unix_socket_directories=") + folder_.path().string(), setting("fsync=off"),
                      setting("shared_buffers=512MB"), setting("work_mem=256MB"),
                      setting("maintenance_work_mem=512MB"), setting("jit=off"),
                      setting("max_parallel_workers_per_gather=0"), setting("autovacuum=off")}),
      log);
  for (int tenth = 0; tenth < 300; ++tenth) {
    if (!server_->runs()) break;
    if (run_child({"pg_isready", "--quiet", "--host=" + folder_.path().string()}).status == 0) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  throw std::runtime_error("PostgreSQL does not start: " + content_of(log));
}

void postgis_areas::load(std::span<const geo::planar> points, const geo::planar_geometry& polygons) const {
  const fs::path points_file = folder_.path() / "points.csv";
  const fs::path polygons_file = folder_.path() / "polygons.csv";
  std::ofstream points_out(points_file), polygons_out(polygons_file);
  for (std::size_t i = 0; i < points.size(); ++i) {
    points_out << fmt::format("{},{},{}\n", i, points[i].x, points[i].y);
  }
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    polygons_out << fmt::format("{};POLYGON(({}))\n", i, ring_text(polygons[i].ring(0, 0)));
  }
  points_out.close();
  polygons_out.close();
  if (!points_out || !polygons_out) throw std::runtime_error("cannot write the layers for PostgreSQL");
  (void)query(
      fmt::format("CREATE UNLOGGED TABLE places (id int, x float8, y float8);"
                  "COPY places FROM '{}' (FORMAT csv);"
                  "CREATE UNLOGGED TABLE points AS SELECT id, ST_MakePoint(x, y) AS geometry FROM places;"
                  "CREATE INDEX ON points USING gist (geometry);"
                  "CREATE UNLOGGED TABLE shapes (id int, shape text);"
                  "COPY shapes FROM '{}' (FORMAT csv, DELIMITER ';');"
                  "CREATE UNLOGGED TABLE polygons AS SELECT id, shape::geometry AS geometry FROM shapes;",
                  points_file.string(), polygons_file.string()));
  (void)query("VACUUM ANALYZE");
}

double postgis_areas::polygons_outer_seconds() const {
  const std::string answer =
      query(fmt::format("DO $$ DECLARE began timestamptz := clock_timestamp(); BEGIN"
                        " PERFORM count(*) {};"
                        " RAISE INFO 'took %', extract(epoch FROM clock_timestamp() - began); END $$",
                        kJoin));
  const std::size_t took = answer.find("took ");
  if (took == std::string::npos) throw std::runtime_error("PostgreSQL told no time: " + answer);
  return std::stod(answer.substr(took + 5));
}

std::vector<point_in_polygon> postgis_areas::pairs() const {
  std::istringstream lines(query(fmt::format("COPY (SELECT points.id, polygons.id {}) TO STDOUT", kJoin)));
  std::vector<point_in_polygon> pairs;
  for (std::uint64_t point = 0, polygon = 0; lines >> point >> polygon;) {
    pairs.push_back(pair_of(point, polygon));
  }
  return pairs;
}

std::string postgis_areas::plan() const {
  return query(fmt::format("EXPLAIN (COSTS off) SELECT count(*) {}", kJoin));
}

}  // namespace greenward::bench
