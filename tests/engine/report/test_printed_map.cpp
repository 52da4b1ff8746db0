#include "engine/report/printed_map.hpp"

#include "engine/base/error.hpp"
#include "tests/engine/report/printed_map_fixture.hpp"
#include "tests/engine/report/report_fixture.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace greenward::report {

namespace {

using greenward::testing::bytes_of;
using greenward::testing::temporary_directory;
using testing::box_of;
using testing::hand_layer;
using testing::kEdge;
using testing::kGround;
using testing::kPlace;
using testing::kRoad;
using testing::off;
using testing::options_of;
using testing::picture;
using testing::road_layer;
using testing::square_layer;
using testing::text_of_pdf;

bool in_legend(const picture& image, layer::colour colour) {
  for (int y = 0; y < image.height(); ++y) {
    for (int x = image.width() * 3 / 4; x < image.width(); ++x) {
      if (image.at(x, y) == colour) return true;
    }
  }
  return false;
}

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

}  // namespace

/// Parks that surround a box, up to 20 km from it.
hand_layer parks_around(const geo::planar_box& box) {
  hand_layer parks("parks", {"公园绿地", "Parks"}, 10);
  parks.style.rules = {testing::rule_of("", {"公园", "Park"})};
  parks.style.rules[0].fill = kGround;
  parks.style.rules[0].stroke.a = 0;
  const geo::planar_box far = box.expanded(20000);
  for (const geo::planar_box& side :
       {geo::planar_box{far.min, {box.min.x, far.max.y}}, geo::planar_box{{box.max.x, far.min.y}, far.max},
        geo::planar_box{far.min, {far.max.x, box.min.y}}, geo::planar_box{{far.min.x, box.max.y}, far.max}})
    parks.add_polygon("a", "",
                      std::array{side.min, geo::planar{side.max.x, side.min.y}, side.max,
                                 geo::planar{side.min.x, side.max.y}});
  return parks;
}

/// Each of its own class, which the legend lists.
hand_layer roads_of_classes(int count) {
  hand_layer roads("roads", {"道路", "Roads"}, 30);
  roads.style.rules.clear();
  for (int i = 0; i < count; ++i) {
    const std::string kind = std::to_string(i);
    roads.style.rules.push_back(testing::rule_of(kind, {kind, kind}));
    roads.add_line(kind, "", std::array{off(-50, 2 * i), off(50, 2 * i)});
  }
  return roads;
}

/// A long legend takes room from the map, which changes its scale.
TEST(PrintedMap, ShowsNoGroundBeyondWhatItSays) {
  const temporary_directory folder;
  const map_options options = options_of();
  const geo::planar_box shown = shown_ground(options, folder / "map.png");
  for (const int classes : {1, 60}) {
    const hand_layer roads = roads_of_classes(classes), far = parks_around(shown.expanded(1)),
                     near = parks_around(shown.expanded(-400));
    draw_map({.layers = {far.as_map_layer(), roads.as_map_layer()}}, options, folder / "far.png");
    EXPECT_FALSE(picture(folder / "far.png").has(kGround)) << classes;
    draw_map({.layers = {near.as_map_layer(), roads.as_map_layer()}}, options, folder / "near.png");
    EXPECT_TRUE(picture(folder / "near.png").has(kGround)) << classes;
  }
}

TEST(PrintedMap, ColoursAreWhereTheGroundIs) {
  const temporary_directory folder;
  const hand_layer parks = square_layer();
  const hand_layer roads = road_layer();
  draw_map({.layers = {roads.as_map_layer(), parks.as_map_layer()}}, options_of(), folder / "map.png");

  const picture image(folder / "map.png");
  EXPECT_EQ(image.width(), 1200);
  EXPECT_EQ(image.height(), 800);
  const geo::planar_box park = box_of(image, kGround);
  EXPECT_NEAR(park.width(), park.height(), 2.5);
  const geo::planar c = park.centre();
  EXPECT_EQ(image.at(c.x, c.y), kRoad);
  EXPECT_EQ(image.at(c.x + 50, c.y), kRoad);
  EXPECT_EQ(image.at(c.x, c.y - 50), kRoad);
  EXPECT_EQ(image.at(c.x + 50, c.y + 30), kGround);
  const layer::colour beside = image.at(park.min.x - 10, c.y + 30);
  EXPECT_NE(beside, kGround);
  EXPECT_GT(beside.r, 240);  // paper
}

