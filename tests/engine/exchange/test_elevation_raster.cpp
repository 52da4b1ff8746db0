#include "engine/exchange/elevation_raster.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "tests/engine/exchange/height_raster.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <cmath>
#include <fstream>
#include <limits>

namespace greenward::exchange {
namespace {

constexpr geo::crs_code kGaussKruger{4551};

class ElevationRaster : public ::testing::Test {
 protected:
  geo::planar corner_ = geo::project(geo::lon_lat{125.2, 43.9}, kGaussKruger);
  testing::height_raster shape_{.west = corner_.x, .north = corner_.y, .columns = 40, .rows = 20};
  testing::temporary_directory folder_;

  [[nodiscard]] geo::lon_lat at(double east, double south) const {
    return geo::unproject(geo::planar{corner_.x + east, corner_.y - south}, kGaussKruger);
  }
  elevation_raster made(const std::function<double(double east, double south)>& height) {
    testing::write_heights(folder_ / "h.tif", shape_,
                           [&](double x, double y) { return height(x - corner_.x, corner_.y - y); });
    return elevation_raster(folder_ / "h.tif");
  }
};

TEST_F(ElevationRaster, ATiltedPlaneIsReadExactlyBetweenTheMiddlesOfItsCells) {
  const auto raster = made([](double east, double south) { return 200 + 0.1 * east - 0.03 * south; });
  const std::vector<geo::lon_lat> places{at(2.5, 2.5), at(7.3, 11.9), at(100, 50), at(197.5, 97.5)};
  const auto heights = raster.heights(places);
  EXPECT_NEAR(heights[0], 200 + 0.25 - 0.075, 1e-6);
  EXPECT_NEAR(heights[1], 200 + 0.73 - 0.357, 1e-6);
  EXPECT_NEAR(heights[2], 200 + 10 - 1.5, 1e-6);
  EXPECT_NEAR(heights[3], 200 + 19.75 - 2.925, 1e-6);
  EXPECT_NEAR(raster.cell_m(), 5, 0.01);
}

TEST_F(ElevationRaster, HeightsBeyondTheOutermostMiddlesAreThoseOfTheRim) {
  const auto raster = made([](double east, double) { return east; });
  const std::vector<geo::lon_lat> places{at(0.1, 50), at(199.9, 50)};
  EXPECT_NEAR(raster.heights(places)[0], 2.5, 1e-6);
  EXPECT_NEAR(raster.heights(places)[1], 197.5, 1e-6);
}

TEST_F(ElevationRaster, OutsideAndNextToMissingCellsNothingIsKnown) {
  const auto raster = made([](double east, double south) {
    return std::abs(east - 102.5) < 1 && std::abs(south - 52.5) < 1 ? std::nan("") : 7.0;
  });
  const std::vector<geo::lon_lat> places{at(-1, 50), at(50, 101), at(100, 50), at(104, 54), at(90, 50)};
  const auto heights = raster.heights(places);
  for (const std::size_t i : {0U, 1U, 2U, 3U}) EXPECT_TRUE(std::isnan(heights[i])) << i;
  EXPECT_NEAR(heights[4], 7, 1e-9);
}

TEST_F(ElevationRaster, ARasterInDegreesIsReadInItsOwnCrs) {
  testing::write_heights(
      folder_ / "d.tif",
      {.epsg = 4326, .west = 125.0, .north = 44.0, .cell = 0.001, .columns = 400, .rows = 200},
      [](double longitude, double latitude) { return 1000 * longitude + 10 * latitude; });
  const elevation_raster raster(folder_ / "d.tif");
  const std::vector<geo::lon_lat> places{{125.20037, 43.90041}};
  EXPECT_NEAR(raster.heights(places)[0], 1000 * 125.20037 + 10 * 43.90041, 1e-5);
  EXPECT_NEAR(raster.cell_m(), 111.1, 0.5);
}

TEST_F(ElevationRaster, WhatIsNoUsableRasterIsRefused) {
  std::ofstream(folder_ / "text.tif") << "no raster";
  testing::height_raster without = shape_, feet = shape_;
  without.epsg = 0;
  feet.unit = "ft";
  const auto flat = [](double, double) { return 0.0; };
  testing::write_heights(folder_ / "nowhere.tif", without, flat);
  testing::write_heights(folder_ / "feet.tif", feet, flat);
  for (const char* name : {"text.tif", "missing.tif", "nowhere.tif", "feet.tif"})
    EXPECT_THROW(elevation_raster(folder_ / name), error) << name;
  EXPECT_THROW(elevation_raster("/vsicurl/http://example.org/h.tif"), error);
}

}  // namespace
}  // namespace greenward::exchange
