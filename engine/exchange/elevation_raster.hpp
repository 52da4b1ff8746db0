// A raster of ground heights, asked at places.
#pragma once

#include "engine/geo/point.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace greenward::exchange {

/// The first band of a local GeoTIFF, in metres above whatever the raster counts from.
class elevation_raster {
 public:
  /// Throws error{bad_input}: missing, not local, damaged, no GeoTIFF, rotated, without a CRS or a place on
  /// the ground, or in a unit other than metres.
  explicit elevation_raster(const std::filesystem::path& file);
  ~elevation_raster();
  elevation_raster(elevation_raster&&) noexcept;
  elevation_raster& operator=(elevation_raster&&) noexcept;

  /// Metres at each place (EPSG:4490), bilinear between the middles of the four cells around it; beyond the
  /// outermost middles but within the raster, the nearest ones count. NaN outside the raster, where any of
  /// the four is nodata or not finite, and where the place cannot be transformed. Not thread-safe. Throws
  /// error{bad_input} if the file cannot be read. Reads the rows that the places need, a cache of blocks
  /// being GDAL's.
  [[nodiscard]] std::vector<double> heights(std::span<const geo::lon_lat> places) const;

  [[nodiscard]] const std::string& crs() const;  ///< for a person
  /// The longer side of a cell on the ground at its middle.
  [[nodiscard]] double cell_m() const;

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace greenward::exchange
