// Following the water: everything upstream or downstream of a place, and what it adds up to.
#pragma once

#include "engine/drainage/network.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace greenward::drainage {

enum class trace_direction : std::uint8_t {
  upstream,
  downstream,
  connected,  ///< both ways along every link
};

/// Which links the water may take. Abandoned ones never count.
struct trace_filter {
  bool planned = false;        ///< planned links count too
  bool unknown_status = true;  ///< links whose status nobody has said count as existing
  bool overflow_paths = true;  ///< links that only work in a storm count
};
/// n_edge flags.
[[nodiscard]] std::vector<std::uint8_t> usable_edges(const survey& drains, const network& net,
                                                     const trace_filter& filter);

/// Why a branch ended.
enum class branch_end : std::uint8_t {
  no_more_links,  ///< a source going upstream, a sink going downstream
  receptor,       ///< plant, outfall or boundary: downstream ends here
  barrier,        ///< a node or link that the caller has closed
  status,         ///< the links that go on are planned or abandoned, or are left out by the filter
  other_system,   ///< the links that go on are of another declared system
  compound,       ///< the links that go on leave the compound
  length_limit,
};

struct trace_stops {
  std::vector<std::uint8_t> node_barrier;  ///< n_node, or empty
  std::vector<std::uint8_t> link_barrier;  ///< n_link, or empty
  bool at_other_system = false;            ///< than that of the link it came by
  bool at_compound_boundary = false;       ///< than the compound of the node that it came from
  double length_limit_m = std::numeric_limits<double>::infinity();  ///< along the way from the nearest start
};

struct traced_edge {
  std::uint32_t edge = 0;
  double from_m = 0;  ///< from the nearest start to the end of the edge that is nearer to it
};

struct branch {
  std::uint32_t node = 0;
  branch_end why = branch_end::no_more_links;
  double metres = 0;  ///< from the nearest start
};

struct trace_result {
  std::vector<traced_edge> edges;    ///< by distance, then by edge
  std::vector<branch> ends;          ///< by distance, then by node, then by reason
  std::vector<std::uint32_t> nodes;  ///< reached ones, starts included, rising
};

/// All branches at every split, over a multigraph with loops and parallel links; no limit on steps. An edge
/// is listed once, however many ways lead to it. Going downstream a receptor ends the way, unless it is a
/// start. O(k log k) for k reached edges, plus O(n_node) bits to begin with.
[[nodiscard]] trace_result trace(const survey& drains, const network& net,
                                 std::span<const std::uint8_t> usable, std::span<const std::uint32_t> starts,
                                 trace_direction direction, const trace_stops& stops = {});

/// What hangs on a place, over the distinct set of what was reached.
struct accumulation {
  std::size_t links = 0;                 ///< distinct ones
  double length_m = 0;                   ///< of the edges
  std::size_t buildings = 0;             ///< distinct ones that have a connection among the nodes
  double people = 0, floor_area_m2 = 0;  ///< of those buildings
  std::size_t people_unknown = 0;        ///< buildings of which nobody has said how many live there
};

/// n_building values; NaN = not given.
struct building_loads {
  std::span<const double> people, floor_area_m2;
};

/// The sums alone, without the order of what is reached: one pass over the edges. O(reached).
[[nodiscard]] accumulation accumulate(const survey& drains, const network& net,
                                      std::span<const std::uint8_t> usable,
                                      std::span<const std::uint32_t> starts, trace_direction direction,
                                      const building_loads& loads);
/// The same sums over a result.
[[nodiscard]] accumulation accumulate(const survey& drains, const network& net, const trace_result& traced,
                                      const building_loads& loads);

/// The shortest way with the flow from one node to another, as edges in order; nothing if there is none. With
/// `against_too` the way may go against the flow.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> find_path(const network& net,
                                                                  std::span<const std::uint8_t> usable,
                                                                  std::uint32_t from, std::uint32_t to,
                                                                  bool against_too = false);

/// The loops: sets of nodes from each of which the water can come back to it, by their first node; each with
/// its edges in rising order. A link from a node to itself is one.
struct flow_loop {
  std::vector<std::uint32_t> nodes, edges;
};
[[nodiscard]] std::vector<flow_loop> find_loops(const network& net, std::span<const std::uint8_t> usable);

}  // namespace greenward::drainage
