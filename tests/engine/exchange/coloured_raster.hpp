// Pictures of the ground, made by a formula.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <gdal.h>

namespace greenward::testing {

struct coloured_raster {
  int epsg = 4551;             ///< 0: none
  double west = 0, north = 0;  ///< of the raster's corner, in its CRS
  double cell = 1;             ///< 0: the raster has no place
  int columns = 80, rows = 60;
  int bands = 3;
  GDALDataType type = GDT_Byte;
  bool has_alpha = false;  ///< in the last band
  std::optional<double> nodata{};
  std::vector<std::string> options{};  ///< of the driver

  [[nodiscard]] double column_of(double x) const { return (x - west) / cell; }
  [[nodiscard]] double row_of(double y) const { return (north - y) / cell; }
};

/// The value of a band (from 0) at a place in pixels from the corner.
using raster_formula = std::function<double(int band, double column, double row)>;

/// Each cell has the value of its middle; without a formula none has.
void write_colours(const std::filesystem::path& file, const coloured_raster& raster,
                   const raster_formula& value);
/// The palette has as many colours as are given, alpha among them.
void write_palette(const std::filesystem::path& file, const coloured_raster& raster,
                   const std::vector<GDALColorEntry>& colours, const raster_formula& value);
/// A GeoTIFF as MBTiles, without loss but for the resampling to a level of tiles.
void copy_to_tiles(const std::filesystem::path& from, const std::filesystem::path& to);
/// Runs statements in a file of SQLite, with GDAL's own kinds of tables.
void run_sql(const std::filesystem::path& file, const std::vector<std::string>& statements);
/// Inside the file.
void add_overviews(const std::filesystem::path& file, const std::vector<int>& factors);

}  // namespace greenward::testing
