#include "engine/workflow/trial_circle.hpp"

#include "tests/engine/workflow/plain_district.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <random>

namespace greenward::workflow {
namespace {

using geo::planar;

constexpr int kSide = 5;        ///< crossings along each side of the town
constexpr double kBlock = 150;  ///< metres
constexpr double kMinutes = 6;

/// A grid of streets, some missing and some one-way, with homes, houses and care homes all about.
struct trial_town {
  layer_snapshot edges, people, buildings;
};

planar anywhere(std::mt19937& random) {
  std::uniform_real_distribution<double> along(-60, kSide * kBlock);
  const double x = along(random);
  return {x, along(random)};
}

layer_snapshot streets_of(std::mt19937& random) {
  testing::layer_maker made("walk_edges");
  const auto crossing = [](int x, int y) { return planar{x * kBlock, y * kBlock}; };
  const auto street = [&](int x, int y, int to_x, int to_y) {
    if (random() % 5 == 0) return;
    made.line(crossing(x, y), crossing(to_x, to_y));
    layer::row_writer row(made.table(), feature_id(static_cast<std::int64_t>(made.table().size()) + 1));
    row.set("from_id", std::int64_t{x * kSide + y});
    row.set("to_id", std::int64_t{to_x * kSide + to_y});
    row.set("length_m", kBlock);
    if (random() % 6 == 0) row.set("oneway_foot", true);
  };
  for (int x = 0; x < kSide; ++x)
    for (int y = 0; y < kSide; ++y) {
      if (x + 1 < kSide) street(x, y, x + 1, y);
      if (y + 1 < kSide) street(x, y, x, y + 1);
    }
  return made.done();
}

layer_snapshot people_of(std::mt19937& random) {
  testing::layer_maker made("population_points");
  for (int i = 1; i <= 40; ++i) {
    const planar p = anywhere(random);
    made.point(p.x, p.y);
    layer::row_writer row(made.table(), feature_id(i));
    row.set("people", static_cast<std::int64_t>(random() % 90));
    if (random() % 4 != 0) row.set("people_60", static_cast<std::int64_t>(random() % 20));
  }
  return made.done();
}

layer_snapshot buildings_of(std::mt19937& random) {
  testing::layer_maker made("buildings");
  for (int i = 1; i <= 30; ++i) {
    const planar p = anywhere(random);
    made.rectangle(p.x, p.y, 12, 8);
    const layer::row_writer row(made.table(), feature_id(i));
  }
  return made.done();
}

layer_snapshot care_homes_at(std::span<const planar> places) {
  testing::layer_maker made("facilities");
  for (std::size_t f = 0; f < places.size(); ++f) {
    made.point(places[f].x, places[f].y);
    layer::row_writer row(made.table(), feature_id(static_cast<std::int64_t>(f) + 1));
    row.set("code", "F" + std::to_string(f));
    row.set("name", "F" + std::to_string(f));
    row.set("category", "elderly_care");
  }
  return made.done();
}

std::shared_ptr<const district_snapshot> district_of(const trial_town& town, std::span<const planar> homes) {
  auto made = std::make_shared<district_snapshot>();
  made->layers = {town.edges, town.people, town.buildings, care_homes_at(homes)};
  return made;
}

walk_options some_minutes() {
  walk_options options;
  options.minutes = kMinutes;
  return options;
}

/// By what is known of the two towns, without and with the facility there: number by number.
trial_sum sum_by_towns(const walk_access& before, const walk_access& after, std::uint32_t facility,
                       const counted_group& group) {
  trial_sum sum;
  const served_places &was = before.places_of(group), &is = after.places_of(group);
  const std::vector<double> counts = before.counts_of(group);
  for (std::size_t p = 0; p < counts.size(); ++p) {
    bool within = false;
    for (std::uint32_t k = is.matrix.first[facility]; k < is.matrix.first[facility + 1]; ++k)
      within = within || is.matrix.place[k] == p;
    if (within && std::isnan(counts[p])) ++sum.unknown;
    if (std::isnan(counts[p])) continue;
    if (within) sum.within += counts[p];
    if (within && was.facilities_within[p] == 0) sum.newly += counts[p];
    if (was.facilities_within[p] > 0 && is.facilities_within[p] == 0) sum.lost += counts[p];
  }
  return sum;
}

void expect_same(const trial_answer& answer, const walk_access& before, const walk_access& after,
                 std::uint32_t facility) {
  for (std::size_t g = 0; g < counted_groups().size(); ++g) {
    const trial_sum expected = sum_by_towns(before, after, facility, counted_groups()[g]);
    RC_ASSERT(answer.sums[g].within == expected.within);
    RC_ASSERT(answer.sums[g].newly == expected.newly);
    RC_ASSERT(answer.sums[g].lost == expected.lost);
    RC_ASSERT(answer.sums[g].unknown == expected.unknown);
  }
}

RC_GTEST_PROP(TrialCircleProperty, SaysWhatTheTownWouldSayIfItStoodThere, (std::uint32_t seed)) {
  std::mt19937 random(seed);
  const trial_town town{streets_of(random), people_of(random), buildings_of(random)};
  const std::vector<planar> homes{anywhere(random), anywhere(random), anywhere(random)};
  const auto district = district_of(town, homes);
  trial_circle trial(district, some_minutes());
  for (int question = 0; question < 4; ++question) {
    const planar place = anywhere(random);
    std::vector<planar> then = homes;
    std::optional<std::uint32_t> moved;
    if (question % 2 == 0) moved = 0;
    if (moved)
      then[0] = place;
    else
      then.push_back(place);
    const trial_answer answer = trial.at(place, moved);
    if (answer.refusal) continue;
    const walk_access after = compute_access(district_of(town, then), some_minutes(), {});
    const auto facility = static_cast<std::uint32_t>(moved ? 0 : homes.size());
    expect_same(answer, trial.access(), after, facility);
  }
}

TEST(TrialCircle, SaysWhyAFacilityCannotStandThere) {
  std::mt19937 random(7);
  const trial_town town{streets_of(random), people_of(random), buildings_of(random)};
  trial_circle trial(district_of(town, std::vector{planar{10, 5}}), some_minutes());
  const trial_answer answer = trial.at({5000, 5000}, {});
  ASSERT_TRUE(answer.refusal);
  EXPECT_NE(answer.refusal->en.find("nearest"), std::string::npos);
  EXPECT_TRUE(answer.lines.empty());
  EXPECT_EQ(answer.sums[0].within, 0);
}

TEST(TrialCircle, OneAnswerLeavesNothingBehindForTheNext) {
  std::mt19937 random(11);
  const trial_town town{streets_of(random), people_of(random), buildings_of(random)};
  const auto district = district_of(town, std::vector{planar{10, 5}});
  trial_circle trial(district, some_minutes());
  (void)trial.at({300, 300}, {});
  const trial_answer again = trial.at({10, 400}, {});
  trial_circle fresh(district, some_minutes());
  const trial_answer first = fresh.at({10, 400}, {});
  EXPECT_EQ(again.sums[0].within, first.sums[0].within);
  EXPECT_EQ(again.sums[5].newly, first.sums[5].newly);
  EXPECT_EQ(again.lines.points().size(), first.lines.points().size());
}

}  // namespace
}  // namespace greenward::workflow
