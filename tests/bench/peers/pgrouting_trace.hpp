// Everything upstream of a node as pgRouting finds it.
#pragma once

#include "engine/drainage/network.hpp"
#include "tests/bench/peers/postgres_server.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace greenward::bench {

/// What was reached, rising.
struct reached_drains {
  std::vector<std::uint32_t> nodes, edges;
  double length_m = 0;  ///< of the edges
};

/// Its functions that answer the question. Each gives every node once and an edge by which it is reached: on
/// a network that only joins, those are all edges.
inline constexpr std::array kPgroutingFunctions{"pgr_drivingDistance", "pgr_breadthFirstSearch",
                                                "pgr_depthFirstSearch"};

class pgrouting_trace {
 public:
  /// Starts a server and loads the edges, turned round. Throws what postgres_server does.
  explicit pgrouting_trace(const drainage::network& net);

  [[nodiscard]] std::string version() const;
  /// Processor time; the answer is only counted and its lengths added up. `function`: of
  /// kPgroutingFunctions.
  [[nodiscard]] double seconds(std::size_t function, std::uint32_t start) const;
  [[nodiscard]] reached_drains trace(std::size_t function, std::uint32_t start) const;

 private:
  postgres_server server_;
};

}  // namespace greenward::bench
