// Files of foreign records, read as they are: nothing is dropped, nothing is guessed.
#pragma once

#include "engine/base/task.hpp"
#include "engine/geo/geometry_column.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace greenward::exchange {

/// A cell as the file has it; dates come as text.
using cell = std::variant<std::monostate, std::int64_t, double, std::string>;

/// One record: position in the file (1-based), cells in the order of the header, geometry in the target CRS.
struct record {
  std::int64_t number = 0;
  std::vector<cell> cells;
  geo::geographic_geometry geometry;  ///< exactly one feature, EPSG:4490 (kind none = the record has none)
  std::optional<bilingual> refused;   ///< why this record cannot be used (bad geometry, bad text, ...)
  std::vector<bilingual> notes;       ///< what was changed on the way: heights left out, ring closed, ...
};

struct record_header {
  std::string source_layer;
  std::vector<std::string> fields;
  std::vector<std::string> geometry_fields;  ///< those of a table that the geometry is read from
  std::string crs;                 ///< of the file, as found or as told ("EPSG:4326", WKT name, gcj02)
  std::int64_t record_count = -1;  ///< -1 = not known before reading
};

struct read_options {
  std::string source_layer;  ///< empty = the only layer; several and none named is an error
  std::string crs;           ///< "EPSG:n", "gcj02", "bd09"; empty = what the file says
  std::string encoding;      ///< e.g. "GBK"; empty = what the file says
  bool without_places =
      false;  ///< no column of a table is a coordinate: no geometry, and no CRS is asked for
};

/// Reads a file that GDAL knows: Shapefile, GeoPackage, GeoJSON, KML, CSV and XLSX (columns lon/lat, x/y,
/// 经度/纬度; CSV also WKT), FlatGeobuf, DXF, FileGDB, by content, from the local disk only (no /vsi, no
/// URLs, no SQL). Calls `begin` once and then `take` for every record, in file order. Throws
/// error{bad_input}: missing or truncated file, unknown format, several layers, no CRS (say --crs),
/// coordinates outside the CRS's range (probably a wrong CRS: says what it saw).
void read_records(const std::filesystem::path& file, const read_options& options,
                  const std::function<void(const record_header&)>& begin,
                  const std::function<void(record&&)>& take, const task& progress);

/// What read_records() would give to `begin`, without reading records. Throws as it does.
[[nodiscard]] record_header read_header(const std::filesystem::path& file, const read_options& options);

/// The names of a file's layers.
[[nodiscard]] std::vector<std::string> source_layers(const std::filesystem::path& file);

}  // namespace greenward::exchange
