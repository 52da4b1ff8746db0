#include "engine/workflow/hydraulic_rules.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/base/error.hpp"

#include <gtest/gtest.h>
#include <algorithm>

namespace greenward::workflow {
namespace {

layer::rule_pack drainage_pack() {
  return layer::rule_pack::load(data_directory() / "rules" / "drainage.toml");
}

TEST(HydraulicRules, AreThoseOfThePackAndNobodyHasVerifiedThem) {
  const layer::rule_pack pack = drainage_pack();
  rule_reader rules(pack);
  const drainage::hydraulic_limits limits = read_hydraulic_limits(pack, rules);
  const auto fill = [&](double size) { return drainage::limit_for(limits.greatest_fill, size); };
  EXPECT_EQ(fill(200), 0.55);
  EXPECT_EQ(fill(300), 0.55);
  EXPECT_EQ(fill(400), 0.65);
  EXPECT_EQ(fill(900), 0.70);
  EXPECT_EQ(fill(1000), 0.75);
  EXPECT_EQ(drainage::limit_for(limits.least_slope, 300), 0.003);
  EXPECT_EQ(limits.least_sewage_velocity_m_s, 0.6);
  EXPECT_EQ(limits.least_full_velocity_m_s, 0.75);
  EXPECT_EQ(limits.least_cover_m, 0.7);
  EXPECT_EQ(rules.unverified().size(), limits.least_slope.size() + limits.greatest_fill.size() + 3);
}

TEST(HydraulicRules, BySizeRiseWhateverTheOrderOfThePack) {
  layer::rule_pack pack = drainage_pack();
  std::reverse(pack.rules.begin(), pack.rules.end());
  rule_reader rules(pack);
  EXPECT_EQ(drainage::limit_for(read_hydraulic_limits(pack, rules).greatest_fill, 400), 0.65);
}

TEST(HydraulicRules, RefuseASizeThatIsNoNumber) {
  for (const char* key : {"least_slope.dn", "least_slope.dn3x", "greatest_fill.dn0"}) {
    layer::rule_pack pack = drainage_pack();
    pack.rules.push_back({.key = key, .title = {}, .value = 1});
    rule_reader rules(pack);
    EXPECT_THROW((void)read_hydraulic_limits(pack, rules), error) << key;
  }
}

TEST(HydraulicRules, KnowTheMaterialsOfSurveys) {
  const layer::rule_pack pack = drainage_pack();
  rule_reader rules(pack);
  const auto table = read_roughness(rules);
  EXPECT_EQ(rules.unverified().size(), 5U);
  const auto n_of = [&](std::string_view material) {
    drainage::survey_links links;
    links.manning_n = {drainage::kNotGiven};
    return drainage::manning_n_of(links, 0, {std::span(&material, 1), table});
  };
  EXPECT_EQ(n_of("钢筋混凝土"), 0.013);
  EXPECT_EQ(n_of("HDPE双壁波纹管"), 0.010);
  EXPECT_EQ(n_of("PVC-U"), 0.010);
  EXPECT_EQ(n_of("玻璃钢夹砂管"), 0.010);
  EXPECT_EQ(n_of("球墨铸铁"), 0.013);
  EXPECT_EQ(n_of("钢"), 0.012);
  EXPECT_EQ(n_of("steel pipe"), 0.012);
  EXPECT_EQ(n_of("砖砌"), 0.015);
}

}  // namespace
}  // namespace greenward::workflow
