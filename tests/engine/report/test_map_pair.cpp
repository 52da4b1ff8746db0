// Two maps on one sheet.
#include "engine/base/error.hpp"
#include "engine/report/printed_map.hpp"
#include "tests/engine/report/printed_map_fixture.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <array>
#include <filesystem>
#include <string>

namespace greenward::report {

namespace {

using greenward::testing::temporary_directory;
using testing::box_of;
using testing::hand_layer;
using testing::kGround;
using testing::kRoad;
using testing::off;
using testing::options_of;
using testing::picture;
using testing::road_layer;
using testing::square_layer;
using testing::text_of_pdf;

TEST(MapPair, TwoMapsOfOneScaleShowWhatIsOfEach) {
  const temporary_directory folder;
  const layer::colour later{10, 150, 250, 255};
  const hand_layer before = square_layer();
  hand_layer after = square_layer();
  after.style.rules[0].fill = later;
  map_layer first = before.as_map_layer(), second = after.as_map_layer();
  first.side = map_side::first;
  second.side = map_side::second;
  const hand_layer roads = road_layer();
  map_options options = options_of();
  options.pair = map_pair{{"现状", "Present"}, {"方案", "Plan"}};
  options.extent = options.extent.expanded(700);
  draw_map({.layers = {first, second, roads.as_map_layer()}}, options, folder / "pair.png");
  const picture image(folder / "pair.png");
  const geo::planar_box then = box_of(image, kGround), now = box_of(image, later);
  ASSERT_FALSE(then.empty() || now.empty());
  EXPECT_LT(then.max.x, now.min.x);
  EXPECT_NEAR(then.width(), now.width(), 1.5);
  EXPECT_NEAR(then.centre().y, now.centre().y, 1.5);
  for (const geo::planar_box& map : {then, now}) EXPECT_EQ(image.at(map.centre().x, map.centre().y), kRoad);
  const geo::planar_box shown = shown_ground(options, folder / "pair.png");
  EXPECT_TRUE(shown.contains(off(-500, -500)) && shown.contains(off(500, 500)));
}

TEST(MapPair, TwoMapsOfAWideExtentLieAboveEachOther) {
  const temporary_directory folder;
  hand_layer parks = square_layer();
  map_layer first = parks.as_map_layer();
  first.side = map_side::first;
  map_options options = options_of();
  options.pair = map_pair{{"现状", "Present"}, {"方案", "Plan"}};
  options.extent = {};
  options.extent.include(off(-4000, -500));
  options.extent.include(off(4000, 500));
  draw_map({.layers = {first}}, options, folder / "pair.png");
  const picture image(folder / "pair.png");
  const geo::planar_box park = box_of(image, kGround);
  EXPECT_GT(park.width(), 60) << "side by side they would be half as large";
  EXPECT_LT(park.max.y, image.height() / 2);
}

TEST(MapPair, TwoMapsNeedRoom) {
  const temporary_directory folder;
  const hand_layer parks = square_layer();
  map_options options = options_of();
  options.width = options.height = 500;
  draw_map({.layers = {parks.as_map_layer()}}, options, folder / "one.png");
  options.pair = map_pair{{"甲", "A"}, {"乙", "B"}};
  EXPECT_THROW(draw_map({.layers = {parks.as_map_layer()}}, options, folder / "two.png"), error);
  EXPECT_FALSE(std::filesystem::exists(folder / "two.png"));
}

TEST(MapPair, PdfOfTwoMapsNamesThemAndCountsBoth) {
  GREENWARD_NEEDS_PROGRAM("pdftotext");
  const temporary_directory folder;
  const hand_layer before = road_layer();
  hand_layer after = road_layer();
  const std::array line{off(-300, 100), off(300, 100)};
  after.add_line("main", "新路", line);
  map_layer first = before.as_map_layer(), second = after.as_map_layer();
  first.side = map_side::first;
  second.side = map_side::second;
  map_options options = options_of();
  options.pair = map_pair{{"现状", "Present"}, {"方案", "Plan"}};
  draw_map({.layers = {first, second}}, options, folder / "pair.pdf");
  std::string text = text_of_pdf(folder / "pair.pdf");
  std::erase(text, ' ');  // pdftotext finds narrow ones or not
  for (const char* words : {"现状", "方案", "现状→方案", "2→3"})
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
}

}  // namespace

}  // namespace greenward::report
