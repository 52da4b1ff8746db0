#include "engine/workflow/service_gaps.hpp"

#include "engine/base/error.hpp"
#include "tests/engine/workflow/plain_district.hpp"

#include <gtest/gtest.h>
#include <cmath>
#include <optional>
#include <vector>

namespace greenward::workflow {
namespace {

struct homes_of_people {
  double x, y;
  std::int64_t people;
  std::optional<std::int64_t> aged;
  const char* community;
};

layer_snapshot one_long_street() {
  testing::layer_maker made("walk_edges");
  const auto street = [&](double from, double to, double y, std::int64_t first) {
    made.line({from, y}, {to, y});
    layer::row_writer row(made.table(), feature_id(static_cast<std::int64_t>(made.table().size()) + 1));
    row.set("from_id", first);
    row.set("to_id", first + 1);
    row.set("length_m", to - from);
  };
  // Both have so many nodes that places may join them.
  for (std::int64_t k = 0; k < 90; ++k)
    street(20.0 * static_cast<double>(k), 20.0 * static_cast<double>(k + 1), 0, k);
  for (std::int64_t k = 0; k < 90; ++k)  // another town
    street(20.0 * static_cast<double>(k), 20.0 * static_cast<double>(k + 1), 5000, 100 + k);
  return made.done();
}

layer_snapshot people_at(const std::vector<homes_of_people>& homes) {
  testing::layer_maker made("population_points");
  for (const homes_of_people& home : homes) {
    std::isfinite(home.x) ? made.point(home.x, home.y) : made.none();
    layer::row_writer row(made.table(), feature_id(static_cast<std::int64_t>(made.table().size()) + 1));
    row.set("people", home.people);
    if (home.aged) row.set("people_60", *home.aged);
    if (*home.community != '\0') row.set("community_code", home.community);
  }
  return made.done();
}

layer_snapshot care_home_at_the_end() {
  testing::layer_maker made("facilities");
  made.point(0, 0);
  {
    layer::row_writer row(made.table(), feature_id(1));
    row.set("code", "F");
    row.set("category", "elderly_care");
  }
  return made.done();
}

layer_snapshot compound_far_out() {
  testing::layer_maker made("compounds");
  made.rectangle(1400, -50, 200, 100);
  {
    layer::row_writer row(made.table(), feature_id(9));
    row.set("code", "C9");
    row.set("name", "Far Court");
  }
  return made.done();
}

district_snapshot long_town(const std::vector<homes_of_people>& homes) {
  district_snapshot town;
  town.layers = {one_long_street(), people_at(homes), care_home_at_the_end(), compound_far_out(),
                 testing::two_communities()};
  return town;
}

/// A metre a second: 300, 600 and 900 metres.
service_gaps gaps_of(const district_snapshot& town) {
  walk_options options;
  options.minutes = 15;
  options.speed = metres_per_second(1);
  options.radius = metres(1000);
  options.snap_maximum = metres(100);
  return find_service_gaps(town, options, {10, 5, 15}, task{});
}

constexpr const char* kWest = "220106001001";
constexpr const char* kEast = "220106001002";
const double kNowhere = std::nan("");

const std::vector<homes_of_people> kHomes{
    {200, 0, 10, 1, kWest},      {500, 0, 20, {}, kWest},    {900, 0, 40, 4, kWest},
    {910, 0, 80, 8, kWest},      {1500, 0, 160, 16, kEast},  {1450, 0, 320, {}, kEast},
    {1000, 500, 640, 64, kEast}, {500, 5000, 1280, 128, ""}, {kNowhere, kNowhere, 2560, 256, kEast}};

TEST(ServiceGaps, EachBandHasThePeopleWithinItsOwnWalk) {
  const service_gaps gaps = gaps_of(long_town(kHomes));
  ASSERT_EQ(gaps.bands.size(), 3U);
  EXPECT_EQ(gaps.bands[0].minutes, 5);
  EXPECT_EQ(gaps.bands[0].limit.value, 300);
  EXPECT_EQ(gaps.bands[0].within[0].people, 10);
  EXPECT_EQ(gaps.bands[1].within[0].people, 30);
  EXPECT_EQ(gaps.bands[2].within[0].people, 70) << "900 m is within 900 m";
  EXPECT_EQ(gaps.bands[2].within[1].people, 5);
  EXPECT_EQ(gaps.bands[2].within[1].unknown, 1U);
  EXPECT_EQ(gaps.in_radius[0].people, 150) << "as the crow flies 910 m is within 1,000 m";
}

TEST(ServiceGaps, NobodyIsLostBetweenThoseWithinAndThoseBeyond) {
  const service_gaps gaps = gaps_of(long_town(kHomes));
  people_sums listed{};
  std::size_t places = 0;
  for (const unserved_group& group : gaps.groups) {
    EXPECT_EQ(group.first, places);
    places += group.count;
    for (std::size_t g = 0; g < kPeopleGroups; ++g) {
      listed[g].people += group.people[g].people;
      listed[g].unknown += group.people[g].unknown;
    }
  }
  EXPECT_EQ(places, gaps.places.size());
  for (std::size_t g = 0; g < kPeopleGroups; ++g) {
    EXPECT_EQ(listed[g].people, gaps.unserved[g].people);
    EXPECT_EQ(listed[g].unknown, gaps.unserved[g].unknown);
    EXPECT_EQ(gaps.within[g].people + gaps.unserved[g].people, gaps.all[g].people);
    EXPECT_EQ(gaps.within[g].unknown + gaps.unserved[g].unknown, gaps.all[g].unknown);
  }
  EXPECT_EQ(gaps.unserved[0].people, 80 + 160 + 320 + 640 + 1280);
  EXPECT_EQ(gaps.unserved[1].unknown, 1U);
  EXPECT_EQ(gaps.points_without_position, 1U);
  EXPECT_EQ(gaps.without_position[0].people, 2560);
}

TEST(ServiceGaps, CompoundsComeBeforeUnitsAndWhatLiesInNeitherIsThereToo) {
  const service_gaps gaps = gaps_of(long_town(kHomes));
  ASSERT_EQ(gaps.groups.size(), 4U);
  EXPECT_EQ(gaps.groups[0].layer, "");
  EXPECT_EQ(gaps.groups[0].people[0].people, 1280);
  EXPECT_EQ(gaps.groups[0].no_way, 1U);
  EXPECT_TRUE(std::isinf(gaps.groups[0].nearest));
  EXPECT_EQ(gaps.groups[1].layer, "admin_units");
  EXPECT_EQ(gaps.groups[1].name, kEast);
  EXPECT_EQ(gaps.groups[1].people[0].people, 640);
  EXPECT_EQ(gaps.groups[1].off_network, 1U);
  EXPECT_EQ(gaps.groups[2].name, "Far Court");
  EXPECT_EQ(gaps.groups[2].people[0].people, 480);
  EXPECT_EQ(gaps.groups[2].people[1].people, 16);
  EXPECT_EQ(gaps.groups[2].people[1].unknown, 1U);
  EXPECT_NEAR(gaps.groups[2].nearest, 1450, 1e-6);
  EXPECT_NEAR(gaps.groups[2].farthest, 1500, 1e-6);
  EXPECT_EQ(gaps.groups[3].name, kWest);
  EXPECT_EQ(gaps.groups[3].row, 0U);
  EXPECT_NEAR(gaps.groups[3].nearest, 910, 1e-6);
}

TEST(ServiceGaps, ATimeThatIsNotPositiveIsRefused) {
  EXPECT_THROW((void)find_service_gaps(long_town(kHomes), {}, {0}, task{}), error);
}

}  // namespace
}  // namespace greenward::workflow
