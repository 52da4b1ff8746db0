#include "engine/sample/walk_network.hpp"

#include "engine/geo/geodesic.hpp"
#include "tests/engine/sample/sample_tables.hpp"

#include <gtest/gtest.h>

#include <unordered_map>

namespace greenward::sample {
namespace {

struct components {
  std::unordered_map<std::int64_t, std::int64_t> parent;
  std::int64_t root(std::int64_t n) {
    while (parent.at(n) != n) n = parent[n] = parent.at(parent.at(n));
    return n;
  }
};

class WalkNetwork : public ::testing::TestWithParam<std::pair<std::uint64_t, double>> {
 protected:
  const sample_tables& tables = kept_sample(GetParam());
};

TEST_P(WalkNetwork, EdgesStartAndEndAtTheirNodes) {
  std::unordered_map<std::int64_t, geo::lon_lat> place;
  for_rows(tables, "walk_nodes", [&](const auto& table, std::size_t row) {
    EXPECT_TRUE(place.emplace(table["node_id"].integer(row), table.geometry()[row].points()[0]).second);
  });
  for_rows(tables, "walk_edges", [&](const auto& table, std::size_t row) {
    const auto line = table.geometry()[row].points();
    ASSERT_TRUE(place.contains(table["from_id"].integer(row)) && place.contains(table["to_id"].integer(row)));
    ASSERT_LT(geo::geodesic_distance(line.front(), place[table["from_id"].integer(row)]).value, 0.01);
    ASSERT_LT(geo::geodesic_distance(line.back(), place[table["to_id"].integer(row)]).value, 0.01);
    ASSERT_NEAR(table["length_m"].real(row), geo::geodesic_length(line).value, 1e-6);
    ASSERT_GT(table["length_m"].real(row), 0.1);
  });
}

TEST_P(WalkNetwork, HangsTogetherButForPlantedIslands) {
  components sets;
  std::map<std::int64_t, std::string> compound;
  for_rows(tables, "walk_nodes", [&](const auto& table, std::size_t row) {
    const std::int64_t id = table["node_id"].integer(row);
    sets.parent[id] = id;
    if (table["compound_code"].has(row)) compound[id] = text_of(table, row, "compound_code");
  });
  for_rows(tables, "walk_edges", [&](const auto& table, std::size_t row) {
    const std::int64_t a = sets.root(table["from_id"].integer(row));
    sets.parent[a] = sets.root(table["to_id"].integer(row));
  });
  std::map<std::int64_t, std::vector<std::int64_t>> members;
  for (const auto& [id, parent] : sets.parent) members[sets.root(id)].push_back(id);
  std::set<std::string> islands, planted;
  std::size_t mainlands = 0;
  for (const auto& [root, nodes] : members) {
    ASSERT_GT(nodes.size(), 1U) << "a node without an edge";
    if (nodes.size() > 1000) {
      ++mainlands;
      continue;
    }
    for (const std::int64_t id : nodes) islands.insert(compound[id]);
  }
  for_rows(tables, "truth_faults", [&](const auto& table, std::size_t row) {
    if (table["fault_kind"].text(row) == "walk_island") planted.insert(text_of(table, row, "feature_code"));
  });
  EXPECT_EQ(mainlands, tables.at("walk_nodes").size());
  EXPECT_EQ(islands, planted);
  EXPECT_GE(planted.size(), 1U);
}

TEST_P(WalkNetwork, EveryOpenCompoundHasAGate) {
  std::set<std::string> gated, planted;
  for_rows(tables, "walk_nodes", [&](const auto& table, std::size_t row) {
    if (table["gate"].integer(row) != 0) gated.insert(text_of(table, row, "compound_code"));
    EXPECT_EQ(table["opening_hours"].has(row), table["gate"].integer(row) != 0);
  });
  for_rows(tables, "truth_faults", [&](const auto& table, std::size_t row) {
    if (table["fault_kind"].text(row) == "walk_island") planted.insert(text_of(table, row, "feature_code"));
  });
  for (const std::string& code : codes_of(tables, "compounds"))
    EXPECT_NE(gated.contains(code), planted.contains(code)) << code;
}

INSTANTIATE_TEST_SUITE_P(SampleDistrict, WalkNetwork,
                         ::testing::Values(std::pair<std::uint64_t, double>{1, 1.0},
                                           std::pair<std::uint64_t, double>{2, 0.1},
                                           std::pair<std::uint64_t, double>{9, 0.05},
                                           std::pair<std::uint64_t, double>{4, 2.0}));

}  // namespace
}  // namespace greenward::sample
