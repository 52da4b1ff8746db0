#include "engine/layer/rule_pack.hpp"

#include "engine/base/data_directory.hpp"
#include "tests/engine/layer/error_of.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <fstream>

namespace greenward::layer {
namespace {

using ::testing::HasSubstr;

constexpr const char* kHead = "name = \"wells\"\nversion = \"1\"\nzh = \"井\"\nen = \"Wells\"\n";
constexpr const char* kDepth =
    "[[rules]]\nkey = \"depth.least\"\nzh = \"最小井深\"\nen = \"Least depth\"\nvalue = 2.5\nunit = \"m\"\n";

std::string load_error(const std::string& text) {
  const testing::temporary_directory folder;
  std::ofstream(folder / "wells.toml") << text;
  return error_of([&] { (void)rule_pack::load(folder / "wells.toml"); });
}

TEST(RulePack, ThePacksOfTheProjectLoad) {
  const auto packs = load_rule_packs(data_directory());
  ASSERT_GE(packs.size(), 2U);
  EXPECT_TRUE(std::ranges::is_sorted(packs, {}, &rule_pack::name));
  for (const rule_pack& pack : packs) {
    EXPECT_FALSE(pack.rules.empty()) << pack.name;
    for (const rule& r : pack.rules) EXPECT_TRUE(!r.verified || !r.clause.empty()) << r.key;
  }
}

TEST(RulePack, TheWalkingCircleIsFifteenMinutesOnFoot) {
  const rule_pack pack = rule_pack::load(data_directory() / "rules" / "walking.toml");
  EXPECT_EQ(pack.at("elderly_care.minutes").value, 15.0);
  EXPECT_EQ(pack.at("elderly_care.minutes").unit, "min");
  EXPECT_EQ(pack.at("elderly_care.speed").unit, "m/s");
  EXPECT_EQ(pack.at("elderly_care.radius").unit, "m");
}

TEST(RulePack, UnverifiedNumbersAreCounted) {
  rule_pack pack;
  pack.rules.resize(3);
  pack.rules[1].verified = true;
  EXPECT_EQ(pack.unverified_count(), 2U);
}

TEST(RulePack, AMissingKeyNamesPackAndKey) {
  const rule_pack pack = rule_pack::load(data_directory() / "rules" / "walking.toml");
  const std::string message = error_of([&] { (void)pack.at("elderly_care.colour"); });
  EXPECT_THAT(message, HasSubstr("walking: "));
  EXPECT_THAT(message, HasSubstr("elderly_care.colour"));
}

TEST(RulePack, AWholeRuleIsAccepted) {
  EXPECT_EQ(load_error(std::string(kHead) + kDepth + "norm = \"GB 1\"\nclause = \"3.1\"\nverified = true\n"),
            "");
}

TEST(RulePack, BrokenPacksAreRefused) {
  const std::string good = std::string(kHead) + kDepth;
  EXPECT_THAT(load_error(good), HasSubstr("rules[1].verified: this key is missing"));
  EXPECT_THAT(load_error(good + "verified = true\n"), HasSubstr("without a norm"));
  EXPECT_THAT(load_error(good + "verified = false\nsource = \"x\"\n"), HasSubstr("rules[1].source"));
  EXPECT_THAT(load_error(good + "verified = false\n" + kDepth + "verified = false\n"),
              HasSubstr("duplicate"));
  EXPECT_THAT(load_error(std::string(kHead) + "[[rules]]\nkey = \"Depth..least\"\n"),
              HasSubstr("rules[1].key"));
  EXPECT_THAT(load_error("name = \"ponds\"\nversion = \"1\"\nzh = \"塘\"\nen = \"Ponds\"\nrules = []\n"),
              HasSubstr("differs"));
}

}  // namespace
}  // namespace greenward::layer
