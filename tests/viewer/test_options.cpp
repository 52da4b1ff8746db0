#include "viewer/shell/options.hpp"

#include "engine/base/error.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

viewer_options parse(std::initializer_list<std::string> arguments) {
  return parse_options(std::vector<std::string>(arguments));
}

TEST(Options, ADatabaseAloneIsEnough) {
  const viewer_options options = parse({"district.sqlite"});
  EXPECT_EQ(options.database, "district.sqlite");
  EXPECT_EQ(options.lang, language::zh);
  EXPECT_FALSE(options.screenshot);
}

TEST(Options, WithoutADatabaseThereIsTheStartPage) {
  EXPECT_EQ(parse({}).database, "");
}

TEST(Options, EveryOptionIsTaken) {
  const viewer_options options =
      parse({"--lang", "en", "a.sqlite", "--screenshot", "b.png", "--size", "1280x720", "--view",
             "125.2,43.9,5000", "--identify", "125.1,43.8", "--hide", "roads,parks", "--state", "s.json",
             "--theme", "night", "--scale", "200"});
  EXPECT_EQ(options.on, theme::night);
  EXPECT_EQ(options.scale, 200);
  EXPECT_EQ(options.database, "a.sqlite");
  EXPECT_EQ(options.lang, language::en);
  EXPECT_EQ(options.screenshot, "b.png");
  EXPECT_EQ(options.size, (screen_size{1280, 720}));
  EXPECT_EQ(options.opening.centre, (geo::lon_lat{125.2, 43.9}));
  EXPECT_EQ(options.opening.scale, 5000);
  EXPECT_EQ(options.opening.identify, (geo::lon_lat{125.1, 43.8}));
  EXPECT_EQ(options.opening.hidden, (std::vector<std::string>{"roads", "parks"}));
  EXPECT_EQ(options.state, "s.json");
}

TEST(Options, WhatMakesNoSenseIsRefused) {
  EXPECT_THROW((void)parse({"a", "--theme", "dusk"}), error);
  EXPECT_THROW((void)parse({"a", "--scale", "101"}), error);
  EXPECT_THROW((void)parse({"a", "b"}), error);
  EXPECT_THROW((void)parse({"a", "--size"}), error);
  EXPECT_THROW((void)parse({"a", "--frobnicate", "1"}), error);
  for (const char* size : {"x", "1280", "1280x", "10x10", "99999x900", "1280x720x3", "-5x900"}) {
    EXPECT_THROW((void)parse({"a", "--size", size}), error) << size;
  }
  for (const char* view : {"125,43", "125,43,0", "225,43,5000", "125,43,many", "nan,43,5000"}) {
    EXPECT_THROW((void)parse({"a", "--view", view}), error) << view;
  }
  EXPECT_THROW((void)parse({"a", "--lang", "fr"}), error);
}

TEST(Options, HelpNeedsNoDatabase) {
  EXPECT_TRUE(parse({"--help"}).help);
  EXPECT_TRUE(parse({"--version"}).version);
}

}  // namespace
}  // namespace greenward::viewer
