#include "viewer/shell/settings.hpp"

#include "engine/base/error.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <fstream>

namespace greenward::viewer {
namespace {

kept_view some_view(double scale) {
  return {{{125.21, 43.88}, scale},
          {{"works", false, true, true, 0.5},
           {"roads", true, false, false, 1, "drainage", "name LIKE '%路'", 500, 20000.0}},
          {{"合心镇", {{125.1, 43.95}, 5000}}},
          {"roads", "works"},
          kept_basemap{"/影像/a.tif", false, 0.4},
          kept_plan{{{966, "污-966"}, {7, ""}}, {{26, "P-26"}}}};
}

TEST(Settings, AreReadAsTheyWereWritten) {
  const testing::temporary_directory folder;
  const std::filesystem::path file = folder / "config/greenward/viewer.json";
  EXPECT_EQ(read_settings(file), settings{}) << "there is no such file yet";
  settings kept{language::en, screen_size{1400, 900}, {}};
  kept.keep("/a.sqlite", some_view(20000));
  kept.look = {theme::night, 125};
  kept.recent = {{"/b.sqlite", 1764258000}, {"postgres://host/db", 0}};
  write_settings(file, kept);
  EXPECT_EQ(read_settings(file), kept);
}

TEST(Settings, TheLastDistrictUsedComesFirstAndIsThereOnce) {
  settings kept;
  kept.keep("/a", some_view(1000));
  kept.keep("/b", some_view(2000));
  kept.keep("/a", some_view(3000));
  ASSERT_EQ(kept.districts.size(), 2);
  EXPECT_EQ(kept.districts.front().database, "/a");
  EXPECT_EQ(kept.view_of("/a")->place.scale, 3000);
  EXPECT_EQ(kept.view_of("/c"), nullptr);
  for (int i = 0; i < 100; ++i) kept.keep("/" + std::to_string(i), some_view(1));
  EXPECT_LT(kept.districts.size(), 50);
  EXPECT_EQ(kept.view_of("/a"), nullptr) << "used longest ago";
}

TEST(Settings, PlansOfDistrictsUsedLongAgoAreForgottenBeforeTheFileBecomesTooLong) {
  settings kept;
  kept_view large = some_view(1000);
  large.plan.build.assign(kMostKeptPipes / 2, {12345678, std::string(kMostKeptCode, 'P')});
  large.plan.abandon.clear();
  for (int i = 0; i < 20; ++i) kept.keep("/" + std::to_string(i), large);
  EXPECT_EQ(kept.view_of("/19")->plan, large.plan);
  EXPECT_EQ(kept.view_of("/18")->plan, large.plan);
  EXPECT_EQ(kept.view_of("/17")->plan, kept_plan{});
  EXPECT_EQ(kept.view_of("/17")->place, large.place);
  EXPECT_EQ(parse_settings(settings_text(kept), "viewer.json"), kept);
}

TEST(Settings, WhatIsNoneOfTheirsIsRefusedByName) {
  const auto refused = [](const std::string& text) -> std::string {
    try {
      (void)parse_settings(text, "viewer.json");
    } catch (const error& problem) {
      EXPECT_EQ(problem.code(), error_code::bad_input);
      EXPECT_EQ(problem.subject(), "viewer.json");
      return problem.problem().en;
    }
    return "";
  };
  EXPECT_FALSE(refused("").empty());
  EXPECT_FALSE(refused("[]").empty());
  EXPECT_NE(refused(R"({"districts":7})").find("districts"), std::string::npos);
  EXPECT_NE(refused(R"({"districts":[7]})").find("database"), std::string::npos);
  EXPECT_NE(refused(R"({"districts":[],"language":"fr"})").find("language"), std::string::npos);
  EXPECT_NE(refused(R"({"districts":[],"window":{"width":1e9,"height":9}})").find("width"),
            std::string::npos);
  EXPECT_NE(
      refused(R"({"districts":[{"database":"x","lon":200,"lat":0,"scale":9,"layers":[],"bookmarks":[]}]})")
          .find("lon"),
      std::string::npos);
  EXPECT_NE(refused(R"({"districts":[{"database":7}]})").find("database"), std::string::npos);
  EXPECT_EQ(refused(R"({"districts":[]})"), "");
  for (const char* look : {R"({"theme":"dusk","scale":100})", R"({"theme":"night","scale":101})",
                           R"({"theme":"night","scale":1e30})", R"({"theme":7})", "7"})
    EXPECT_FALSE(refused(R"({"districts":[],"look":)" + std::string(look) + "}").empty()) << look;
  for (const char* layer : {R"({"visible":true})", R"({"name":"roads","visible":1})",
                            R"({"name":"roads","opacity":"half"})", "7"})
    EXPECT_FALSE(refused(R"({"districts":[{"database":"/a","lon":125,"lat":43,"scale":9,"layers":[)" +
                         std::string(layer) + "]}]}")
                     .empty())
        << layer;
  for (const char* plan : {"7", R"({"build":7})", R"({"build":[7]})", R"({"build":[{"id":"7","code":"a"}]})",
                           R"({"abandon":[{"id":7}]})", R"({"abandon":[{"id":1.5,"code":"a"}]})"})
    EXPECT_FALSE(refused(R"({"districts":[{"database":"/a","lon":125,"lat":43,"scale":9,"plan":)" +
                         std::string(plan) + "}]}")
                     .empty())
        << plan;
  for (const char* recent : {"7", R"([{"database":"/a"}])", R"([{"database":"/a","opened":-1}])",
                             R"([{"database":"/a","opened":1e30}])", R"([{"database":"/a","opened":"now"}])",
                             R"([{},{},{},{},{},{},{},{},{},{},{},{},{}])"})
    EXPECT_FALSE(refused(R"({"districts":[],"recent":)" + std::string(recent) + "}").empty()) << recent;
}

TEST(Settings, WrittenBeforeLayersHadFiltersAreStillRead) {
  const settings read = parse_settings(R"({"districts":[{"database":"/a","lon":125,"lat":43,"scale":9,
    "layers":[{"name":"roads","visible":true,"unfolded":false,"selectable":true,"opacity":1}],
    "bookmarks":[]}]})",
                                       "viewer.json");
  ASSERT_EQ(read.districts.size(), 1);
  EXPECT_EQ(read.districts[0].view.layers, (std::vector<kept_layer>{{"roads"}}));
  EXPECT_TRUE(read.districts[0].view.order.empty());
}

