// A picture of the ground opened by GDAL: local, of an allowed format, with a place and a CRS.
#pragma once

#include "engine/exchange/ogr_source.hpp"

#include <filesystem>
#include <string>

namespace greenward::exchange {

/// While it lives, GDAL, on this thread, neither reads .aux.xml files, which may name files elsewhere, nor
/// writes them; nor may tables in MBTiles stand for other files and addresses.
class only_that_file {
 public:
  only_that_file();
  ~only_that_file();
  only_that_file(const only_that_file&) = delete;
  only_that_file& operator=(const only_that_file&) = delete;
};

/// A GeoTIFF or MBTiles file. Throws error{bad_input}: missing, not local, damaged, another format, without a
/// CRS or a place on the ground; or its SQL has no end. `watch` must outlive the dataset.
[[nodiscard]] dataset_ptr open_raster_file(const std::filesystem::path& file, foreign_sql& watch);

/// For a person: "EPSG:4551", or what the file calls it.
[[nodiscard]] std::string crs_name_of(GDALDataset& dataset);

}  // namespace greenward::exchange
