// A foreign file opened for reading: local, of an allowed format, one layer chosen.
#pragma once

#include "engine/exchange/coordinate_guard.hpp"
#include "engine/exchange/foreign_sql.hpp"
#include "engine/exchange/gdal_session.hpp"
#include "engine/exchange/record_file.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class GDALDataset;
class OGRLayer;

namespace greenward::exchange {

struct dataset_closer {
  void operator()(GDALDataset* dataset) const;
};
using dataset_ptr = std::unique_ptr<GDALDataset, dataset_closer>;

/// The formats that are read, by GDAL's names.
inline constexpr const char* kReadableDrivers[] = {
    "ESRI Shapefile", "GPKG", "GeoJSON", "LIBKML", "KML", "CSV", "FlatGeobuf", "DXF", "OpenFileGDB", "XLSX"};

struct opened_file {
  std::unique_ptr<foreign_sql> sql;  ///< outlives the dataset
  dataset_ptr dataset;
  std::string driver;
  bool text_is_raw = false;  ///< the driver hands out the file's bytes: see `encoding`
};

/// Throws error{bad_input}: missing, not local, damaged, or of no allowed format. `encoding` may be empty;
/// error{usage} if the format says its encoding itself.
[[nodiscard]] opened_file open_records(const std::filesystem::path& file, const std::string& encoding);

/// The named layer, or the only one. Throws error{bad_input} naming the layers there are.
[[nodiscard]] OGRLayer& chosen_layer(GDALDataset& dataset, const std::string& name,
                                     const std::string& subject);

struct source_crs {
  std::string name;        ///< for a person: "EPSG:4551", or the WKT's name
  std::string definition;  ///< for geo::transformer
  crs_family family = crs_family::geographic;
};

/// As told, else as the file says; nullopt = neither.
[[nodiscard]] std::optional<source_crs> crs_of(OGRLayer& layer, const std::string& told);

}  // namespace greenward::exchange
