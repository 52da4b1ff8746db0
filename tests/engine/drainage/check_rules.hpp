// The limits that the checks are tried with: those of the rule pack.
#pragma once

#include "engine/drainage/checks.hpp"

namespace greenward::drainage::testing {

[[nodiscard]] inline check_limits limits_of_the_rule_pack() {
  return {.snap_tolerance = 0.1,
          .node_distance = 0.1,
          .connection_distance = 0.01,
          .node_on_pipe = 0.01,
          .short_pipe = 0.2,
          .tiny_pipe = 0.05,
          .long_lateral = 100,
          .level_tolerance = 0.01,
          .depth_difference = 0.05,
          .least_level = -10,
          .greatest_level = 6000,
          .length_difference = 0.1,
          .first_year = 1900,
          .last_year = 2026};
}

}  // namespace greenward::drainage::testing
