#include "engine/drainage/separation.hpp"

#include "engine/drainage/trace.hpp"
#include "tests/engine/drainage/random_survey.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace greenward::drainage {
namespace {

using greenward::testing::check_quick_property;
using testing::random_survey;
using testing::survey_maker;

std::vector<misconnection> misconnections_of(const survey_maker& made, const network& net) {
  return find_misconnections(made.drains, net, usable_edges(made.drains, net, {.unknown_status = false}));
}

// ---- misconnections, by hand ----

/// A house and an inlet, each on its own line to a plant and to an outfall.
struct two_lines {
  survey_maker made;
  std::uint32_t house = made.node("H", node_kind::house_connection, drain_system::sanitary, {}, 0, 0);
  std::uint32_t inlet = made.node("I", node_kind::inlet, drain_system::storm, {}, 0);
  std::uint32_t ws = made.node("WS", node_kind::manhole, drain_system::sanitary, {}, 0);
  std::uint32_t ys = made.node("YS", node_kind::manhole, drain_system::storm, {}, 0);
  std::uint32_t ws_street = made.node("WS2", node_kind::manhole, drain_system::sanitary);
  std::uint32_t ys_street = made.node("YS2", node_kind::manhole, drain_system::storm);
  std::uint32_t plant = made.node("W", node_kind::wwtp);
  std::uint32_t outfall = made.node("O", node_kind::outfall);
  std::uint32_t lateral = kNone, drain = kNone;

  explicit two_lines(const char* house_to = "WS", const char* inlet_to = "YS") {
    lateral = made.link("H", house_to, drain_system::sanitary, 10, 0);
    drain = made.link("I", inlet_to, drain_system::storm, 10, 0);
    made.link("WS", "WS2", drain_system::sanitary, 10, 0);
    made.link("YS", "YS2", drain_system::storm, 10, 0);
    made.link("WS2", "W", drain_system::sanitary);
    made.link("YS2", "O", drain_system::storm);
  }

  [[nodiscard]] compound_separation prove(separation_scope scope) const {
    const network net = made.build();
    const flow_proof proof(made.drains, net, scope);
    const std::vector<std::uint32_t> compound{0};
    const std::vector<double> people{40}, households{12};
    const std::vector<double> catchment(made.drains.nodes.size(), kNotGiven);
    const auto faults = misconnections_of(made, net);
    return prove_separation(made.drains, net, proof, faults, {1, compound, people, households}).front();
  }
};

TEST(Misconnections, TheLateralIsToBlameNotTheTail) {
  const two_lines s("YS");
  const network net = s.made.build();
  const auto found = misconnections_of(s.made, net);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, misconnection_kind::sanitary_to_storm);
  EXPECT_EQ(net.edges.link[found[0].edge], s.lateral);
  EXPECT_EQ(found[0].sources, std::vector<std::uint32_t>{s.house});
}

TEST(Misconnections, RainInASanitaryLine) {
  const two_lines s("WS", "WS");
  const network net = s.made.build();
  const auto found = misconnections_of(s.made, net);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, misconnection_kind::storm_to_sanitary);
  EXPECT_EQ(net.edges.link[found[0].edge], s.drain);
}

TEST(Misconnections, AWrongWordOnAManholeIsNone) {
  two_lines s;
  s.made.drains.nodes.system[s.ws] = drain_system::storm;
  EXPECT_TRUE(misconnections_of(s.made, s.made.build()).empty()) << "what leaves it is sanitary";
}

TEST(Misconnections, SewageIntoAnOutfallIsOne) {
  two_lines s;
  s.made.drains.nodes.kind[s.plant] = node_kind::outfall;
  const auto found = misconnections_of(s.made, s.made.build());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, misconnection_kind::sanitary_to_storm);
}

TEST(Misconnections, ACombinedSewerMayTakeRainToAPlantButNotSewageToAnOutfall) {
  two_lines s("WS", "WS");
  s.made.drains.links.system[2] = s.made.drains.links.system[4] = s.made.drains.links.system[s.drain] =
      drain_system::combined;
  s.made.drains.nodes.system[s.ws] = s.made.drains.nodes.system[s.ws_street] = drain_system::combined;
  EXPECT_TRUE(misconnections_of(s.made, s.made.build()).empty());
  s.made.drains.nodes.kind[s.plant] = node_kind::outfall;
  const network net = s.made.build();
  const auto found = misconnections_of(s.made, net);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(net.edges.link[found[0].edge], 4U);
}

