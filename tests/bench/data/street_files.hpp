// Streets as files and databases, for programs that are set beside each other from file to file.
#pragma once

#include "engine/geo/point.hpp"
#include "tests/bench/data/streets.hpp"
#include "tests/bench/peers/greenward_command.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace greenward::bench {

/// The lines of the city as GeoJSON.
void write_street_file(const street_city& city, const std::filesystem::path& file);

/// The lines of a file of any format that Greenward reads, without what they say of bridges and tunnels and
/// cut where they come back to themselves (`walk network` makes no node there): then they meet wherever they
/// touch or cross, and every program makes the same network of them. As GeoJSON. Throws the reader's error.
void write_plain_streets(const std::filesystem::path& streets, const std::filesystem::path& file);

/// One street network in the form that each program wants.
struct street_database {
  std::filesystem::path database;  ///< made by `greenward walk network --from-lines`
  std::filesystem::path lines;     ///< its walk_edges as a shapefile in the measuring CRS
  std::string crs;                 ///< of `lines`: "EPSG:n"
  geo::planar_box bounds;          ///< in that CRS
  std::size_t edges = 0;
};

/// The arguments of `greenward` that make the network of a database from a file of lines.
[[nodiscard]] std::vector<std::string> network_command(const std::filesystem::path& database,
                                                       const std::filesystem::path& streets);

/// Gives the shapefile the indexes that Mapnik (.index) and GDAL (.qix) look for. Throws std::runtime_error
/// if there is no shapeindex or ogrinfo.
void add_indexes(const std::filesystem::path& shapefile);

/// From a file of lines of any format that Greenward reads. Throws std::runtime_error if a command fails.
[[nodiscard]] street_database make_street_database(const std::filesystem::path& streets,
                                                   const std::filesystem::path& folder,
                                                   const greenward_command& greenward);

}  // namespace greenward::bench
