// Layers out to files that other programs open without garbled text.
#pragma once

#include "engine/base/task.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/layer/schema.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::exchange {

enum class export_format : std::uint8_t { shapefile, gpkg, geojson, flatgeobuf };

struct export_options {
  export_format format = export_format::shapefile;
  std::string crs = "EPSG:4490";   ///< "EPSG:n" or "gcj02"; GeoJSON is always WGS 84 (RFC 7946)
  std::string encoding = "UTF-8";  ///< shapefile only: UTF-8 or GBK
  std::string notice;              ///< data notice, written to the metadata and the README beside the files
};

/// What a written layer cost: nothing is cut or left out in silence.
struct export_loss {
  std::string file, field;
  std::int64_t row_id = 0;
  bilingual what;  ///< "text cut from 300 to 254 bytes at a character boundary", ...
};

struct export_result {
  std::vector<std::filesystem::path> files;
  std::vector<export_loss> losses;  ///< also written to losses.csv beside the files, if there are any
};

/// Writes each table into `folder` (created if missing; must be empty of files of the same names, else
/// error{usage}). Shapefiles: one per geometry kind when the layer holds several (roads_point.shp, ...),
/// .prj, .cpg, .dbf with the schema's aliases, tables without geometry as .dbf; fields.csv lists file, alias,
/// field, Chinese and English titles, unit and code list. All files appear together or not at all.
/// Throws error{bad_input} (cannot write, disk full), error{usage}.
[[nodiscard]] export_result write_tables(const std::vector<layer::feature_table>& tables,
                                         const std::filesystem::path& folder, const export_options& options,
                                         const task& progress);

/// The longest prefix of `text` of at most `bytes` bytes that does not cut a character (UTF-8).
[[nodiscard]] std::string_view cut_at_character(std::string_view text, std::size_t bytes);

/// One RFC 7946 FeatureCollection (WGS 84, right-hand rule, `id` = feature id, properties = fields).
[[nodiscard]] std::string to_geojson(const layer::feature_table& table);

}  // namespace greenward::exchange
