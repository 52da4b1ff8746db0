#include "engine/sample/sample_district.hpp"

#include "engine/base/error.hpp"
#include "engine/base/random.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/measure.hpp"
#include "engine/geo/overlay.hpp"
#include "tests/engine/sample/sample_tables.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace greenward::sample {
namespace {

/// What checks, roadworks and sitings find and propose, and what people accept of it, is no part of a sample;
/// its facilities are met at their own places.
constexpr std::array<std::string_view, 11> kNotInASample{
    "entrances",      "drainage_findings", "drainage_exceptions", "drainage_unserved", "drainage_connections",
    "closed_streets", "cut_off_places",    "site_points",         "site_assignments",  "site_unserved",
    "site_areas"};

bool same(const sample_tables& a, const sample_tables& b) {
  if (a.size() != b.size()) return false;
  for (const auto& [name, tables] : a) {
    const auto& others = b.at(name);
    if (tables.size() != others.size()) return false;
    for (std::size_t k = 0; k < tables.size(); ++k) {
      const bool equal = std::ranges::equal(tables[k].ids(), others[k].ids()) &&
                         std::ranges::equal(tables[k].columns(), others[k].columns()) &&
                         tables[k].geometry() == others[k].geometry();
      if (!equal) return false;
    }
  }
  return true;
}

TEST(SampleDistrict, SameSeedGivesTheSameTables) {
  EXPECT_TRUE(same(made_sample(7, 0.1), made_sample(7, 0.1)));
  EXPECT_TRUE(same(whole_district(), made_sample(1, 1)));
}

TEST(SampleDistrict, AnotherSeedGivesAnotherDistrict) {
  EXPECT_FALSE(same(made_sample(7, 0.1), made_sample(8, 0.1)));
}

TEST(SampleDistrict, RefusesScalesThatMakeNoDistrict) {
  for (const double scale : {0.0, -1.0, 1e9, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_THROW(static_cast<void>(made_sample(1, scale)), error) << scale;
  }
}

TEST(SampleDistrict, StopsWhenCancelled) {
  const layer::admin_register units = layer::admin_register::load(data_directory(), "220106");
  task stopped;
  stopped.token.cancel();
  EXPECT_THROW(make_sample(
                   {1, 0.1}, units, test_catalogue(), [](const layer::feature_table&) {}, stopped),
               error);
}

TEST(SampleDistrict, CountsAreTheReportedOnes) {
  const sample_tables& tables = whole_district();
  EXPECT_EQ(rows_where(tables, "works", "work_kind", "road"), 96U);
  EXPECT_EQ(rows_where(tables, "works", "work_kind", "sewer_separation"), 50U);
  EXPECT_EQ(rows_where(tables, "works", "work_kind", "key_project"), 55U);
  EXPECT_EQ(rows_where(tables, "admin_units", "level", "district"), 1U);
  EXPECT_EQ(rows_where(tables, "admin_units", "level", "street"), 14U);
  EXPECT_EQ(rows_where(tables, "admin_units", "level", "community"), 90U);
  EXPECT_EQ(codes_of(tables, "villages").size(), rows_where(tables, "admin_units", "unit_kind", "village"));
  for (const char* honour :
       {"provincial_ecological", "municipal_livable", "hundred_villages", "thousand_villages"}) {
    EXPECT_GE(rows_where(tables, "village_honours", "honour", honour), 1U) << honour;
  }
}

TEST(SampleDistrict, PlannedDistrictHasTheSizeThatIsPlannedFor) {
  const sample_tables& tables = whole_district();
  EXPECT_NEAR(static_cast<double>(tables.at("walk_edges")[0].size()), 20000, 5000);
  EXPECT_GE(tables.at("buildings")[0].size(), 10000U);
  EXPECT_LE(tables.at("buildings")[0].size(), 16500U);
}

std::int64_t sum_of(const sample_tables& tables, const std::string& layer_name, std::string_view field) {
  std::int64_t sum = 0;
  for_rows(tables, layer_name, [&](const auto& table, std::size_t row) { sum += table[field].integer(row); });
  return sum;
}

TEST(SampleDistrict, PeopleAddUpExactly) {
  const sample_tables& tables = whole_district();
  EXPECT_EQ(sum_of(tables, "population_points", "people"), 714919);
  EXPECT_EQ(sum_of(tables, "population_points", "households"), 272457);
  std::map<std::string, std::int64_t> by_unit, stated;
  std::int64_t in_towns = 0;
  for_rows(tables, "population_points", [&](const auto& table, std::size_t row) {
    for (const char* field : {"district_code", "street_code", "community_code"}) {
      by_unit[text_of(table, row, field)] += table["people"].integer(row);
    }
    const std::string street = text_of(table, row, "street_code");
    if (street >= "220106100" && street < "220106400") in_towns += table["people"].integer(row);
    EXPECT_GE(table["people"].integer(row), table["people_60"].integer(row));
    EXPECT_GE(table["people_60"].integer(row), table["people_65"].integer(row));
    EXPECT_GE(table["people_65"].integer(row), table["people_80"].integer(row));
    EXPECT_GE(table["people_80"].integer(row), 0);
  });
  EXPECT_EQ(in_towns, 93828);
  for_rows(tables, "admin_units", [&](const auto& table, std::size_t row) {
    EXPECT_EQ(table["people"].integer(row), by_unit[text_of(table, row, "code")]) << table["code"].text(row);
  });
  EXPECT_NEAR(static_cast<double>(sum_of(tables, "population_points", "people_60")), 0.23 * 714919, 1);
}

TEST(SampleDistrict, EveryCommunityOfHomesHasPeople) {
  for_rows(whole_district(), "admin_units", [&](const auto& table, std::size_t row) {
    if (table["unit_kind"].text(row) == "community") {
      EXPECT_GT(table["people"].integer(row), 0) << table["name"].text(row);
    }
  });
}

TEST(SampleDistrict, AreasOfEachLevelTileTheDistrict) {
  std::map<std::string, double> area;
  std::map<std::string, geo::planar_geometry> shapes;
  for (const layer::feature_table& table : whole_district().at("admin_units")) {
    const geo::planar_geometry plane = geo::project(table.geometry(), {4551});
    for (std::size_t row = 0; row < table.size(); ++row) {
      area[text_of(table, row, "level")] += geo::area(plane[row]).value;
      shapes[text_of(table, row, "level")].append(plane[row]);
    }
  }
  EXPECT_NEAR(area["district"], 217.0e6, 0.005 * 217.0e6);
  EXPECT_NEAR(area["street"], area["district"], 1);
  EXPECT_NEAR(area["community"], area["district"], 1);
  const geo::planar_box box = shapes["district"][0].box();
  random_source random(5);
  for (int k = 0; k < 400;
       ++k) {  // every place inside lies in one unit of a level, every place outside in none
    const geo::planar p{random.uniform(box.min.x, box.max.x), random.uniform(box.min.y, box.max.y)};
    const int inside = geo::contains(shapes["district"][0], p) ? 1 : 0;
    for (const char* level : {"street", "community"}) {
      int found = 0;
      for (std::size_t i = 0; i < shapes[level].size(); ++i)
        found += geo::contains(shapes[level][i], p) ? 1 : 0;
      EXPECT_EQ(found, inside) << level;
    }
  }
}

TEST(SampleDistrict, IndicatorsSayOnlyWhatIsKnown) {
  for_rows(whole_district(), "indicators", [&](const auto& table, std::size_t row) {
    const std::string code = text_of(table, row, "code");
    if (code == "resident_population") {
      EXPECT_EQ(table["target"].real(row), 800000);
    }
    if (code == "gdp" || code == "built_up_area") {
      EXPECT_FALSE(table["current"].has(row));
    }
    if (code == "key_projects_planned") {
      EXPECT_EQ(table["current"].real(row), 52);
    }
    if (code == "key_project_start_rate") {
      EXPECT_FALSE(table["current"].has(row)) << "a share is measured, not stated";
      EXPECT_EQ(text_of(table, row, "of_code"), "key_projects_planned");
    }
  });
  EXPECT_EQ(codes_of(whole_district(), "indicators").size(), 8U);
}

class AtScale : public ::testing::TestWithParam<double> {};

TEST_P(AtScale, HasEverything) {
  const sample_tables tables = made_sample(3, GetParam());
  const double size = std::min(GetParam(), 1.0);
  const double districts = std::ceil(GetParam());
  for (const layer::layer_schema& schema : test_catalogue().layers()) {
    if (std::ranges::find(kNotInASample, schema.name) != kNotInASample.end()) continue;
    std::size_t rows = 0;
    for_rows(tables, schema.name, [&](const auto&, std::size_t) { ++rows; });
    EXPECT_GT(rows, 0U) << schema.name;
  }
  EXPECT_EQ(sum_of(tables, "population_points", "people"),
            static_cast<std::int64_t>(std::round(714919 * size) * districts));
  EXPECT_EQ(rows_where(tables, "works", "work_kind", "road"),
            static_cast<std::size_t>(std::round(96 * size) * districts));
  EXPECT_EQ(rows_where(tables, "works", "work_kind", "sewer_separation"),
            static_cast<std::size_t>(std::round(50 * size) * districts));
  EXPECT_EQ(rows_where(tables, "admin_units", "level", "district"), static_cast<std::size_t>(districts));
}

INSTANTIATE_TEST_SUITE_P(SampleDistrict, AtScale, ::testing::Values(0.05, 0.1, 0.35, 2.0));

}  // namespace
}  // namespace greenward::sample
