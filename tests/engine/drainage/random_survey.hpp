// Small networks of every kind of trouble: loops, parallel links, links to themselves, unknown words, missing
// codes.
#pragma once

#include "tests/engine/drainage/survey_maker.hpp"

#include <rapidcheck.h>
#include <memory>

namespace greenward::drainage::testing {

struct random_limits {
  int nodes = 9, links = 14;
  bool doubts = true;  ///< unknown systems, states, directions; nodes that were not surveyed
};

inline std::unique_ptr<survey_maker> random_survey(const random_limits& limits = {}) {
  auto made = std::make_unique<survey_maker>();
  const int n = *rc::gen::inRange(1, limits.nodes + 1), m = *rc::gen::inRange(0, limits.links + 1);
  const auto name = [](int i) { return "N" + std::to_string(i); };
  // Kinds that bring or take water come more often than the others.
  const auto kind = rc::gen::element(node_kind::manhole, node_kind::manhole, node_kind::manhole,
                                     node_kind::house_connection, node_kind::inlet, node_kind::roof_downpipe,
                                     node_kind::balcony_stack, node_kind::wwtp, node_kind::outfall,
                                     node_kind::trunk_boundary, node_kind::interceptor, node_kind::unknown);
  const auto known = rc::gen::element(drain_system::storm, drain_system::sanitary, drain_system::combined);
  const auto system =
      limits.doubts
          ? rc::gen::weightedOneOf<drain_system>({{8, known}, {1, rc::gen::just(drain_system::unknown)}})
          : rc::gen::weightedOneOf<drain_system>({{1, known}});
  for (int i = 0; i < n; ++i) {
    const int compound = *rc::gen::inRange(-1, 2);
    made->node(name(i), *kind, *system, {kNotGiven, kNotGiven},
               compound < 0 ? kNone : static_cast<std::uint32_t>(compound),
               *rc::gen::inRange(0, 3) == 0 ? kNone : static_cast<std::uint32_t>(*rc::gen::inRange(0, 4)));
    if (limits.doubts) made->drains.nodes.unsurveyed.back() = *rc::gen::inRange(0, 10) == 0 ? 1 : 0;
  }
  for (int i = 0; i < m; ++i) {
    const int missing = limits.doubts && *rc::gen::inRange(0, 12) == 0 ? 1 : 0;
    made->link(name(*rc::gen::inRange(0, n)), name(*rc::gen::inRange(0, n + missing)), *system,
               *rc::gen::inRange(0, 20), kNone);
    survey_links& links = made->drains.links;
    links.status.back() = *rc::gen::weightedElement<asset_status>(
        {{9, asset_status::existing}, {1, asset_status::planned}, {1, asset_status::abandoned}});
    if (limits.doubts && *rc::gen::inRange(0, 12) == 0) links.status.back() = asset_status::unknown;
    if (*rc::gen::inRange(0, 6) == 0) links.flow.back() = flow_direction::backward;
    links.is_overflow_path.back() = *rc::gen::inRange(0, 10) == 0 ? 1 : 0;
  }
  return made;
}

}  // namespace greenward::drainage::testing
