// The work that the drainage cases measure.
#pragma once

#include "engine/drainage/checks.hpp"
#include "tests/bench/data/drains.hpp"
#include "tests/bench/peers/drawing_faults.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::bench {

/// What a district has before anything is asked of it.
struct drain_indexes {
  index::packed_rtree nodes, links;
  explicit drain_indexes(const drain_city& city);
};

/// The whole catalogue: what the pipes can carry and what comes to them, misconnections, then every check, by
/// the numbers of the rule pack.
[[nodiscard]] std::vector<drainage::finding> check_everything(const drain_city& city,
                                                              const drain_indexes& indexes,
                                                              const drainage::network& net);

/// From the places of a survey without codes on: the network, then the groups of checks that answer the
/// questions, and other checks of the same groups.
[[nodiscard]] std::vector<drainage::finding> check_drawing(const drain_city& city,
                                                           const drain_indexes& indexes);
/// Those findings that answer a question, sorted.
[[nodiscard]] drawing_faults faults_among(std::span<const drainage::finding> findings);

}  // namespace greenward::bench
