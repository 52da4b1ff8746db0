#include "engine/exchange/raster_picture.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/gdal_session.hpp"
#include "engine/geo/crs.hpp"
#include "tests/engine/exchange/coloured_raster.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

namespace greenward::exchange {
namespace {

constexpr geo::crs_code kMap{4551};
constexpr geo::lon_lat kCorner{125.2, 43.9};

/// Steep enough that half a pixel is seen.
double slope(int band, double column, double row) {
  return band == 0 ? 3 * column : band == 1 ? 4 * row : 250 - 2 * column;
}

class RasterPicture : public ::testing::Test {
 protected:
  RasterPicture() {
    raster_.west = corner_.x;
    raster_.north = corner_.y;
  }
  const testing::temporary_directory folder_;
  const geo::planar corner_ = geo::project(kCorner, kMap);
  testing::coloured_raster raster_;  ///< in the map's CRS, a metre a pixel

  /// Metres east and south of the raster's corner.
  [[nodiscard]] ground_window window(double west, double north, double east, double south, int width,
                                     int height) const {
    return {{{corner_.x + west, corner_.y - south}, {corner_.x + east, corner_.y - north}}, width, height};
  }
  [[nodiscard]] std::filesystem::path written(const testing::raster_formula& value) const {
    testing::write_colours(folder_ / "p.tif", raster_, value);
    return folder_ / "p.tif";
  }
  /// As MBTiles.
  [[nodiscard]] std::filesystem::path tiled(const testing::raster_formula& value) {
    const geo::transformer to_tiles("EPSG:4490", "EPSG:3857");
    std::array<double, 1> x{kCorner.x}, y{kCorner.y};
    to_tiles.transform(x, y);
    raster_.epsg = 3857;
    raster_.west = x[0];
    raster_.north = y[0];
    raster_.cell = 1.2;
    testing::copy_to_tiles(written(value), folder_ / "p.mbtiles");
    return folder_ / "p.mbtiles";
  }
  [[nodiscard]] static ground_pixels read(const std::filesystem::path& file, const ground_window& window) {
    return raster_picture(file, kMap).read(window, task{});
  }
};

std::array<int, 4> pixel(const ground_pixels& made, int column, int row) {
  const std::size_t i = 4 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(made.window.width) +
                             static_cast<std::size_t>(column));
  return {made.rgba.at(i), made.rgba.at(i + 1), made.rgba.at(i + 2), made.rgba.at(i + 3)};
}

/// The middles of the window's pixels in the CRS of the raster, by PROJ alone.
std::pair<std::vector<double>, std::vector<double>> middles(const ground_window& window, int epsg) {
  const geo::planar_box& extent = window.extent;
  std::vector<double> xs, ys;
  for (int i = 0; i < window.width * window.height; ++i) {
    xs.push_back(extent.min.x + (i % window.width + 0.5) * extent.width() / window.width);
    ys.push_back(extent.max.y - (i / window.width + 0.5) * extent.height() / window.height);
  }
  geo::transformer("EPSG:4551", "EPSG:" + std::to_string(epsg)).transform(xs, ys);
  return {std::move(xs), std::move(ys)};
}

/// Compares each pixel with the formula at its middle; how many were opaque.
int compare(const ground_pixels& made, const testing::coloured_raster& raster, double tolerance) {
  const auto [xs, ys] = middles(made.window, raster.epsg);
  int opaque = 0, wrong = 0;
  for (int i = 0; i < made.window.width * made.window.height; ++i) {
    const auto place = static_cast<std::size_t>(i);
    const double c = raster.column_of(xs[place]), r = raster.row_of(ys[place]);
    const double inside = std::min({c, r, raster.columns - c, raster.rows - r});
    const auto found = pixel(made, i % made.window.width, i / made.window.width);
    if (inside < -0.6) wrong += found != std::array{0, 0, 0, 0} ? 1 : 0;
    if (inside < 1) continue;  // the rim, where there is nothing to interpolate between
    ++opaque;
    for (int band = 0; band < 3; ++band)
      wrong += std::abs(found[static_cast<std::size_t>(band)] - slope(band, c, r)) > tolerance ? 1 : 0;
    wrong += found[3] != 255 ? 1 : 0;
  }
  EXPECT_EQ(wrong, 0) << "EPSG:" << raster.epsg;
  return opaque;
}

TEST_F(RasterPicture, PlacesAreThoseOfProjInEveryCrs) {
  EXPECT_GT(compare(read(written(slope), window(-20, -10, 90, 70, 110, 80)), raster_, 1), 4000);
  for (const int epsg : {4326, 3857, 32651}) {
    const geo::transformer to_crs("EPSG:4490", "EPSG:" + std::to_string(epsg));
    std::array<double, 1> x{kCorner.x}, y{kCorner.y};
    to_crs.transform(x, y);
    raster_.epsg = epsg;
    raster_.west = x[0];
    raster_.north = y[0];
    raster_.cell = epsg == 4326 ? 1e-5 : 1.3;
    EXPECT_GT(compare(read(written(slope), window(-40, -40, 120, 100, 160, 140)), raster_, 2), 2000);
  }
}

TEST_F(RasterPicture, TilesAreReadWhereTheyLie) {
  const std::filesystem::path file = tiled(slope);
  const raster_picture tiles(file, kMap);
  EXPECT_EQ(tiles.facts().crs, "EPSG:3857");
  const ground_pixels made = tiles.read(window(10, 10, 50, 40, 40, 30), task{});
  EXPECT_EQ(compare(made, raster_, 4), 40 * 30);
}

TEST_F(RasterPicture, FromFarAwayItsOverviewsOrAllItsPixelsAreAveraged) {
  raster_.columns = raster_.rows = 1024;
  raster_.options = {"TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"};
  const auto chequered = [](int band, double column, double row) {
    const bool dark = static_cast<int>(column + row) % 2 == 0;
    return band == 0 ? (dark ? 0 : 200) : band == 1 ? column / 5 : 255 - row / 5;
  };
  const std::filesystem::path file = written(chequered);
  for (const bool has_overviews : {false, true}) {
    if (has_overviews) testing::add_overviews(file, {2, 4, 8, 16});
    const ground_pixels made = read(file, window(0, 0, 1024, 1024, 64, 64));
    for (const int i : {5, 32, 60}) {
      EXPECT_NEAR(pixel(made, i, 20)[0], 100, 6);
      EXPECT_NEAR(pixel(made, i, 20)[1], (i + 0.5) * 16 / 5, 2);
      EXPECT_NEAR(pixel(made, 20, i)[2], 255 - (i + 0.5) * 16 / 5, 2);
    }
  }
}

TEST_F(RasterPicture, WhereItHasNothingItIsTransparent) {
  const auto left_half = [](double inside, double outside) {
    return [=](int, double column, double) { return column < 40 ? inside : outside; };
  };
  const auto check = [&](const std::filesystem::path& file, std::array<int, 4> left,
                         std::array<int, 4> right) {
    const ground_pixels made = read(file, window(0, 0, 80, 60, 80, 60));
    EXPECT_EQ(pixel(made, 20, 30), left);
    EXPECT_EQ(pixel(made, 60, 30), right);
  };
  raster_.nodata = 0;
  check(written(left_half(90, 0)), {90, 90, 90, 255}, {0, 0, 0, 0});
  const auto red_only = [](int band, double column, double) { return band == 0 && column < 40 ? 90 : 0; };
  check(written(red_only), {90, 0, 0, 255}, {0, 0, 0, 0});
  raster_.nodata.reset();
  raster_.bands = 4;
  raster_.has_alpha = true;
  const auto half_there = [](int band, double column, double) {
    return band < 3 ? 200 : column < 40 ? 128 : 0;
  };
  check(written(half_there), {100, 100, 100, 128}, {0, 0, 0, 0});
  raster_.bands = 2;
  const auto grey = [](int band, double column, double) { return band == 0 ? 60 : column < 40 ? 255 : 0; };
  check(written(grey), {60, 60, 60, 255}, {0, 0, 0, 0});
}

TEST_F(RasterPicture, APaletteShowsItsColours) {
  raster_.bands = 1;
  testing::write_palette(folder_ / "p.tif", raster_, {{10, 20, 30, 255}, {200, 100, 50, 255}, {9, 9, 9, 0}},
                         [](int, double column, double) { return std::floor(column / 30); });
  const ground_pixels made = read(folder_ / "p.tif", window(0, 0, 80, 60, 80, 60));
  EXPECT_EQ(pixel(made, 10, 30), (std::array{10, 20, 30, 255}));
  EXPECT_EQ(pixel(made, 45, 30), (std::array{200, 100, 50, 255}));
}

TEST_F(RasterPicture, SixteenBitsAreStretchedAndItSaysSo) {
  EXPECT_FALSE(raster_picture(written(slope), kMap).facts().stretched);
  raster_.type = GDT_UInt16;
  const raster_picture deep(written([](int, double column, double) { return 1000 + 10 * column; }), kMap);
  ASSERT_TRUE(deep.facts().stretched);
  EXPECT_NEAR(deep.facts().stretched->black, 1016, 10);
  EXPECT_NEAR(deep.facts().stretched->white, 1784, 10);
  const ground_pixels made = deep.read(window(0, 0, 80, 60, 80, 60), task{});
  EXPECT_EQ(pixel(made, 0, 30)[0], 0);
  EXPECT_NEAR(pixel(made, 40, 30)[0], 128, 5);
  EXPECT_EQ(pixel(made, 79, 30)[0], 255);
}

TEST_F(RasterPicture, OneBitIsBlackAndWhite) {
  raster_.bands = 1;
  raster_.options = {"NBITS=1"};
  const ground_pixels made = read(written([](int, double column, double) { return column < 40 ? 0 : 1; }),
                                  window(0, 0, 80, 60, 80, 60));
  EXPECT_EQ(pixel(made, 20, 30), (std::array{0, 0, 0, 255}));
  EXPECT_EQ(pixel(made, 60, 30), (std::array{255, 255, 255, 255}));
}

TEST_F(RasterPicture, KnowsItsBoundsOnTheMap) {
  const auto bounds = raster_picture(written(slope), kMap).facts().bounds;
  ASSERT_TRUE(bounds);
  EXPECT_NEAR(bounds->min.x, corner_.x, 1e-3);
  EXPECT_NEAR(bounds->max.y, corner_.y, 1e-3);
  EXPECT_NEAR(bounds->width(), 80, 1e-3);
  EXPECT_NEAR(bounds->height(), 60, 1e-3);
  raster_.epsg = 4326;
  raster_.west = -180;
  raster_.north = 90;
  raster_.cell = 4.5;
  raster_.rows = 40;
  EXPECT_FALSE(raster_picture(written(slope), kMap).facts().bounds) << "all the world";
}

TEST_F(RasterPicture, ReadingStopsWhenItIsNotWantedAnyMore) {
  raster_.columns = raster_.rows = 1000;
  const raster_picture large(written(slope), kMap);
  task progress;
  int reports = 0;
  progress.progress = [&](const bilingual&, double, double) {
    ++reports;
    progress.token.cancel();
  };
  try {
    (void)large.read(window(0, 0, 1000, 1000, 100, 100), progress);
    FAIL() << "it went on";
  } catch (const error& stopped) {
    EXPECT_EQ(stopped.code(), error_code::cancelled);
  }
  EXPECT_EQ(reports, 1);
}

/// What is said of a file that is refused.
std::string refusal(const std::filesystem::path& file) {
  try {
    const raster_picture taken(file, kMap);
  } catch (const error& refused) {
    EXPECT_EQ(refused.code(), error_code::bad_input);
    EXPECT_EQ(refused.subject(), file.string());
    EXPECT_FALSE(refused.remedy().zh.empty());
    return refused.problem().en;
  }
  return "nothing";
}

TEST_F(RasterPicture, WhatCannotBeShownIsRefusedWithTheReason) {
  std::ofstream(folder_ / "text.tif") << "no raster";
  std::ofstream(folder_ / "p.vrt") << "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"/>";
  EXPECT_NE(refusal(folder_ / "missing.tif").find("no such file"), std::string::npos);
  EXPECT_NE(refusal("/vsicurl/http://127.0.0.1/p.tif").find("this machine's disk"), std::string::npos);
  EXPECT_NE(refusal(folder_ / "text.tif").find("no GeoTIFF or MBTiles"), std::string::npos);
  EXPECT_NE(refusal(folder_ / "p.vrt").find("no GeoTIFF or MBTiles"), std::string::npos);
  EXPECT_NE(refusal(folder_.path()).find("no such file"), std::string::npos);
  raster_.epsg = 0;
  EXPECT_NE(refusal(written(slope)).find("no CRS"), std::string::npos);
  raster_.cell = 0;
  EXPECT_NE(refusal(written(slope)).find("no place"), std::string::npos);
  raster_.epsg = 4551;
  raster_.cell = 1;
  raster_.type = GDT_CFloat32;
  EXPECT_NE(refusal(written(slope)).find("complex"), std::string::npos);
  raster_.type = GDT_Byte;
  raster_.columns = raster_.rows = 12000;
  raster_.options = {"TILED=YES", "BLOCKXSIZE=12000", "BLOCKYSIZE=12000", "SPARSE_OK=TRUE"};
  EXPECT_NE(refusal(written(nullptr)).find("blocks are too large"), std::string::npos);
}

TEST_F(RasterPicture, FilesBesideItAreNeitherTrustedNorWritten) {
  const std::filesystem::path tiles = tiled([](int, double, double) { return 90; }),
                              plain = folder_ / "p.tif";
  std::string no_grey = "<PAMDataset>";
  for (const char* band : {"1", "2", "3"})
    no_grey +=
        std::string("<PAMRasterBand band=\"") + band + "\"><NoDataValue>90</NoDataValue></PAMRasterBand>";
  for (const std::filesystem::path& file : {tiles, plain}) {
    const std::string side = file.string() + ".aux.xml";
    std::ofstream(side) << no_grey << "</PAMDataset>";
    EXPECT_EQ(pixel(read(file, window(10, 10, 50, 40, 40, 30)), 20, 15), (std::array{90, 90, 90, 255}));
    std::filesystem::remove(side);
    (void)read(file, window(10, 10, 50, 40, 4, 3));
  }
  const std::filesystem::directory_iterator all(folder_.path());
  EXPECT_EQ(std::distance(begin(all), end(all)), 2);
}

TEST_F(RasterPicture, TablesOfTilesDoNotStandForOtherFiles) {
  const std::filesystem::path file = tiled(slope);
  const std::string other = folder_ / "other.csv";
  std::ofstream(other)
      << "name,value\nbounds,\"125.2002,43.8998,125.2003,43.8999\"\nminzoom,17\nmaxzoom,17\n";
  register_drivers();
  testing::run_sql(
      file, {"DROP TABLE metadata", "CREATE VIRTUAL TABLE metadata USING VirtualOGR('" + other + "')"});
  EXPECT_GT(raster_picture(file, kMap).facts().columns, 200)
      << "all of the tiles, not the bounds that it names";
}

TEST_F(RasterPicture, TilesMayBeAViewOfTwoTables) {
  const std::filesystem::path file = tiled(slope);
  const ground_window middle = window(10, 10, 50, 40, 40, 30);
  const ground_pixels plain = read(file, middle);
  testing::run_sql(
      file, {"CREATE TABLE images AS SELECT rowid AS id, tile_data FROM tiles",
             "CREATE TABLE places AS SELECT rowid AS id, zoom_level, tile_column, tile_row FROM tiles",
             "DROP TABLE tiles",
             "CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM places, images "
             "WHERE places.id = images.id"});
  EXPECT_EQ(read(file, middle).rgba, plain.rgba);
}

TEST_F(RasterPicture, TilesThatComeWithoutEndAreRefused) {
  const std::filesystem::path file = tiled(slope);
  testing::run_sql(file,
                   {"ALTER TABLE tiles RENAME TO known",
                    "CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                    "SELECT zoom_level, tile_column, tile_row + i AS tile_row, tile_data FROM known, n "
                    "WHERE i < 0"});
  EXPECT_NE(refusal(file).find("recursive"), std::string::npos) << refusal(file);
}

TEST_F(RasterPicture, TilesThatTakeForEverAreRefused) {
  const std::filesystem::path file = tiled(slope);
  testing::run_sql(
      file,
      {"CREATE TABLE n AS SELECT tile_row AS i FROM tiles", "INSERT INTO n SELECT i FROM n",
       "INSERT INTO n SELECT i FROM n", "INSERT INTO n SELECT i FROM n", "INSERT INTO n SELECT i FROM n",
       "INSERT INTO n SELECT i FROM n", "INSERT INTO n SELECT i FROM n", "ALTER TABLE tiles RENAME TO known",
       "CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row + a.i AS tile_row, "
       "tile_data FROM known, n a, n b, n c, n d, n e WHERE a.i + b.i + c.i + d.i + e.i < 0"});
  EXPECT_NE(refusal(file).find("has no end"), std::string::npos) << refusal(file);
}

}  // namespace
}  // namespace greenward::exchange
