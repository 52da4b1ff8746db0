#include "tests/engine/exchange/coloured_raster.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>
#include <fstream>
#include <string>

namespace greenward::testing {
namespace {

constexpr pixel kOrtho{250, 0, 200};

/// A picture of one colour about the small district.
std::string orthophoto(const temporary_directory& folder) {
  coloured_raster raster;
  raster.epsg = 4326;
  raster.west = 125.19;
  raster.north = 43.90;
  raster.cell = 0.0002;
  raster.columns = raster.rows = 250;
  write_colours(folder / "ortho.tif", raster, [](int band, double, double) {
    return band == 0 ? kOrtho.r : band == 1 ? kOrtho.g : kOrtho.b;
  });
  return folder / "ortho.tif";
}

int ortho_pixels(const std::string& file, int tolerance = 1) {
  const picture image(file);
  return image.count({0, 0, image.width(), image.height()}, kOrtho, tolerance);
}

TEST(Replay, APictureThatIsDroppedLiesUnderTheLayersUntilItIsTakenAway) {
  const temporary_directory folder;
  std::ofstream(folder / "text.tif") << "no picture";
  const program_result ended = play(folder, R"(
wait
expect /basemap null
drop )" + orthophoto(folder) + R"(
expect /basemap/problem null
expect /basemap/drawn true
expect /basemap/crs "EPSG:4326"
expect /basemap/readings 1
expect /import/open false
screenshot under.png
click all_layers
screenshot alone.png
drag map to map 60 40
expect /basemap/readings 1
drag map to map -300 0
expect /basemap/readings 2
click basemap:opacity
screenshot half.png
expect /basemap/readings 2
click basemap -80 0
expect /basemap/drawn false
expect /basemap/visible false
screenshot hidden.png
wheel 2 map
expect /basemap/readings 2
drop )" + (folder / "text.tif").string() + R"(
expect /basemap/file ")" + (folder / "ortho.tif").string() +
                                                R"("
state refused.json
click basemap:remove
expect /basemap null
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const auto count = [&](const char* name) { return ortho_pixels(folder / "out" / name); };
  EXPECT_GT(count("alone.png"), 200000);
  EXPECT_GT(count("under.png"), count("alone.png") / 4);
  EXPECT_LT(count("under.png"), count("alone.png")) << "layers lie over it";
  EXPECT_LT(count("half.png"), 100) << "the ground shows through";
  EXPECT_EQ(count("hidden.png"), 0);
  const std::string problem = kept(folder / "out/refused.json").at("basemap").at("problem");
  EXPECT_NE(problem.find("no GeoTIFF or MBTiles"), std::string::npos) << problem;
}

}  // namespace
}  // namespace greenward::testing