TEST(Settings, WhatIsMissingIsAsAtFirst) {
  EXPECT_EQ(parse_settings("{}", "viewer.json"), settings{});
  const settings read =
      parse_settings(R"({"look":{"theme":"night"},"recent":[{"database":"/b","opened":1}]})", "viewer.json");
  EXPECT_EQ(read.look, (look{theme::night, kUsualScale}));
  EXPECT_EQ(read.recent.size(), 1);
  EXPECT_TRUE(read.districts.empty());
  const settings district = parse_settings(
      R"({"districts":[{"database":"/a","lon":125,"lat":43,"scale":9,"layers":[{"name":"roads"}],
    "basemap":{"file":"/a.tif"}}]})",
      "viewer.json");
  const kept_view& view = district.districts.at(0).view;
  EXPECT_EQ(view.layers, (std::vector<kept_layer>{{"roads"}}));
  EXPECT_TRUE(view.bookmarks.empty());
  EXPECT_EQ(view.plan, kept_plan{});
  EXPECT_EQ(view.basemap, (kept_basemap{"/a.tif", true, 1}));
}

TEST(Settings, ADatabaseHasOneKeyFromWhereverItIsNamed) {
  EXPECT_EQ(database_key("/data/../data/a.sqlite"), "/data/a.sqlite");
  EXPECT_EQ(database_key("a.sqlite"), (std::filesystem::current_path() / "a.sqlite").string());
  EXPECT_EQ(database_key("postgres://host/db"), "postgres://host/db");
}

}  // namespace
}  // namespace greenward::viewer
