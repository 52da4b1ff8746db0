// The drains are traced here on their own, from the tables alone.
#include "engine/sample/drainage_plan.hpp"

#include "engine/geo/geodesic.hpp"
#include "tests/engine/sample/sample_tables.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <unordered_map>

namespace greenward::sample {
namespace {

struct node {
  std::string kind, system;
  double ground = 0, invert = 0;
  geo::lon_lat at;
  std::vector<std::size_t> out, in;
};

struct pipe {
  std::string code, from, to, system;
  double up = 0, down = 0, diameter = 0, stated = 0, length = 0;
  geo::lon_lat start, end;
};

class SampleDrains : public ::testing::TestWithParam<std::pair<std::uint64_t, double>> {
 protected:
  void SetUp() override {
    for_rows(tables, "drainage_nodes", [&](const auto& t, std::size_t row) {
      nodes[text_of(t, row, "code")] = {text_of(t, row, "node_kind"),
                                        text_of(t, row, "system"),
                                        t["ground_m"].real(row),
                                        t["invert_m"].real(row),
                                        t.geometry()[row].points()[0],
                                        {},
                                        {}};
    });
    for_rows(tables, "truth_faults", [&](const auto& t, std::size_t row) {
      faults[text_of(t, row, "feature_code")] = text_of(t, row, "fault_kind");
    });
    for_rows(tables, "pipes", [&](const auto& t, std::size_t row) {
      if (t["status"].text(row) == "planned") return;
      const auto line = t.geometry()[row].points();
      pipes.push_back({text_of(t, row, "code"), text_of(t, row, "from_code"), text_of(t, row, "to_code"),
                       text_of(t, row, "system"), t["up_invert_m"].real(row), t["down_invert_m"].real(row),
                       t["diameter_mm"].real(row), t["length_m"].real(row), geo::geodesic_length(line).value,
                       line.front(), line.back()});
    });
    for (std::size_t p = 0; p < pipes.size(); ++p) {
      if (nodes.contains(pipes[p].from)) nodes[pipes[p].from].out.push_back(p);
      if (nodes.contains(pipes[p].to)) nodes[pipes[p].to].in.push_back(p);
    }
  }

  [[nodiscard]] std::string fault(const std::string& code) const {
    const auto found = faults.find(code);
    return found == faults.end() ? "" : found->second;
  }

