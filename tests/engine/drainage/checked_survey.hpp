// A survey put through the catalogue of checks.
#pragma once

#include "engine/drainage/trace.hpp"
#include "tests/engine/drainage/check_rules.hpp"
#include "tests/engine/drainage/survey_maker.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace greenward::drainage::testing {

/// Rows that a check has found, with the other row where there is one.
using row_pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Runs the catalogue with the limits of the rule pack.
struct checked {
  survey_maker made;
  std::vector<std::uint32_t> building_compound;
  std::vector<double> people;
  std::vector<std::uint8_t> complete{0};

  [[nodiscard]] std::vector<finding> run() const {
    const network net = made.build();
    const auto usable = usable_edges(made.drains, net, {.unknown_status = false});
    const auto faults = find_misconnections(made.drains, net, usable);
    std::vector<geo::planar_box> boxes(made.drains.nodes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i)
      if (!std::isnan(made.drains.nodes.place[i].x)) boxes[i].include(made.drains.nodes.place[i]);
    const index::packed_rtree nodes(boxes), links(index::boxes_of(made.lines));
    const std::vector<geo::planar> places(std::max(people.size(), complete.size()), geo::planar{1, 2});
    return run_checks({made.drains, net, usable, faults, nodes, links, building_compound, places, people,
                       complete, places, limits_of_the_rule_pack()});
  }
  [[nodiscard]] row_pairs found(check what) const {
    row_pairs result;
    for (const finding& one : run())
      if (one.what == what) result.emplace_back(one.row, one.other);
    return result;
  }
  [[nodiscard]] finding only(check what) const {
    for (const finding& one : run())
      if (one.what == what) return one;
    ADD_FAILURE() << "nothing found";
    return {};
  }

  /// A manhole on the ground plan, and a straight pipe between two of them.
  std::uint32_t manhole(const char* code, double x, double y) {
    return made.node(code, node_kind::manhole, drain_system::sanitary, {x, y});
  }
  std::uint32_t pipe(const char* from, const char* to) {
    const auto at = [&](std::string_view code) {
      const auto& codes = made.drains.nodes.code;
      return made.drains.nodes
          .place[static_cast<std::size_t>(std::ranges::find(codes, code) - codes.begin())];
    };
    return made.line({at(from), at(to)}, from, to);
  }
};

inline row_pairs at(std::uint32_t row, std::uint32_t other = kNone) {
  return {{row, other}};
}

}  // namespace greenward::drainage::testing