TEST(Misconnections, AnInterceptorIsNone) {
  two_lines s("WS", "WS");
  s.made.drains.nodes.kind[s.inlet] = node_kind::manhole;
  s.made.drains.nodes.kind[s.ys] = node_kind::interceptor;
  s.made.link("YS", "WS2", drain_system::sanitary);
  EXPECT_TRUE(misconnections_of(s.made, s.made.build()).empty());
}

/// The first links out of the system on every simple way, one source after the other.
std::set<std::pair<std::uint32_t, misconnection_kind>> misconnections_by_ways(
    const survey& drains, const network& net, std::span<const std::uint8_t> usable) {
  std::set<std::pair<std::uint32_t, misconnection_kind>> found;
  const auto belongs = [&](std::uint32_t node) {
    if (kind_at(drains, node) == node_kind::wwtp) return drain_system::sanitary;
    if (kind_at(drains, node) == node_kind::outfall) return drain_system::storm;
    if (kind_at(drains, node) == node_kind::interceptor) return drain_system::unknown;
    std::set<drain_system> below;
    for (std::uint32_t e = 0; e < net.edges.size(); ++e)
      if (net.edges.tail[e] == node && usable[e] != 0) below.insert(drains.links.system[net.edges.link[e]]);
    const bool one = below.size() == 1 && *below.begin() != drain_system::unknown;
    return one ? *below.begin() : system_at(drains, node);
  };
  for (const bool rain : {false, true}) {
    const drain_system other = rain ? drain_system::sanitary : drain_system::storm;
    for (std::uint32_t source = 0; source < net.surveyed; ++source) {
      const node_kind kind = drains.nodes.kind[source];
      if (!(rain ? brings_rain(kind) : brings_sewage(kind))) continue;
      std::vector<std::uint8_t> on_way(net.node_count(), 0);
      const std::function<void(std::uint32_t)> follow = [&](std::uint32_t node) {
        const node_kind here = kind_at(drains, node);
        if (is_receptor(here) || here == node_kind::interceptor || here == node_kind::overflow) return;
        on_way[node] = 1;
        for (std::uint32_t e = 0; e < net.edges.size(); ++e) {
          if (net.edges.tail[e] != node || usable[e] == 0) continue;
          const std::uint32_t head = net.edges.head[e];
          if (rain && drains.links.system[net.edges.link[e]] == drain_system::combined) continue;
          if (drains.links.system[net.edges.link[e]] == other || belongs(head) == other)
            found.emplace(
                e, rain ? misconnection_kind::storm_to_sanitary : misconnection_kind::sanitary_to_storm);
          else if (on_way[head] == 0)
            follow(head);
        }
        on_way[node] = 0;
      };
      follow(source);
    }
  }
  return found;
}

TEST(Misconnections, AreTheFirstLinksOutOfTheSystemOnEveryWay) {
  check_quick_property(
      [] {
        const auto made = random_survey();
        const network net = made->build();
        const auto usable = usable_edges(made->drains, net, {.unknown_status = false});
        std::set<std::pair<std::uint32_t, misconnection_kind>> found;
        for (const misconnection& fault : find_misconnections(made->drains, net, usable)) {
          found.emplace(fault.edge, fault.kind);
          RC_ASSERT(!fault.sources.empty());
        }
        RC_ASSERT(found == misconnections_by_ways(made->drains, net, usable));
      },
      10);
}

// ---- separation, by hand ----

TEST(Separation, TwoLinesAreSeparatedToTheGateAndToTheEnd) {
  const two_lines s;
  for (const separation_scope scope : {separation_scope::handover, separation_scope::receptor}) {
    const compound_separation proven = s.prove(scope);
    EXPECT_EQ(proven.result, verdict::passes);
    EXPECT_EQ(proven.least_index(), 1);
    EXPECT_EQ(proven.sewage.pass, 40);
    EXPECT_EQ(proven.rain.pass, 1);
    EXPECT_EQ(proven.total_m, 40);
  }
}

TEST(Separation, TheStreetOutsideCountsOnlyToTheEnd) {
  two_lines s;
  s.made.drains.links.system[4] = drain_system::combined;  // WS2 to the plant
  EXPECT_EQ(s.prove(separation_scope::handover).result, verdict::passes);
  const compound_separation proven = s.prove(separation_scope::receptor);
  EXPECT_EQ(proven.result, verdict::fails);
  ASSERT_EQ(proven.buildings.size(), 1U);
  EXPECT_EQ(proven.buildings[0].why, obstacle::combined_link);
  EXPECT_EQ(proven.least_index(), 0);
}

