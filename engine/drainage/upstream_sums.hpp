// What everything upstream of a node adds up to, each source once, however many ways lead down from it.
#pragma once

#include "engine/graph/strong_components.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::drainage {

/// Two quantities that are added up at once.
using sum_pair = std::array<double, 2>;

/// The parts of a directed graph that can come back to themselves, as an acyclic graph of their own: part p
/// leads to head[first[p]] ... head[first[p + 1] - 1], rising and each once, all less than p.
struct part_graph {
  graph::strong_components parts;
  std::vector<std::uint32_t> first, head;
  [[nodiscard]] std::size_t size() const { return parts.sizes.size(); }
};

/// Compressed rows as find_strong_components() takes them. O(nodes + arcs), apart from sorting what leaves a
/// part.
[[nodiscard]] part_graph join_loops(std::span<const std::uint32_t> first_out,
                                    std::span<const std::uint32_t> head,
                                    std::span<const std::uint8_t> counts);

/// n_part sums of `own`.
struct upstream_sums {
  std::vector<sum_pair> all;  ///< over the part and all that lead to it, each once
  std::vector<sum_pair>
      sure;  ///< over those alone whose every way down comes by: at most `all`, equal if all do
};

/// `own`: n_part, not below zero. Adding to one of them lowers no sum, rounding included.
///
/// Where the ways down from a part have all met again (its post-dominator) its sure sum goes on as one;
/// between, it is given to every part on the way. O(parts + arcs) where nothing splits; each part that leads
/// to several adds what lies between it and there, or everything below it where its ways never meet again.
[[nodiscard]] upstream_sums sum_upstream(const part_graph& graph, std::span<const sum_pair> own);

}  // namespace greenward::drainage
