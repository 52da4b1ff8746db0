#include "tests/engine/walking/small_network.hpp"

#include "engine/walking/coverage.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::walking {
namespace {

using testing::make_network;

/// A street of 1 km, and a second one on the other side of a river that no bridge crosses.
class Coverage : public ::testing::Test {
 protected:
  std::unique_ptr<testing::small_network> made_ = make_network(
      {{1, 2, 1000.0, {}, false, {{0, 0}, {1000, 0}}}, {3, 4, 1000.0, {}, false, {{0, 100}, {1000, 100}}}});
  std::vector<geo::planar> facilities_{{100, 0}};
  coverage_limits limits_{metres(300), metres(250), metres(20)};

  coverage_result run(const std::vector<geo::planar>& places) {
    const std::vector<std::int64_t> people(places.size(), 10);
    const std::vector<std::string> unit(places.size(), "U");
    std::vector<snap> snaps;
    for (const auto& f : facilities_) snaps.push_back(*snap_to_network(made_->network, f, metres(20)));
    return cover(made_->network, facilities_, snaps, {places, people, unit}, limits_);
  }
};

TEST_F(Coverage, CountsThePeopleWithinTheLimitByTheStreet) {
  const auto result = run({{389, 10}, {391, 10}});  // 289 + 10 and 291 + 10 metres
  EXPECT_NEAR(result.place_metres[0], 299.0, 1e-9);
  EXPECT_TRUE(std::isinf(result.place_metres[1]));
  EXPECT_EQ(result.total.within, 10);
  EXPECT_EQ(result.total.people, 20);
}

TEST_F(Coverage, APlaceAcrossTheRiverIsInTheCircleButNotWithinReach) {
  const auto result = run({{100, 100}});
  EXPECT_EQ(result.total.within, 0);
  EXPECT_EQ(result.total.within_radius, 10);
  EXPECT_EQ(result.total.unplaced, 0);
}

TEST_F(Coverage, PeopleFarFromAnyStreetAreUnplacedAndNotWithin) {
  const auto result = run({{100, 50}});
  EXPECT_EQ(result.total.unplaced, 10);
  EXPECT_EQ(result.total.within, 0);
  EXPECT_EQ(result.total.within_radius, 10);
}

TEST_F(Coverage, TheRadiusIsInclusive) {
  const auto result = run({{350, 0}, {350.001, 0}});
  EXPECT_EQ(result.place_in_radius[0], 1);
  EXPECT_EQ(result.place_in_radius[1], 0);
}

TEST_F(Coverage, UnitsAddUpToTheTotal) {
  const std::vector<geo::planar> places{{100, 0}, {600, 0}, {100, 100}};
  const std::vector<std::int64_t> people{1, 2, 4};
  const std::vector<std::string> unit{"A", "B", ""};
  const std::vector<snap> snaps{*snap_to_network(made_->network, facilities_[0], metres(20))};
  const auto result = cover(made_->network, facilities_, snaps, {places, people, unit}, limits_);
  ASSERT_EQ(result.units.size(), 3U);
  std::int64_t all = 0, within = 0;
  for (const unit_coverage& u : result.units) {
    all += u.sums.people;
    within += u.sums.within;
  }
  EXPECT_EQ(all, 7);
  EXPECT_EQ(within, result.total.within);
  EXPECT_EQ(result.units[1].code, "A");
  EXPECT_EQ(result.units[1].sums.within, 1);
}

TEST_F(Coverage, TheNearestFacilityIsNamed) {
  facilities_.push_back({500, 0});
  const auto result = run({{400, 0}});
  EXPECT_DOUBLE_EQ(result.place_metres[0], 100.0);
  EXPECT_EQ(result.place_facility[0], 1U);
}

}  // namespace
}  // namespace greenward::walking
