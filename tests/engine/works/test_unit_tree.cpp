#include "engine/works/unit_tree.hpp"

#include "engine/works/quantity.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::works {
namespace {

TEST(UnitTree, AMissingParentComesAlong) {
  const unit_tree tree({"220106003001", "220106001002", "220106001001", "220106001001"});
  ASSERT_EQ(tree.units().size(), 6U);
  EXPECT_EQ(tree.units()[0].code, "220106");
  EXPECT_EQ(tree.units()[1].code, "220106001");
  EXPECT_EQ(tree.units()[1].parent, 0U);
  EXPECT_EQ(tree.units()[3].code, "220106001002");
  EXPECT_EQ(tree.units()[3].parent, 1U);
  EXPECT_EQ(tree.units()[5].parent, 4U);
}

TEST(UnitTree, WhatIsNoCodeIsLeftOut) {
  const unit_tree tree({"", "A", "22010", "2201060010"});
  EXPECT_TRUE(tree.units().empty());
  EXPECT_EQ(tree.find("A"), kNoUnit);
  EXPECT_EQ(tree.at_level(kNoUnit, unit_level::district), kNoUnit);
}

TEST(UnitTree, FindsTheUnitAbove) {
  const unit_tree tree({"220106003001", "220107"});
  const std::uint32_t community = tree.find("220106003001");
  EXPECT_EQ(tree.at_level(community, unit_level::community), community);
  EXPECT_EQ(tree.units()[tree.at_level(community, unit_level::street)].code, "220106003");
  EXPECT_EQ(tree.units()[tree.at_level(community, unit_level::district)].code, "220106");
  EXPECT_EQ(tree.at_level(tree.find("220107"), unit_level::street), kNoUnit);
}

TEST(Quantity, NamesOfOneUnitComeOutAsOne) {
  EXPECT_EQ(unit_called("公里").name, "m");
  EXPECT_EQ(unit_called("公里").times, 1000);
  EXPECT_EQ(unit_called("公顷").name, "m²");
  EXPECT_EQ(unit_called("公顷").times, 10'000);
  EXPECT_TRUE(unit_called("亩").divisible);
  EXPECT_FALSE(unit_called("个小区").divisible);
  EXPECT_EQ(unit_called("个小区").name, "个小区");
}

TEST(Quantity, WhatIsNoNumberIsNotStated) {
  EXPECT_EQ(whole_parts(12.3456, kThousandths), 12346);
  EXPECT_EQ(whole_parts(std::nan(""), kThousandths), kNotStated);
  EXPECT_EQ(whole_parts(1e300, kThousandths), kNotStated);
  EXPECT_EQ(whole_parts(0, kThousandths), 0);
}

}  // namespace
}  // namespace greenward::works
