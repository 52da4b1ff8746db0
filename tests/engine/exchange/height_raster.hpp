// GeoTIFFs of heights, made by a formula.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace greenward::testing {

struct height_raster {
  int epsg = 4551;
  double west = 0, north = 0;  ///< of the raster's corner, in its CRS
  double cell = 5;
  int columns = 10, rows = 10;
  double nodata = -9999;
  std::string unit{};
};

/// Each cell has the height of its middle; NaN becomes nodata.
void write_heights(const std::filesystem::path& file, const height_raster& raster,
                   const std::function<double(double x, double y)>& height);

}  // namespace greenward::testing