TEST(Separation, AMisconnectedHouseFailsWithTheWayToIt) {
  const two_lines s("YS");
  const compound_separation proven = s.prove(separation_scope::receptor);
  EXPECT_EQ(proven.result, verdict::fails);
  EXPECT_EQ(proven.misconnections, 1U);
  EXPECT_EQ(proven.buildings[0].why, obstacle::reaches_storm);
  const network net = s.made.build();
  const flow_proof proof(s.made.drains, net, separation_scope::receptor);
  std::vector<std::uint32_t> links;
  for (const std::uint32_t e : proof.path_to(s.house, obstacle::reaches_storm))
    links.push_back(net.edges.link[e]);
  EXPECT_EQ(links, (std::vector<std::uint32_t>{s.lateral, 3, 5}));
}

TEST(Separation, WhatNobodyKnowsIsUnknownUnlessItFailsAnyway) {
  two_lines s;
  s.made.drains.links.system[2] = drain_system::unknown;
  compound_separation proven = s.prove(separation_scope::receptor);
  EXPECT_EQ(proven.result, verdict::unknown);
  EXPECT_EQ(proven.buildings[0].why, obstacle::unknown_system);
  EXPECT_EQ(proven.least_index(), 0);
  EXPECT_EQ(proven.greatest_index(), 1);
  s.made.drains.links.system[4] = drain_system::storm;
  proven = s.prove(separation_scope::receptor);
  EXPECT_EQ(proven.result, verdict::fails);
  EXPECT_EQ(proven.buildings[0].why, obstacle::storm_link);
}

TEST(Separation, ALinkThatMayNotExistLeavesItInDoubt) {
  two_lines s;
  s.made.drains.links.status[4] = asset_status::unknown;
  const compound_separation proven = s.prove(separation_scope::receptor);
  EXPECT_EQ(proven.result, verdict::unknown);
  EXPECT_EQ(proven.buildings[0].why, obstacle::unknown_status);
}

TEST(Separation, ABuildingWithoutAConnectionFailsWhereOthersHaveOne) {
  two_lines s;
  const network net = s.made.build();
  const flow_proof proof(s.made.drains, net, separation_scope::receptor);
  const std::vector<std::uint32_t> compound{0, 0, 1, 0};
  const std::vector<double> people{40, 60, 10, 0}, households{12, 20, 3, 0};
  const auto proven = prove_separation(s.made.drains, net, proof, {}, {2, compound, people, households});
  EXPECT_EQ(proven[0].result, verdict::fails);
  ASSERT_EQ(proven[0].buildings.size(), 2U) << "nobody lives in the fourth";
  EXPECT_EQ(proven[0].buildings[1].why, obstacle::no_connection);
  EXPECT_DOUBLE_EQ(proven[0].least_index(), 0.4);
  EXPECT_EQ(proven[1].result, verdict::not_assessable) << "nothing of it was surveyed";
  EXPECT_TRUE(std::isnan(proven[1].least_index()));
}

TEST(Separation, WithoutPeopleHouseholdsWeigh) {
  two_lines s("YS");
  s.made.node("H2", node_kind::house_connection, drain_system::sanitary, {}, 0, 1);
  s.made.link("H2", "WS", drain_system::sanitary, 10, 0);
  const network net = s.made.build();
  const flow_proof proof(s.made.drains, net, separation_scope::receptor);
  const std::vector<std::uint32_t> compound{0, 0};
  const std::vector<double> people{kNotGiven, 60}, households{30, 10};
  const auto proven = prove_separation(s.made.drains, net, proof, {}, {1, compound, people, households});
  EXPECT_EQ(proven[0].building_basis, building_weight::households);
  EXPECT_EQ(proven[0].sewage.fail, 30);
  EXPECT_EQ(proven[0].sewage.pass, 10);
}

TEST(Separation, CombinedLengthLeftLowersTheIndex) {
  two_lines s;
  s.made.link("WS", "WS2", drain_system::combined, 40, 0);
  s.made.drains.links.status.back() = asset_status::existing;
  const compound_separation proven = s.prove(separation_scope::handover);
  EXPECT_EQ(proven.combined_m, 40);
  EXPECT_EQ(proven.total_m, 80);
  EXPECT_EQ(proven.result, verdict::fails);
}

// ---- against the definition, way by way ----

/// Everything that the water of one node meets on all simple ways.
class all_ways {
 public:
  all_ways(const survey& drains, const network& net, separation_scope scope)
      : drains_(drains), net_(net), scope_(scope) {}