  const sample_tables& tables = kept_sample(GetParam());
  std::unordered_map<std::string, node> nodes;
  std::vector<pipe> pipes;
  std::unordered_map<std::string, std::string> faults;
};

TEST_P(SampleDrains, PipesMeetTheirNodes) {
  for (const pipe& p : pipes) {
    ASSERT_TRUE(nodes.contains(p.to)) << p.code;
    ASSERT_LT(geo::geodesic_distance(nodes[p.to].at, p.end).value, 0.01) << p.code;
    ASSERT_EQ(nodes.contains(p.from), fault(p.code) != "missing_node") << p.code;
    if (nodes.contains(p.from)) {
      ASSERT_LT(geo::geodesic_distance(nodes[p.from].at, p.start).value, 0.01) << p.code;
    }
    ASSERT_NE(p.from, p.to);
    ASSERT_GT(p.length, 0.5) << p.code;
    ASSERT_LT(p.length, 115) << p.code;
  }
}

TEST_P(SampleDrains, FallAndNeverNarrowUnlessPlanted) {
  for (const pipe& p : pipes) {
    if (fault(p.code) == "adverse_slope") {
      EXPECT_LT(p.up, p.down) << p.code;
      continue;
    }
    ASSERT_GT(p.up, p.down) << p.code;
    if (!nodes.contains(p.from)) continue;
    const node& from = nodes[p.from];
    const node& to = nodes[p.to];
    ASSERT_GE(p.up, from.invert - 1e-9) << p.code;
    ASSERT_GE(p.down, to.invert - 1e-9) << p.code;
    ASSERT_LE(p.up + p.diameter / 1000 + 0.7, from.ground) << p.code;
    ASSERT_LE(p.down + p.diameter / 1000 + 0.7, to.ground) << p.code;
    double widest = 0;
    for (const std::size_t in : from.in) {
      if (fault(pipes[in].code).empty()) widest = std::max(widest, pipes[in].diameter);
      ASSERT_LE(p.up, pipes[in].down + (fault(pipes[in].code) == "adverse_slope" ? 10 : 1e-9)) << p.code;
    }
    ASSERT_EQ(p.diameter < widest, fault(p.code) == "smaller_downstream")
        << p.code << " " << p.diameter << " " << widest;
  }
}

TEST_P(SampleDrains, SewersAreNotBuriedTooDeep) {
  for (const auto& [code, n] : nodes) {
    ASSERT_GT(n.ground - n.invert, 0.9) << code;
    ASSERT_LT(n.ground - n.invert, 14) << code;
  }
}

TEST_P(SampleDrains, StatedLengthsAreTrueUnlessPlanted) {
  for (const pipe& p : pipes) {
    ASSERT_EQ(std::abs(p.stated - p.length) > 0.1 * p.length, fault(p.code) == "length_mismatch") << p.code;
  }
}

TEST_P(SampleDrains, WhatWentToTheWrongDrainHasAPlannedPipeToTheRightOne) {
  std::map<std::string, std::string> planned;  // by the node that it leaves
  for_rows(tables, "pipes", [&](const auto& t, std::size_t row) {
    if (t["status"].text(row) != "planned") return;
    const std::string from = text_of(t, row, "from_code"), to = text_of(t, row, "to_code");
    EXPECT_EQ(nodes[to].system, text_of(t, row, "system"));
    EXPECT_FALSE(t["built_year"].has(row));
    EXPECT_TRUE(planned.emplace(from, to).second) << from;
  });
  std::size_t wrong = 0;
  for (const pipe& p : pipes) {
    if (fault(p.code) != "sanitary_to_storm" && fault(p.code) != "storm_to_sanitary") continue;
    ++wrong;
    ASSERT_TRUE(planned.contains(p.from)) << p.code;
    EXPECT_NE(planned[p.from], p.to);
  }
  EXPECT_EQ(wrong, planned.size());
  EXPECT_GT(wrong, 0U);
}

TEST_P(SampleDrains, SinksSplitsAndOrphansArePlanted) {
  for (const auto& [code, n] : nodes) {
    const bool receptor = n.kind == "outfall" || n.kind == "wwtp";
    const std::string planted = fault(code);
    ASSERT_EQ(n.out.empty() && n.in.empty(), planted == "orphan_node") << code;
    if (n.in.empty() && n.out.empty()) continue;
    ASSERT_EQ(n.out.empty() && !receptor, planted == "sink_not_outfall") << code;
    std::size_t out = 0;
    for (const std::size_t p : n.out) out += fault(pipes[p].code) == "duplicate_pipe" ? 0 : 1;
    ASSERT_EQ(out > 1, planted == "flow_split") << code;
  }
}

TEST_P(SampleDrains, EverySourceReachesItsReceptorUnlessPlanted) {
  std::size_t sewage = 0, rain = 0, planted = 0;
  for (const auto& [code, n] : nodes) {
    const bool sanitary = n.kind == "house_connection";
    if (!sanitary && n.kind != "inlet" && n.kind != "roof_downpipe") continue;
    std::string at = code;
    bool touched = false, foreign = false;
    for (std::size_t steps = 0; !nodes[at].out.empty(); ++steps) {
      ASSERT_LT(steps, 4000U) << "a loop below " << code;
      const pipe& p = pipes[nodes[at].out.front()];
      touched = touched || !fault(p.code).empty() || !fault(at).empty();
      const bool fits = p.system == "combined" ? n.system == "combined" : p.system == n.system;
      foreign = foreign || !fits;
      at = p.to;
    }
    touched = touched || !fault(at).empty();
    planted += touched ? 1 : 0;
    if (touched) continue;
    ASSERT_FALSE(foreign) << code;
    ASSERT_EQ(nodes[at].kind, n.system == "storm" ? "outfall" : "wwtp") << code << " ends at " << at;
    (sanitary ? sewage : rain) += 1;
  }
  EXPECT_GT(sewage, planted / 4);
  EXPECT_GT(rain, 10U);
}

TEST_P(SampleDrains, SeparatedCompoundsDeclareTheirStateAndServeEveryBuilding) {
  std::set<std::string> served, separated;
  for_rows(tables, "drainage_nodes", [&](const auto& t, std::size_t row) {
    if (t["node_kind"].text(row) == "house_connection") served.insert(text_of(t, row, "building_code"));
  });
  for_rows(tables, "work_features", [&](const auto& t, std::size_t row) {
    const std::string work = text_of(t, row, "work_code");
    if (work.find("W-SEP") != std::string::npos) separated.insert(text_of(t, row, "feature_code"));
  });
  for_rows(tables, "compounds", [&](const auto& t, std::size_t row) {
    const std::string state = text_of(t, row, "separation");
    EXPECT_EQ(separated.contains(text_of(t, row, "code")), state == "completed" || state == "started");
  });
  for_rows(tables, "buildings", [&](const auto& t, std::size_t row) {
    if (!separated.contains(text_of(t, row, "compound_code"))) return;
    const std::string code = text_of(t, row, "code");
    EXPECT_NE(served.contains(code), fault(code) == "unconnected_building") << code;
  });
}

TEST_P(SampleDrains, FaultsNameFeaturesThatAreThere) {
  std::map<std::string, std::set<std::string>> codes;
  for_rows(tables, "truth_faults", [&](const auto& t, std::size_t row) {
    const std::string name = text_of(t, row, "layer");
    if (!codes.contains(name)) codes[name] = codes_of(tables, name);
    EXPECT_TRUE(codes[name].contains(text_of(t, row, "feature_code"))) << name;
    if (t["compound_code"].has(row)) {
      EXPECT_TRUE(codes_of(tables, "compounds").contains(text_of(t, row, "compound_code")));
    }
  });
}

INSTANTIATE_TEST_SUITE_P(
    SampleDistrict, SampleDrains,
    ::testing::Values(std::pair<std::uint64_t, double>{1, 1.0}, std::pair<std::uint64_t, double>{2, 0.1},
                      std::pair<std::uint64_t, double>{11, 1.0}, std::pair<std::uint64_t, double>{26, 0.05},
                      std::pair<std::uint64_t, double>{36, 0.1}, std::pair<std::uint64_t, double>{4, 2.0}));

TEST(SampleDrainsOfAWholeDistrict, HoldEveryKindOfFault) {
  std::map<std::string, int> kinds;
  for_rows(whole_district(), "truth_faults",
           [&](const auto& t, std::size_t row) { ++kinds[text_of(t, row, "fault_kind")]; });
  for (const char* kind :
       {"sanitary_to_storm", "storm_to_sanitary", "combined_in_complete", "adverse_slope",
        "smaller_downstream", "missing_node", "orphan_node", "duplicate_pipe", "unknown_system",
        "length_mismatch", "unconnected_building", "sink_not_outfall", "flow_split", "walk_island"}) {
    EXPECT_GE(kinds[kind], 2) << kind;
  }
  EXPECT_NEAR(static_cast<double>(whole_district().at("pipes")[0].size()), 10000, 2000);
}

}  // namespace
}  // namespace greenward::sample
