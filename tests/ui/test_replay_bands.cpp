#include "tests/ui/picture.hpp"
#include "tests/ui/played_script.hpp"

#include <gtest/gtest.h>

namespace greenward::testing {
namespace {

constexpr region kMap{290, 52, 670, 600};

TEST(ReplayBands, BandsAndWhoIsBeyondThemAreShownAndWaterRunsWhenAskedFor) {
  const temporary_directory folder;
  const program_result ended = play_on_sample(folder, R"(
wait
expect /bands/areas false
screenshot plain.png
key Shift+W
wait
expect /bands/areas true
expect /bands/refusal null
expect /bands/group "people"
screenshot areas.png
click bands:gaps
wait
screenshot gaps.png
state people.json
click bands:group:1
expect /bands/group "people_60"
state aged.json
click gap:0
expect /selection/hits 1
key Esc
expect /bands/gaps false
expect /bands/areas true
key Esc
expect /bands/areas false
key Esc
expect /selection null
key F
wait
screenshot after.png
key G
wait
expect /bands/gaps true
key G
expect /bands/gaps false
key Ctrl+F
type N-000002
key Enter
key D
wait
expect /trace/flow/on false
screenshot still.png
frames 7
screenshot still_too.png
key A
expect /trace/flow/on true
state on.json
frames 2
screenshot moving.png
frames 7
screenshot moved.png
click trace:flow
expect /trace/flow/on false
frames 2
screenshot still_again.png
)");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const picture plain(folder / "out/plain.png"), areas(folder / "out/areas.png"),
      gaps(folder / "out/gaps.png");
  EXPECT_GT(areas.differences(plain, kMap), 2000) << "nearer bands are darker";
  EXPECT_GT(gaps.count(kMap, {213, 94, 0}, 0), 100) << "where those beyond live";
  EXPECT_EQ(plain.count(kMap, {213, 94, 0}, 0), 0);
  EXPECT_EQ(plain.differences(picture(folder / "out/after.png"), kMap), 0) << "the one area is back";
  const nlohmann::json people = kept(folder / "out/people.json"), aged = kept(folder / "out/aged.json");
  std::int64_t listed = 0;
  ASSERT_LE(people["bands"]["listed"], 50) << "the state tells them all";
  for (const nlohmann::json& group : people["bands"]["groups"]) listed += group["people"].get<std::int64_t>();
  EXPECT_EQ(listed, people["bands"]["unserved"]);
  EXPECT_EQ(people["bands"]["within"].get<std::int64_t>() + listed, people["bands"]["people"]);
  EXPECT_EQ(people["bands"]["bands"][2]["people"], people["bands"]["within"]);
  EXPECT_LT(aged["bands"]["unserved"], people["bands"]["unserved"]);
  for (const nlohmann::json& layer : people["layers"]) {
    if (layer["name"] == "service_area") {
      EXPECT_EQ(layer["features"], 3);
    }
    if (layer["name"] == "unserved_people") {
      EXPECT_EQ(layer["features"], people["bands"]["places"]);
    }
  }
  const auto pictured = [&](const char* name) { return picture(folder / "out" / name); };
  const picture still = pictured("still.png"), moving = pictured("moving.png");
  EXPECT_EQ(still.differences(pictured("still_too.png"), kMap), 0);
  EXPECT_GT(still.differences(moving, kMap), 20);
  EXPECT_GT(moving.differences(pictured("moved.png"), kMap), 20);
  EXPECT_EQ(still.differences(pictured("still_again.png"), kMap), 0);
  const nlohmann::json trace = kept(folder / "out/on.json")["trace"];
  EXPECT_GT(trace["flow"]["moving"], 0);
  EXPECT_EQ(trace["flow"]["moving"].get<std::int64_t>() + trace["flow"]["unknown"].get<std::int64_t>(),
            trace["links"]);
}

}  // namespace
}  // namespace greenward::testing
