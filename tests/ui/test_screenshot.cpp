#include "tests/support/run_program.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/ui/picture.hpp"

#include <gtest/gtest.h>
#include <fstream>
#include <nlohmann/json.hpp>

namespace greenward::testing {
namespace {

using nlohmann::json;

/// A picture of the small district and the state that goes with it.
struct shot {
  int status = -1;
  json state;
  std::vector<picture> image;  ///< one, if the program ended well
};

shot shoot(std::vector<std::string> options) {
  const temporary_directory folder;
  const std::string png = folder / "view.png";
  const std::string state = folder / "state.json";
  std::vector<std::string> command{SMALL_DISTRICT_VIEWER, "12", "--screenshot", png, "--state", state};
  command.insert(command.end(), options.begin(), options.end());
  shot result;
  const program_result ended = run_program(command);
  result.status = ended.status;
  if (ended.status != 0) {
    ADD_FAILURE() << ended.err;
    return result;
  }
  result.state = json::parse(std::ifstream(state));
  result.image.emplace_back(png);
  return result;
}

region map_of(const json& state) {
  const json& box = state["widgets"]["map"];
  return {box["x"].get<int>(), box["y"].get<int>(), box["width"].get<int>(), box["height"].get<int>()};
}

const json* layer_of(const json& state, std::string_view name) {
  for (const json& layer : state["layers"]) {
    if (layer["name"] == name) return &layer;
  }
  return nullptr;
}

/// The park fill of the sample's styles over paper.
int green_pixels(const shot& view) {
  const region map = map_of(view.state);
  int found = 0;
  for (int y = map.y; y < map.y + map.height; ++y) {
    for (int x = map.x; x < map.x + map.width; ++x) {
      const pixel p = view.image[0].at(x, y);
      found += p.g > p.r + 6 && p.g > p.b + 6 ? 1 : 0;
    }
  }
  return found;
}

TEST(Screenshot, ShowsTheWholeDistrictOnce) {
  const shot view = shoot({"--size", "1600x1000"});
  ASSERT_EQ(view.status, 0);
  EXPECT_EQ(view.image[0].width(), 1600);
  EXPECT_EQ(view.image[0].height(), 1000);
  EXPECT_TRUE(view.state["loaded"].get<bool>());
  EXPECT_TRUE(view.state["service"].get<bool>());
  EXPECT_NE(view.state["title"].get<std::string>().find("绿园一图 – 绿园区"), std::string::npos);
  EXPECT_NE(view.state["title"].get<std::string>().find("合成数据 Synthetic"), std::string::npos);
  EXPECT_GT(view.state["labels"].get<int>(), 3);
  EXPECT_GT(green_pixels(view), 2000) << "parks are drawn";
}

TEST(Screenshot, HidingALayerTakesItsColourAway) {
  const shot all = shoot({"--size", "1280x720"});
  const shot without = shoot({"--size", "1280x720", "--hide", "parks,service_area"});
  ASSERT_EQ(all.status, 0);
  ASSERT_EQ(without.status, 0);
  EXPECT_FALSE((*layer_of(without.state, "parks"))["visible"].get<bool>());
  EXPECT_LT(green_pixels(without) * 4, green_pixels(all));
}

TEST(Screenshot, TheSyntheticNoticeStandsInTheTopBar) {
  const shot view = shoot({"--size", "1280x720"});
  ASSERT_EQ(view.status, 0);
  EXPECT_GT(view.image[0].count({0, 0, 1280, 52}, {255, 243, 217}, 2), 800);
}

TEST(Screenshot, PanelsDoNotCoverTheMapOrOneAnother) {
  for (const char* size : {"1600x1000", "1280x720", "960x600"}) {
    const shot view = shoot({"--size", size});
    ASSERT_EQ(view.status, 0) << size;
    const region map = map_of(view.state);
    const auto inside = [&](const json& box, const region& frame) {
      return box["x"] >= frame.x && box["y"] >= frame.y &&
             box["x"].get<int>() + box["width"].get<int>() <= frame.x + frame.width &&
             box["y"].get<int>() + box["height"].get<int>() <= frame.y + frame.height;
    };
    const json& widgets = view.state["widgets"];
    for (const char* on_map : {"zoom_in", "zoom_out", "fit"})
      EXPECT_TRUE(inside(widgets[on_map], map)) << size << on_map;
    EXPECT_LE(widgets["layer:works"]["x"].get<int>() + widgets["layer:works"]["width"].get<int>(), map.x)
        << size;
    EXPECT_GE(widgets["tab:summary"]["x"].get<int>(), map.x + map.width) << size;
    EXPECT_LE(widgets["language"]["y"].get<int>() + widgets["language"]["height"].get<int>(), map.y) << size;
  }
}

TEST(Screenshot, AFeatureCanBeIdentifiedAtStart) {
  const shot plain = shoot({"--size", "1280x720", "--view", "125.20025,43.86009,3000"});
  const shot chosen =
      shoot({"--size", "1280x720", "--view", "125.20025,43.86009,3000", "--identify", "125.20025,43.86009"});
  ASSERT_EQ(chosen.status, 0);
  EXPECT_TRUE(plain.state["selection"].is_null());
  EXPECT_EQ(chosen.state["selection"]["layer"], "facilities");
  EXPECT_NEAR(chosen.state["camera"]["scale"].get<double>(), 3000, 1);
  const region panel{960, 52, 320, 600};
  EXPECT_GT(chosen.image[0].differences(plain.image[0], panel), 2000) << "the panel shows the feature";
}

TEST(Screenshot, EnglishDiffersFromChineseInWordsNotInTheMap) {
  const shot chinese = shoot({"--size", "1280x720"});
  const shot english = shoot({"--size", "1280x720", "--lang", "en"});
  ASSERT_EQ(english.status, 0);
  EXPECT_EQ(english.state["language"], "en");
  EXPECT_GT(english.image[0].differences(chinese.image[0], {0, 52, 290, 600}), 1000);
  const region middle{map_of(english.state).x + 200, 200, 300, 300};
  EXPECT_EQ(english.image[0].differences(chinese.image[0], middle), 0);
}

TEST(Screenshot, AFileThatCannotBeWrittenIsAnErrorOfItsOwn) {
  EXPECT_EQ(run_program({SMALL_DISTRICT_VIEWER, "4", "--screenshot", "/no/such/folder/a.png"}).status, 3);
  EXPECT_EQ(run_program({SMALL_DISTRICT_VIEWER, "4", "--size", "huge", "--screenshot", "a.png"}).status, 2);
}

}  // namespace
}  // namespace greenward::testing
