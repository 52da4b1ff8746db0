#include "tests/support/bytes_of.hpp"
#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>
#include <string>

namespace greenward::testing {
namespace {

TEST(ReplayProfile, AProfileIsDrawnBetweenTwoManholesGoneThroughAndExported) {
  const temporary_directory folder;
  const std::string target = folder / "way.dxf";
  const program_result ended = play_on_sample(folder, R"(
wait
key P
expect /profile/open false
key Ctrl+F
type N-000002
key Enter
key P
expect /profile/open true
expect /profile/waits_for_end true
screenshot waiting.png
key Ctrl+F
type N-000526
key Enter
key P
expect /profile/waits_for_end false
expect /profile/refusal null
expect /profile/exchanged false
state whole.json
move profile:drawing 5 20
screenshot hovered.png
expect /profile/on_map true
wheel 6 profile:drawing 5 20
state near.json
drag profile:drawing 0 30 to profile:drawing -200 30
state panned.json
double profile:drawing 0 40
state all.json
click profile:export
expect /export/open true
click export:format:dxf
click export:file
key Ctrl+A
type )" + target + R"(
click export:run
expect /export/problem null
expect /export/running false
key Esc
click profile:drawing 0 60
expect /selection/layer "pipes"
key Right
key Enter
expect /selection/layer "drainage_nodes"
key Esc
expect /profile/open false
key Shift+P
expect /profile/open true
expect /table/open false
key F6
expect /table/open true
expect /profile/open false
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const auto seen = [&](const char* name) {
    return kept(folder / ("out/" + std::string(name) + ".json"))["profile"]["seen"];
  };
  const nlohmann::json whole = seen("whole"), near = seen("near"), panned = seen("panned");
  EXPECT_EQ(whole[0], 0);
  EXPECT_GT(whole[1], 100);
  const auto length = [](const nlohmann::json& span) {
    return span[1].get<double>() - span[0].get<double>();
  };
  EXPECT_LT(length(near), length(whole) / 3);
  EXPECT_NEAR(length(panned), length(near), 1e-6);
  EXPECT_GT(panned[0], near[0]);
  EXPECT_EQ(seen("all"), whole);
  EXPECT_NE(bytes_of(target).find("N-000526"), std::string::npos) << "the sheet names its manholes";
  const picture image(folder / "out/hovered.png");
  EXPECT_GT(image.count({0, 400, image.width(), image.height() - 400}, {128, 84, 34}, 0), 300)
      << "the ground";
  EXPECT_GT(image.count({0, 0, image.width(), image.height()}, {0, 121, 107}, 0), 100)
      << "the way on the map";
}

TEST(ReplayProfile, WithoutAWayThePanelSaysSo) {
  const temporary_directory folder;
  const program_result ended = play_on_sample(folder, R"(
wait
key Ctrl+F
type N-000526
key Enter
key P
key Ctrl+F
type N-000735
key Enter
click profile:mark
expect /profile/refusal "no drains lead from one to the other"
click profile:close
expect /profile/open false
)");
  EXPECT_EQ(ended.status, 0) << ended.err;
}

}  // namespace
}  // namespace greenward::testing