  verdict judge(std::uint32_t source, bool rain) {
    rain_ = rain;
    bad_ = doubt_ = arrives_ = false;
    on_way_.assign(net_.node_count(), 0);
    follow(source);
    if (bad_) return verdict::fails;
    if (doubt_) return verdict::unknown;
    return arrives_ ? verdict::passes : verdict::fails;
  }

 private:
  [[nodiscard]] drain_system own() const { return rain_ ? drain_system::storm : drain_system::sanitary; }

  void arrive(drain_system system) {
    if (system == drain_system::unknown)
      doubt_ = true;
    else if (system == own())
      arrives_ = true;
    else
      bad_ = true;
  }
  [[nodiscard]] drain_system receptor_system(std::uint32_t node) const {
    const node_kind kind = kind_at(drains_, node);
    return kind == node_kind::wwtp      ? drain_system::sanitary
           : kind == node_kind::outfall ? drain_system::storm
                                        : system_at(drains_, node);
  }
  [[nodiscard]] std::uint32_t compound(std::uint32_t node) const {
    return node < net_.surveyed ? drains_.nodes.compound[node] : kNone;
  }

  void follow(std::uint32_t node) {
    if (is_receptor(kind_at(drains_, node))) return arrive(receptor_system(node));
    on_way_[node] = 1;
    bool in_doubt = node >= net_.surveyed || drains_.nodes.unsurveyed[node] != 0, goes_on = false;
    for (std::uint32_t e = 0; e < net_.edges.size(); ++e) {
      const std::uint32_t link = net_.edges.link[e], head = net_.edges.head[e];
      const asset_status status = drains_.links.status[link];
      const bool possible = status == asset_status::existing || status == asset_status::unknown;
      const bool sure = net_.flow[link] != flow_direction::unknown;
      if (possible && !sure && (head == node || net_.edges.tail[e] == node)) in_doubt = true;
      if (net_.edges.tail[e] != node || !possible) continue;
      if (status == asset_status::unknown) in_doubt = true;
      if (status != asset_status::existing || !sure) continue;
      goes_on = true;
      const drain_system system = drains_.links.system[link];
      (system == drain_system::unknown ? doubt_ : bad_) |= system != own();
      const bool leaves =
          scope_ == separation_scope::handover && compound(node) != kNone && compound(head) != compound(node);
      if (leaves)
        hand_over(head);
      else if (on_way_[head] == 0)
        follow(head);
    }
    if (in_doubt)
      doubt_ = true;
    else if (!goes_on)
      bad_ = true;
    on_way_[node] = 0;
  }

  void hand_over(std::uint32_t node) {
    if (is_receptor(kind_at(drains_, node))) return arrive(receptor_system(node));
    if (system_at(drains_, node) != drain_system::unknown) return arrive(system_at(drains_, node));
    bool any = false;
    for (std::uint32_t e = 0; e < net_.edges.size(); ++e) {
      const std::uint32_t link = net_.edges.link[e];
      if (net_.edges.tail[e] != node || drains_.links.status[link] != asset_status::existing ||
          net_.flow[link] == flow_direction::unknown)
        continue;
      any = true;
      arrive(drains_.links.system[link]);
    }
    if (!any) doubt_ = true;
  }

  const survey& drains_;
  const network& net_;
  separation_scope scope_;
  std::vector<std::uint8_t> on_way_;
  bool rain_ = false, bad_ = false, doubt_ = false, arrives_ = false;
};

TEST(Separation, IsTheDefinitionOverAllWays) {
  check_quick_property(
      [] {
        const auto made = random_survey();
        network net = made->build();
        for (flow_direction& flow : net.flow)
          if (*rc::gen::inRange(0, 12) == 0) flow = flow_direction::unknown;
        // Nodes made for missing codes have the compound of a link; here links have none.
        for (const separation_scope scope : {separation_scope::handover, separation_scope::receptor}) {
          const flow_proof proof(made->drains, net, scope);
          all_ways ways(made->drains, net, scope);
          for (std::uint32_t node = 0; node < net.surveyed; ++node) {
            for (const bool rain : {false, true}) {
              const judged_source judged = proof.judge(node, rain);
              RC_ASSERT(judged.result == ways.judge(node, rain));
              RC_ASSERT((judged.why == obstacle::none) == (judged.result == verdict::passes));
              const auto path = proof.path_to(node, judged.why);
              std::uint32_t at = node;
              for (const std::uint32_t e : path) {
                RC_ASSERT(net.edges.tail[e] == at);
                at = net.edges.head[e];
              }
            }
          }
        }
      },
      10);
}

}  // namespace
}  // namespace greenward::drainage
