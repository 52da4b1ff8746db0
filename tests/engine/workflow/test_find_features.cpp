#include "engine/workflow/find_features.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/environment.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>

namespace greenward::workflow {
namespace {

constexpr geo::crs_code kMeasuring{4551};

layer::feature_table hazards_at(const std::vector<geo::lon_lat>& places) {
  layer::feature_table table(program_environment().catalogue.layer("hazards"));
  for (const geo::lon_lat& p : places) {
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
    row.set("state", table.size() % 2 == 1 ? "found" : "mended");
    row.geometry().append_point(p);
  }
  return table;
}

std::vector<geo::lon_lat> draw_places() {
  std::vector<geo::lon_lat> places;
  const int n = *rc::gen::inRange(0, 60);
  for (int i = 0; i < n; ++i)
    places.push_back({125.0 + *rc::gen::inRange(0, 50) / 100.0, 43.7 + *rc::gen::inRange(0, 30) / 100.0});
  return places;
}

std::vector<std::int64_t> ids_of(const find_result& found) {
  std::vector<std::int64_t> ids;
  for (const feature_id id : found.table.ids()) ids.push_back(id.value);
  return ids;
}

RC_GTEST_PROP(FindFeaturesProperty, AWindowFindsWhatBruteForceFinds, ()) {
  const auto places = draw_places();
  const auto hazards = hazards_at(places);
  const auto west = *rc::gen::inRange(0, 30), south = *rc::gen::inRange(0, 20);
  const geo::lon_lat_box window{{125.0 + west / 100.0, 43.7 + south / 100.0}, {125.4, 43.9}};
  find_query query;
  query.window = window;
  std::vector<std::int64_t> expected;
  for (std::size_t i = 0; i < places.size(); ++i)
    if (window.contains(places[i])) expected.push_back(static_cast<std::int64_t>(i) + 1);
  RC_ASSERT(ids_of(find_features(hazards, kMeasuring, query)) == expected);
}

RC_GTEST_PROP(FindFeaturesProperty, NearestIsSortedByTrueDistanceAndLimited, ()) {
  const auto places = draw_places();
  const auto hazards = hazards_at(places);
  const geo::lon_lat from{125.21, 43.83};
  find_query query;
  query.near = from;
  query.count = static_cast<std::size_t>(*rc::gen::inRange(1, 10));
  query.within = metres(*rc::gen::inRange(1000, 30000));
  std::vector<std::pair<double, std::int64_t>> expected;
  const geo::planar p = geo::project(from, kMeasuring);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double d = geo::distance(geo::project(places[i], kMeasuring), p);
    if (d <= query.within->value) expected.emplace_back(d, static_cast<std::int64_t>(i) + 1);
  }
  std::sort(expected.begin(), expected.end());
  if (expected.size() > *query.count) expected.resize(*query.count);
  std::vector<std::int64_t> ids;
  for (const auto& [d, id] : expected) ids.push_back(id);
  RC_ASSERT(ids_of(find_features(hazards, kMeasuring, query)) == ids);
}

TEST(FindFeatures, AConditionAppliesBeforeTheCount) {
  const auto hazards = hazards_at({{125.0, 43.8}, {125.1, 43.8}, {125.2, 43.8}, {125.3, 43.8}});
  find_query query;
  query.near = geo::lon_lat{125.0, 43.8};
  query.count = 2;
  query.where = "state = 'mended'";
  EXPECT_EQ(ids_of(find_features(hazards, kMeasuring, query)), (std::vector<std::int64_t>{2, 4}));
}

TEST(FindFeatures, AnUpsideDownWindowIsAUsageError) {
  find_query query;
  query.window = geo::lon_lat_box{{126, 44}, {125, 43}};
  EXPECT_THROW((void)find_features(hazards_at({}), kMeasuring, query), error);
}

}  // namespace
}  // namespace greenward::workflow