TEST(PrintedMap, APictureOfTheGroundLiesUnderTheLayersWhereItBelongs) {
  const temporary_directory folder;
  const hand_layer roads = road_layer();
  map_content content{.layers = {roads.as_map_layer()}};
  geo::planar_box asked;
  // A kilometre about the junction: blue above, the colour of the park below, on the right transparent.
  content.ground = [&](const geo::planar_box& extent, int width, int height) {
    EXPECT_NEAR(extent.width() / width, extent.height() / height, 0.02 * extent.width() / width);
    asked = extent;
    map_ground ground{{off(-500, -500), off(500, 500)}, 100, 100, std::vector<std::uint8_t>(40000)};
    for (std::size_t i = 0; i < 10000; ++i) {
      const std::array<std::uint8_t, 4> upper{0, 200, 255, 255}, lower{kGround.r, kGround.g, kGround.b, 255};
      if (i % 100 < 70) std::ranges::copy(i < 5000 ? upper : lower, ground.rgba.data() + 4 * i);
    }
    return ground;
  };
  draw_map(content, options_of(), folder / "map.png");
  const picture image(folder / "map.png");
  EXPECT_TRUE(asked.contains(off(-500, -500)) && asked.contains(off(500, 500)));
  const geo::planar_box below = box_of(image, kGround), above = box_of(image, {0, 200, 255, 255});
  ASSERT_FALSE(below.empty() || above.empty());
  EXPECT_NEAR(below.width(), above.width(), 3);
  EXPECT_NEAR(below.width() * 10 / 7, below.height() + above.height(), 20) << "the road lies between them";
  EXPECT_LT(above.max.y, below.min.y);
  EXPECT_EQ(image.at(above.min.x + above.width() * 5 / 7, below.max.y - 20), kRoad);
  content.ground_opacity = 0.5;
  draw_map(content, options_of(), folder / "pale.png");
  const layer::colour pale = picture(folder / "pale.png").at(above.min.x + 20, above.min.y + 20);
  EXPECT_NEAR(pale.r, 125, 3);
  EXPECT_NEAR(pale.g, 225, 3);
  EXPECT_NEAR(pale.b, 251, 3);
}

TEST(PrintedMap, CasingsDoNotCrossTheJunction) {
  const temporary_directory folder;
  const hand_layer parks = square_layer();
  const hand_layer roads = road_layer();
  draw_map({.layers = {parks.as_map_layer(), roads.as_map_layer()}}, options_of(), folder / "map.png");

  const picture image(folder / "map.png");
  const geo::planar c = box_of(image, kGround).centre();
  bool edge_beside = false;
  bool edge_at_junction = false;
  for (int dx = 4; dx < 10; ++dx) {
    edge_beside =
        edge_beside || image.at(c.x + dx, c.y + 60) == kEdge || image.at(c.x - dx, c.y + 60) == kEdge;
    edge_at_junction =
        edge_at_junction || image.at(c.x + dx, c.y) == kEdge || image.at(c.x - dx, c.y) == kEdge;
  }
  const layer::colour near_edge = image.at(c.x + 6.5, c.y + 60);
  EXPECT_LT(near_edge.r + near_edge.g, kGround.r + kGround.g);
  EXPECT_FALSE(edge_at_junction);
}

TEST(PrintedMap, LegendShowsOnlyWhatIsDrawn) {
  const temporary_directory folder;
  hand_layer roads = road_layer();
  const layer::colour absent{250, 0, 250, 255};
  roads.style.rules.push_back(testing::rule_of("ring", {"环路", "Ring road"}));
  roads.style.rules.back().stroke = absent;
  roads.style.rules.back().width = 8;
  draw_map({.layers = {roads.as_map_layer()}}, options_of(), folder / "map.png");
  const picture without(folder / "map.png");
  EXPECT_TRUE(in_legend(without, kRoad));
  EXPECT_FALSE(in_legend(without, absent));

  const std::array ring{off(-300, -300), off(300, 300)};
  roads.add_line("ring", "四环路", ring);
  draw_map({.layers = {roads.as_map_layer()}}, options_of(), folder / "map.png");
  EXPECT_TRUE(in_legend(picture(folder / "map.png"), absent));
}

TEST(PrintedMap, OverlaysLieOnTheLayers) {
  const temporary_directory folder;
  const hand_layer parks = square_layer();
  map_overlay overlay{.title = {"服务区", "Service area"}, .geometry = {}};
  overlay.fill = {40, 90, 220, 255};
  const std::array ring{off(-200, -200), off(200, -200), off(200, 200), off(-200, 200)};
  overlay.geometry.append_polygon(ring);
  draw_map({.layers = {parks.as_map_layer()}, .overlays = {overlay}}, options_of(), folder / "map.png");
  const picture image(folder / "map.png");
  const geo::planar_box park = box_of(image, kGround);
  const geo::planar_box area = box_of(image, overlay.fill);
  EXPECT_NEAR(area.width() / park.width(), 0.4, 0.02);
  EXPECT_NEAR(area.centre().x, park.centre().x, 1.5);
}

