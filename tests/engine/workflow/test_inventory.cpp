#include "engine/workflow/inventory.hpp"

#include "tests/engine/workflow/plain_district.hpp"

#include <gtest/gtest.h>

namespace greenward::workflow {
namespace {

using testing::layer_maker;

district_snapshot pipes_and_roads() {
  layer_maker pipes("pipes"), roads("roads"), parks("parks"), greenways("greenways");
  const auto pipe = [&](geo::planar a, geo::planar b, const char* system, const char* status) {
    pipes.line(a, b);
    layer::row_writer row(pipes.table(), feature_id(1));
    if (system != nullptr) row.set("system", system);
    row.set("status", status);
  };
  pipe({500, 10}, {1500, 10}, "storm", "existing");  // half in each
  pipe({100, 20}, {200, 20}, "storm", "planned");
  pipe({100, 30}, {200, 30}, "sanitary", "existing");
  pipe({100, 40}, {150, 40}, nullptr, "existing");
  pipe({1900, 50}, {2300, 50}, "storm", "existing");  // 300 m outside
  roads.line({0, 500}, {2000, 500});
  {
    layer::row_writer row(roads.table(), feature_id(1));
    row.set("road_class", "branch");
  }
  district_snapshot district;
  district.layers.push_back(testing::two_communities());
  for (layer_maker* made : {&pipes, &roads, &parks, &greenways}) district.layers.push_back(made->done());
  return district;
}

/// The amount of a row of the units; none if there is no such row.
std::optional<double> amount(const sheet& table, const std::string& unit, const std::string& layer,
                             const std::string& kind, const std::string& status) {
  for (const std::vector<cell>& row : table.rows) {
    const auto text = [&](std::size_t column) { return std::get<std::string>(row[column]); };
    if (text(0) == unit && text(2) == layer && text(4) == kind && text(6) == status)
      return std::get<double>(row[8]);
  }
  return std::nullopt;
}

TEST(Inventory, TellsMetresBySystemAndStatus) {
  const explained_sheets found = inventory_of(pipes_and_roads(), works::unit_level::community, language::en);
  const sheet& units = found.sheets[0];
  EXPECT_NEAR(amount(units, "220106001001", "pipes", "storm", "existing").value(), 500, 1e-6);
  EXPECT_NEAR(amount(units, "220106001002", "pipes", "storm", "existing").value(), 600, 1e-6);
  EXPECT_NEAR(amount(units, "", "pipes", "storm", "existing").value(), 300, 1e-6);
  EXPECT_NEAR(amount(units, "220106001001", "pipes", "storm", "planned").value(), 100, 1e-6);
  EXPECT_NEAR(amount(units, "220106001001", "pipes", "sanitary", "existing").value(), 100, 1e-6);
  EXPECT_NEAR(amount(units, "220106001001", "pipes", "", "existing").value(), 50, 1e-6)
      << "nobody says which system";
  EXPECT_NEAR(amount(units, "220106001002", "roads", "branch", "").value(), 1000, 1e-6);
  EXPECT_FALSE(amount(units, "220106001002", "pipes", "sanitary", "existing").has_value());
}

TEST(Inventory, UnitsAddUpToTheTotal) {
  const explained_sheets found = inventory_of(pipes_and_roads(), works::unit_level::street, language::en);
  double of_units = 0, in_total = 0;
  for (const std::vector<cell>& row : found.sheets[0].rows) of_units += std::get<double>(row[8]);
  for (const std::vector<cell>& row : found.sheets[1].rows) in_total += std::get<double>(row[6]);
  EXPECT_NEAR(of_units, 1000 + 100 + 100 + 50 + 400 + 2000, 1e-6);
  EXPECT_NEAR(in_total, of_units, 1e-6);
}

}  // namespace
}  // namespace greenward::workflow
