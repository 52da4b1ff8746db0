// What must hold for every row of every table, whatever the seed.
#include "engine/base/date.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/geodesic.hpp"
#include "engine/geo/measure.hpp"
#include "engine/geo/overlay.hpp"
#include "tests/engine/sample/sample_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace greenward::sample {
namespace {

class EverySample : public ::testing::TestWithParam<std::pair<std::uint64_t, double>> {
 protected:
  const sample_tables& tables = kept_sample(GetParam());
};

TEST_P(EverySample, FieldsFollowTheCatalogue) {
  for (const auto& [name, list] : tables) {
    std::set<std::int64_t> ids;
    for (const layer::feature_table& table : list) {
      for (std::size_t row = 0; row < table.size(); ++row) {
        ASSERT_TRUE(ids.insert(table.ids()[row].value).second && table.ids()[row].value > 0) << name;
        ASSERT_EQ(table["source"].text(row), "synthetic") << name;
      }
      for (std::size_t f = 0; f < table.schema().fields.size(); ++f) {
        const layer::field& field = table.schema().fields[f];
        for (std::size_t row = 0; row < table.size(); ++row) {
          const layer::column& column = table.columns()[f];
          if (field.required || field.name == "code" || field.name == "district_code") {
            ASSERT_TRUE(column.has(row)) << name << "." << field.name;
          }
          if (field.type != layer::field_type::code || !column.has(row)) continue;
          ASSERT_NE(test_catalogue().codes(field.code_list).find(column.text(row)), nullptr)
              << name << "." << field.name << " = " << column.text(row);
        }
      }
    }
  }
}

TEST_P(EverySample, CodesAreUnique) {
  for (const auto& [name, list] : tables) {
    if (!list[0].schema().find_field("code")) continue;
    std::size_t rows = 0;
    for (const layer::feature_table& table : list) rows += table.size();
    EXPECT_EQ(codes_of(tables, name).size(), rows) << name;
  }
}

TEST_P(EverySample, GeometryIsValid) {
  for (const auto& [name, list] : tables) {
    for (const layer::feature_table& table : list) {
      for (std::size_t row = 0; row < table.size(); ++row) {
        if (table.schema().geometry == layer::layer_geometry::none) {
          ASSERT_TRUE(table.geometry()[row].is_none());
          continue;
        }
        ASSERT_FALSE(table.geometry()[row].is_none()) << name;
        const auto reason = geo::invalid_reason(table.geometry()[row]);
        ASSERT_FALSE(reason) << name << " " << row << ": " << *reason;
      }
    }
  }
}

/// Planar shapes of the units of one level, by code.
std::map<std::string, geo::planar_geometry> units_of(const sample_tables& tables, std::string_view level,
                                                     geo::crs_code crs) {
  std::map<std::string, geo::planar_geometry> shapes;
  for_rows(tables, "admin_units", [&](const auto& table, std::size_t row) {
    if (table["level"].text(row) != level) return;
    geo::geographic_geometry one;
    one.append(table.geometry()[row]);
    shapes[text_of(table, row, "code")] = geo::project(one, crs);
  });
  return shapes;
}

TEST_P(EverySample, FeaturesLieInTheUnitsTheyName) {
  const geo::crs_code crs{4551};
  const auto communities = units_of(tables, "community", crs);
  for (const auto& [name, list] : tables) {
    if (!list[0].schema().find_field("community_code") || name == "admin_units") continue;
    for (const layer::feature_table& table : list) {
      const geo::planar_geometry plane = geo::project(table.geometry(), crs);
      for (std::size_t row = 0; row < table.size(); ++row) {
        const std::string code = text_of(table, row, "community_code");
        ASSERT_EQ(code.substr(0, 9), table["street_code"].text(row)) << name;
        ASSERT_TRUE(communities.contains(code)) << name << " " << code;
        if (plane[row].kind() == geo::geometry_kind::line && plane[row].points().size() > 2) continue;
        const double away = geo::distance(communities.at(code)[0], geo::representative_point(plane[row]));
        ASSERT_LT(away, 2) << name << " " << row;
      }
    }
  }
}

TEST_P(EverySample, EverythingLiesInTheDistrict) {
  const geo::crs_code crs{4551};
  const auto district = units_of(tables, "district", crs);
  std::vector<geo::planar_box> near;
  for (const auto& [code, shape] : district) near.push_back(shape[0].box().expanded(100));
  for (const auto& [name, list] : tables) {
    for (const layer::feature_table& table : list) {
      if (table.schema().geometry == layer::layer_geometry::none || name == "admin_units") continue;
      const geo::planar_geometry plane = geo::project(table.geometry(), crs);
      for (std::size_t row = 0; row < table.size(); ++row) {
        for (const geo::planar& p : plane[row].points()) {
          double away = 1e9;
          auto box = near.begin();
          for (const auto& [code, shape] : district)
            if ((box++)->contains(p)) away = std::min(away, geo::distance(shape[0], p));
          ASSERT_LT(away, 75) << name << " " << row;  // footways of streets on the border
        }
      }
    }
  }
}

TEST_P(EverySample, ReferencesResolve) {
  const auto expect_known = [&](const char* name, const char* field, const char* target) {
    const std::set<std::string> known = codes_of(tables, target);
    for_rows(tables, name, [&](const auto& table, std::size_t row) {
      if (table[field].has(row)) {
        ASSERT_TRUE(known.contains(text_of(table, row, field)))
            << name << "." << field << " " << table[field].text(row);
      }
    });
  };
  expect_known("buildings", "compound_code", "compounds");
  expect_known("population_points", "building_code", "buildings");
  expect_known("walk_nodes", "compound_code", "compounds");
  expect_known("work_stages", "work_code", "works");
  expect_known("work_features", "work_code", "works");
  expect_known("village_honours", "village_code", "villages");
  expect_known("patrols", "area_code", "responsibility_areas");
  std::map<std::string, std::set<std::string>> codes;
  for_rows(tables, "work_features", [&](const auto& table, std::size_t row) {
    const std::string name = text_of(table, row, "layer");
    if (!codes.contains(name)) codes[name] = codes_of(tables, name);
    EXPECT_TRUE(codes[name].contains(text_of(table, row, "feature_code"))) << name;
  });
}

TEST_P(EverySample, WorksHappenInOrderAndBeforeToday) {
  const std::int64_t today = days_since_epoch(*parse_date(kSampleDate));
  std::map<std::string, std::vector<std::pair<std::string, std::int64_t>>> happened;
  for_rows(tables, "work_stages", [&](const auto& table, std::size_t row) {
    if (!table["actual_date"].has(row)) return;
    happened[text_of(table, row, "work_code")].emplace_back(text_of(table, row, "stage"),
                                                            table["actual_date"].integer(row));
  });
  for_rows(tables, "works", [&](const auto& table, std::size_t row) {
    const auto& stages = happened[text_of(table, row, "code")];
    ASSERT_FALSE(stages.empty());
    EXPECT_EQ(stages.back().first, table["stage"].text(row)) << table["code"].text(row);
    EXPECT_LE(stages.back().second, today);
    for (std::size_t k = 1; k < stages.size(); ++k)
      EXPECT_LE(stages[k - 1].second, stages[k].second) << table["code"].text(row);
    for (const auto& [stage, day] : stages) {
      if (stage == "started") {
        EXPECT_EQ(table["actual_start"].integer(row), day);
      }
      if (stage == "completed") {
        EXPECT_EQ(table["actual_end"].integer(row), day);
      }
    }
    EXPECT_LE(table["planned_start"].integer(row), table["planned_end"].integer(row));
  });
}

TEST_P(EverySample, RoadWorksMeasureTheRoadTheyTouch) {
  std::map<std::string, double> length;
  for_rows(tables, "roads", [&](const auto& table, std::size_t row) {
    length[text_of(table, row, "code")] = geo::geodesic_length(table.geometry()[row].points()).value;
  });
  std::map<std::string, std::string> road;
  for_rows(tables, "work_features", [&](const auto& table, std::size_t row) {
    if (table["layer"].text(row) == "roads")
      road[text_of(table, row, "work_code")] = text_of(table, row, "feature_code");
  });
  for_rows(tables, "works", [&](const auto& table, std::size_t row) {
    if (table["work_kind"].text(row) != "road") return;
    const double along = length.at(road.at(text_of(table, row, "code")));
    EXPECT_NEAR(table["quantity"].real(row), along, 0.002 * along + 0.1);
    EXPECT_EQ(table["quantity_unit"].text(row), "m");
  });
}

TEST_P(EverySample, HazardsAreAssignedAndMendedAfterTheyAreFound) {
  for_rows(tables, "hazards", [&](const auto& table, std::size_t row) {
    const std::string state = text_of(table, row, "state");
    EXPECT_EQ(table["assigned"].has(row), state != "found");
    if (table["assigned"].has(row)) {
      EXPECT_LE(table["found"].integer(row), table["assigned"].integer(row));
    }
    if (table["mended"].has(row)) {
      EXPECT_LE(table["assigned"].integer(row), table["mended"].integer(row));
    }
    EXPECT_EQ(table["mended"].has(row), state == "mended" || state == "verified");
    EXPECT_EQ(table["verified"].has(row), state == "verified");
    if (table["mended"].has(row)) {
      EXPECT_LE(table["found"].integer(row), table["mended"].integer(row));
    }
    if (table["verified"].has(row)) {
      EXPECT_LE(table["mended"].integer(row), table["verified"].integer(row));
    }
  });
}

INSTANTIATE_TEST_SUITE_P(SampleDistrict, EverySample,
                         ::testing::Values(std::pair<std::uint64_t, double>{1, 1.0},
                                           std::pair<std::uint64_t, double>{2, 0.1},
                                           std::pair<std::uint64_t, double>{5, 0.3},
                                           std::pair<std::uint64_t, double>{4, 2.0}));

}  // namespace
}  // namespace greenward::sample