TEST(PrintedMap, PdfHasItsTextAsText) {
  GREENWARD_NEEDS_PROGRAM("pdftotext");
  const temporary_directory folder;
  hand_layer roads = road_layer();
  roads.style.label_field = "name";
  draw_map({.layers = {roads.as_map_layer()}}, options_of(), folder / "map.pdf");
  const std::string text = text_of_pdf(folder / "map.pdf");
  for (const char* words : {"绿园区测试图", "Test sheet of a district", "图例", "道路", "比例尺", "EPSG:4551",
                            "2023-12-31", "数据：手工示例", "景阳大路"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words << " in\n" << text;
  }
  EXPECT_EQ(text.find("SYNTHETIC"), std::string::npos);
}

TEST(PrintedMap, SyntheticDataSaysSo) {
  GREENWARD_NEEDS_PROGRAM("pdftotext");
  const temporary_directory folder;
  const hand_layer roads = road_layer();
  map_options options = options_of();
  options.origin = data_origin::synthetic;
  draw_map({.layers = {roads.as_map_layer()}}, options, folder / "map.pdf");
  const std::string text = text_of_pdf(folder / "map.pdf");
  EXPECT_NE(text.find("SYNTHETIC"), std::string::npos);
  EXPECT_NE(text.find("合成数据"), std::string::npos);
}

TEST(PrintedMap, PdfPageHasThreeQuartersOfAPointForEachPixel) {
  const temporary_directory folder;
  const hand_layer roads = road_layer();
  draw_map({.layers = {roads.as_map_layer()}}, options_of(), folder / "map.pdf");
  const std::string bytes = bytes_of(folder / "map.pdf");
  EXPECT_EQ(bytes.substr(0, 5), "%PDF-");
  EXPECT_NE(bytes.find("/MediaBox [ 0 0 900 600 ]"), std::string::npos);
}

TEST(PrintedMap, SvgIsWritten) {
  const temporary_directory folder;
  const hand_layer roads = road_layer();
  draw_map({.layers = {roads.as_map_layer()}}, options_of(), folder / "map.SVG");
  const std::string text = bytes_of(folder / "map.SVG");
  EXPECT_NE(text.find("<svg"), std::string::npos);
  EXPECT_NE(text.find("width=\"900pt\""), std::string::npos);
  EXPECT_NE(text.find("</svg>"), std::string::npos);
}

TEST(PrintedMap, AnExistingFileIsReplacedAndNothingElseIsLeft) {
  const temporary_directory folder;
  std::ofstream(folder / "map.png") << "old";
  const hand_layer roads = road_layer();
  draw_map({.layers = {roads.as_map_layer()}}, options_of(), folder / "map.png");
  EXPECT_EQ(bytes_of(folder / "map.png").substr(1, 3), "PNG");
  EXPECT_EQ(files_in(folder.path()), 1U);
}

TEST(PrintedMap, AnUnwritablePathIsAnErrorAndLeavesNothing) {
  const temporary_directory folder;
  const hand_layer roads = road_layer();
  const map_content content{.layers = {roads.as_map_layer()}};
  std::filesystem::create_directory(folder / "taken.png");
  for (const char* name : {"missing/map.png", "taken.png"}) {
    try {
      draw_map(content, options_of(), folder / name);
      FAIL() << "no error for " << name;
    } catch (const error& e) {
      EXPECT_EQ(e.code(), error_code::bad_input);
      EXPECT_EQ(e.subject(), (folder / name).string());
    }
  }
  EXPECT_EQ(files_in(folder.path()), 1U);  // only the folder that stood in the way
}

TEST(PrintedMap, WhatCannotBeDrawnIsAUsageError) {
  const temporary_directory folder;
  const hand_layer roads = road_layer();
  const map_content content{.layers = {roads.as_map_layer()}};
  const auto code_of = [&](const map_content& what, const map_options& options, const char* name) {
    try {
      draw_map(what, options, folder / name);
    } catch (const error& e) {
      return e.code();
    }
    return error_code::cancelled;
  };
  map_options tiny = options_of();
  tiny.width = 10;
  map_options everywhere = options_of();
  everywhere.extent = {};
  EXPECT_EQ(code_of(content, options_of(), "map.jpg"), error_code::usage);
  EXPECT_EQ(code_of(content, tiny, "map.png"), error_code::usage);
  EXPECT_EQ(code_of({}, everywhere, "map.png"), error_code::usage);
  EXPECT_EQ(code_of({.layers = {map_layer{}}}, options_of(), "map.png"), error_code::usage);
  EXPECT_EQ(files_in(folder.path()), 0U);
}

}  // namespace greenward::report
