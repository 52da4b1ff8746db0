#include "tests/bench/data/street_files.hpp"

#include "engine/exchange/record_file.hpp"
#include "engine/geo/crs.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/snapshot.hpp"
#include "tests/bench/harness/child_process.hpp"

#include <fmt/format.h>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <span>
#include <stdexcept>
#include <utility>

namespace greenward::bench {

namespace {

constexpr geo::crs_code kCityCrs{4551};

std::string geojson_of(const geo::geographic_geometry& lines) {
  std::string text = R"({"type":"FeatureCollection","features":[)";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text += i == 0 ? "\n" : ",\n";
    text += R"({"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[)";
    const char* before = "";
    for (const geo::lon_lat& p : lines[i].points()) {
      fmt::format_to(std::back_inserter(text), "{}[{:.9f},{:.9f}]", before, p.x, p.y);
      before = ",";
    }
    text += "]}}";
  }
  return text + "\n]}\n";
}

/// Cut wherever the line comes back to a point of its own.
void append_cut(std::span<const geo::lon_lat> line, geo::geographic_geometry& lines) {
  std::map<std::pair<double, double>, int> visits;
  for (const geo::lon_lat& p : line) ++visits[{p.x, p.y}];
  std::size_t first = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (i + 1 < line.size() && visits[{line[i].x, line[i].y}] == 1) continue;
    lines.append_line(line.subspan(first, i + 1 - first));
    first = i;
  }
}

void write_lines(const geo::geographic_geometry& lines, const std::filesystem::path& file) {
  std::ofstream out(file, std::ios::binary);
  out << geojson_of(lines);
  out.close();
  if (!out) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace

void write_street_file(const street_city& city, const std::filesystem::path& file) {
  write_lines(geo::unproject(city.lines, kCityCrs), file);
}

void write_plain_streets(const std::filesystem::path& streets, const std::filesystem::path& file) {
  geo::geographic_geometry lines;
  const auto take = [&](exchange::record&& record) {
    if (record.geometry.kinds().front() != geo::geometry_kind::line) return;
    for (std::size_t part = 0; part < record.geometry[0].part_count(); ++part)
      append_cut(record.geometry[0].ring(part, 0), lines);
  };
  exchange::read_records(streets, {}, [](const exchange::record_header&) {}, take, {});
  write_lines(lines, file);
}

std::vector<std::string> network_command(const std::filesystem::path& database,
                                         const std::filesystem::path& streets) {
  return {"walk", "network", database, "--from-lines", streets};
}

void add_indexes(const std::filesystem::path& shapefile) {
  output_of_child({"shapeindex", shapefile});
  output_of_child({"ogrinfo", "-sql", "CREATE SPATIAL INDEX ON " + shapefile.stem().string(), shapefile});
}

street_database make_street_database(const std::filesystem::path& streets,
                                     const std::filesystem::path& folder,
                                     const greenward_command& greenward) {
  street_database made{.database = folder / "streets.sqlite"};
  (void)workflow::open_or_create(made.database);
  greenward.run(network_command(made.database, streets));
  const std::array<std::string, 1> kEdges{"walk_edges"};
  const auto district = workflow::load_snapshot(made.database, kEdges, {});
  made.crs = geo::to_string(district->measuring);
  made.bounds = district->bounds();
  made.edges = district->layers.front().table.size();
  const std::filesystem::path exported = folder / "lines";
  greenward.run(
      {"export", made.database, "walk_edges", "-o", exported, "--format", "shapefile", "--crs", made.crs});
  made.lines = exported / "walk_edges.shp";
  return made;
}

}  // namespace greenward::bench
