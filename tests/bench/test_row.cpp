#include "tests/bench/harness/row.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace greenward::bench {
namespace {

subject about(std::string peer, std::optional<double> target = std::nullopt) {
  return {.name = "index/window_10",
          .size = 1000,
          .threads = 1,
          .peer = std::move(peer),
          .peer_version = "1.2",
          .target = target};
}

TEST(Row, TheRatioIsThatOfTheMediansAndTheSpreadThatOfTheRounds) {
  const row line = timed_row(about("GEOS", 2), {.greenward = {1, 4, 2}, .peer = {5, 8, 6}}, true);
  EXPECT_EQ(line.ratio(), 3);  // 6 / 2
  EXPECT_EQ(line.spread->least, 2);
  EXPECT_EQ(line.spread->greatest, 5);
  EXPECT_EQ(line.reached(), true);
}

TEST(Row, ATargetThatIsJustMissedIsNotReached) {
  EXPECT_EQ(counted_row(about("GEOS", 2), "bytes", 100, 199, std::nullopt).reached(), false);
  EXPECT_EQ(counted_row(about("GEOS", 2), "bytes", 100, 200, std::nullopt).reached(), true);
  EXPECT_EQ(counted_row(about("GEOS"), "bytes", 100, 200, std::nullopt).reached(), std::nullopt);
}

TEST(Row, JsonHasTheKeysThatAreWrittenDownInTheirOrder) {
  const auto rows = nlohmann::ordered_json::parse(
      json_text({timed_row(about("GEOS", 2), {.greenward = {2}, .peer = {5}}, true)}));
  std::vector<std::string> keys;
  for (const auto& [key, value] : rows.at(0).items()) keys.push_back(key);
  EXPECT_EQ(keys,
            (std::vector<std::string>{"case", "size", "threads", "greenward_s", "peer", "peer_version",
                                      "peer_s", "ratio", "target", "agrees", "unit", "spread", "note"}));
  EXPECT_EQ(rows[0]["case"], "index/window_10");
  EXPECT_EQ(rows[0]["ratio"], 2.5);
  EXPECT_EQ(rows[0]["agrees"], true);
}

TEST(Row, WhatIsAbsentIsNull) {
  const auto rows =
      nlohmann::json::parse(json_text({lone_row(about(""), "s", 2), skipped_row(about("GEOS"), "gone")}));
  EXPECT_TRUE(rows[0]["peer"].is_null());
  EXPECT_TRUE(rows[0]["peer_s"].is_null());
  EXPECT_TRUE(rows[0]["ratio"].is_null());
  EXPECT_TRUE(rows[1]["greenward_s"].is_null());
  EXPECT_EQ(rows[1]["note"], "skipped: gone");
}

TEST(Row, TheLastLineOfAReasonIsKept) {
  EXPECT_EQ(skipped_row(about("Mapnik"), "Traceback:\n  import\nno module\n\n").about.note,
            "skipped: no module");
  EXPECT_EQ(skipped_row(about("Mapnik"), "").about.note, "skipped: ");
}

TEST(Row, JsonIsReadBackAsItWasWritten) {
  const std::string text =
      json_text({timed_row(about("GEOS", 2), {.greenward = {1, 4, 2}, .peer = {5, 8, 6}}, false),
                 counted_row(about("Boost"), "bytes", 0.1, 0.3, std::nullopt), lone_row(about(""), "s", 2),
                 skipped_row(about("PostGIS", 8), "gone")});
  EXPECT_EQ(json_text(rows_of_json(text)), text);
  EXPECT_TRUE(any_disagreement(rows_of_json(text)));
}

TEST(Row, WhatIsNoListOfRowsIsRefused) {
  EXPECT_THROW((void)rows_of_json(""), std::runtime_error);
  EXPECT_THROW((void)rows_of_json("[{}]"), std::runtime_error);
  EXPECT_THROW((void)rows_of_json(R"([{"case": 3}])"), std::runtime_error);
}

TEST(Row, OnlyAnAnswerThatDiffersIsADisagreement) {
  const row same = timed_row(about("GEOS"), {.greenward = {1}, .peer = {1}}, true);
  const row other = timed_row(about("GEOS"), {.greenward = {1}, .peer = {1}}, false);
  EXPECT_FALSE(any_disagreement({same, skipped_row(about("GEOS"), "gone")}));
  EXPECT_TRUE(any_disagreement({same, other}));
}

}  // namespace
}  // namespace greenward::bench
