#include "engine/walking/walk_network.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/geodesic.hpp"
#include "engine/index/hilbert_order.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>

namespace greenward::walking {

namespace {

constexpr double kClosed = std::numeric_limits<double>::infinity();

[[noreturn]] void refuse_edge(feature_id id, bilingual problem) {
  throw error(error_code::bad_input, fmt::format("walk_edges/{}", id.value), std::move(problem),
              {"请改正该路段后重新导入", "correct the edge and import it again"});
}

double checked_length(const layer::column& lengths, std::size_t row, feature_id id) {
  const double value = lengths.real(row);
  if (std::isfinite(value) && value >= 0) return value;
  refuse_edge(id, {fmt::format("长度 {} 无效", value), fmt::format("length {} is not usable", value)});
}

/// The edge's length as stated, or else the geodesic length of its line.
double edge_length(const layer::feature_table& edges, std::size_t row) {
  const layer::column& stated = edges["length_m"];
  const feature_id id = edges.ids()[row];
  if (stated.has(row)) return checked_length(stated, row, id);
  const auto line = edges.geometry()[row];
  if (line.is_none()) refuse_edge(id, {"既无长度也无几何", "neither a length nor a line"});
  return geo::geodesic_length(line.points()).value;
}

/// What the table says of kinds and heights; a table without a field says nothing.
class edge_facts {
 public:
  explicit edge_facts(const layer::feature_table& edges)
      : kind_(find(edges, "edge_kind")),
        rise_(find(edges, "rise_m")),
        fall_(find(edges, "fall_m")),
        rise_length_(find(edges, "rise_length_m")) {}

  [[nodiscard]] std::string_view kind(std::size_t row) const {
    return kind_ != nullptr ? kind_->text(row) : std::string_view();
  }
  [[nodiscard]] edge_slope slope(std::size_t row) const {
    const auto value = [row](const layer::column* column) {
      return column != nullptr && column->has(row) ? column->real(row) : std::nan("");
    };
    return {value(rise_), value(fall_), value(rise_length_)};
  }

 private:
  static const layer::column* find(const layer::feature_table& table, std::string_view name) {
    const auto& fields = table.schema().fields;
    const auto found = std::ranges::find(fields, name, &layer::field::name);
    return found == fields.end() ? nullptr
                                 : &table.columns()[static_cast<std::size_t>(found - fields.begin())];
  }
  const layer::column *kind_, *rise_, *fall_, *rise_length_;
};

/// Costs from the first point to the last, and back, before anything is closed.
class edge_costs {
 public:
  edge_costs(const layer::feature_table& edges, const walk_profile* profile)
      : edges_(edges), facts_(edges), profile_(profile) {}

  effort of(std::size_t row, double length) {
    const layer::column& stated = edges_["reverse_m"];
    if (stated.has(row)) return {length, checked_length(stated, row, edges_.ids()[row])};
    effort costs{length, length};
    if (profile_ != nullptr) {
      const edge_slope slope = facts_.slope(row);
      unknown_slopes_ += slope.known() ? 0 : 1;
      costs = effort_of(*profile_, facts_.kind(row), length, slope);
    }
    const layer::column& oneway = edges_["oneway_foot"];
    if (oneway.has(row) && oneway.integer(row) != 0) costs.backward_m = kClosed;
    return costs;
  }
  [[nodiscard]] std::size_t unknown_slopes() const { return unknown_slopes_; }

 private:
  const layer::feature_table& edges_;
  edge_facts facts_;
  const walk_profile* profile_;
  std::size_t unknown_slopes_ = 0;
};

/// The network's nodes: the ids that edges name, a blocked one once for every edge end that names it. First
/// they are numbered by their ids, in the end by their places.
class node_numbers {
 public:
  node_numbers(const layer::column& from, const layer::column& to, std::span<const std::int64_t> blocked)
      : blocked_(blocked) {
    ids_.reserve(2 * from.size());
    for (std::size_t i = 0; i < from.size(); ++i) {
      ids_.push_back(from.integer(i));
      ids_.push_back(to.integer(i));
    }
    std::sort(ids_.begin(), ids_.end());
    const auto same = [this](std::int64_t a, std::int64_t b) { return a == b && !is_blocked(a); };
    ids_.erase(std::unique(ids_.begin(), ids_.end(), same), ids_.end());
    places_.assign(ids_.size(), {std::nan(""), std::nan("")});
  }

  /// To be called once for every edge end. `place`: where it lies; nullptr if nobody knows.
  graph::node_index next(std::int64_t id, const geo::planar* place) {
    const auto first = std::lower_bound(ids_.begin(), ids_.end(), id) - ids_.begin();
    const auto copy = is_blocked(id) ? used_[id]++ : 0;
    const auto node = static_cast<std::uint32_t>(first + copy);
    if (place != nullptr) places_[node] = *place;
    return graph::node_index(node);
  }

  /// Along a Hilbert curve: what a search reaches lies close together in memory. `ends` are numbered anew;
  /// returns the nodes' ids.
  std::vector<std::int64_t> number_by_place(std::span<std::vector<graph::node_index>* const> ends) {
    const block_vector<std::uint32_t> order = index::hilbert_order(places_);
    std::vector<std::uint32_t> number(order.size());
    std::vector<std::int64_t> ids(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      number[order[i]] = i;
      ids[i] = ids_[order[i]];
    }
    for (std::vector<graph::node_index>* nodes : ends)
      for (graph::node_index& node : *nodes) node = graph::node_index(number[node.index()]);
    return ids;
  }

 private:
  [[nodiscard]] bool is_blocked(std::int64_t id) const {
    return std::binary_search(blocked_.begin(), blocked_.end(), id);
  }
  std::vector<std::int64_t> ids_;
  std::vector<geo::planar> places_;
  std::span<const std::int64_t> blocked_;
  std::map<std::int64_t, std::ptrdiff_t> used_;
};

/// Empty without a line.
std::span<const geo::planar> points_of(const geo::planar_geometry& lines, std::size_t row) {
  const auto line = lines[row];
  return line.is_none() ? std::span<const geo::planar>() : line.points();
}

/// Most networks cost the same both ways, and many what they are long: equal numbers are kept once.
void set_costs(walk_network& network, std::vector<double> lengths, std::vector<double> forward,
               std::vector<double> backward) {
  const auto kept = [](std::vector<double>& values, const stored_array<double>& other) {
    return other == values ? other : stored_array<double>::shared(std::move(values));
  };
  network.length_m = stored_array<double>::shared(std::move(lengths));
  network.forward_m = kept(forward, network.length_m);
  network.backward_m = kept(backward, network.forward_m);
}

graph::csr_graph graph_of(const walk_network& network) {
  std::vector<graph::arc> arcs;
  arcs.reserve(2 * network.edge_count());
  for (std::uint32_t e = 0; e < network.edge_count(); ++e) {
    const graph::edge_index edge(e);
    if (network.forward_m[e] < kClosed)
      arcs.push_back({network.from[e], network.to[e], edge, network.forward_m[e], true});
    if (network.backward_m[e] < kClosed)
      arcs.push_back({network.to[e], network.from[e], edge, network.backward_m[e], false});
  }
  return {network.node_ids.size(), arcs};
}

std::vector<edge_access> access_of(const walk_network& network, std::uint32_t least_component) {
  const graph::component_labels components = graph::weak_components(network.graph);
  std::vector<edge_access> access(network.edge_count(), edge_access::open);
  for (std::size_t e = 0; e < access.size(); ++e) {
    const std::uint32_t component = components.of_node[network.from[e].index()];
    if (network.forward_m[e] == kClosed && network.backward_m[e] == kClosed)
      access[e] = edge_access::closed;
    else if (component != 0 && components.sizes[component] < least_component)
      access[e] = edge_access::island;
  }
  return access;
}

}  // namespace

walk_network build_walk_network(const layer::feature_table& edges, const geo::planar_geometry& lines,
                                const index::packed_rtree& edge_boxes, direction walking) {
  return build_walk_network(edges, lines, edge_boxes, walk_network_options{.walking = walking});
}

walk_network build_walk_network(const layer::feature_table& edges, const geo::planar_geometry& lines,
                                const index::packed_rtree& edge_boxes, const walk_network_options& options) {
  assert(options.closed.empty() || options.closed.size() == edges.size());
  const layer::column& from = edges["from_id"];
  const layer::column& to = edges["to_id"];
  walk_network network;
  network.lines = &lines;
  network.edge_boxes = &edge_boxes;
  network.edge_ids = {edges.ids(), nullptr};
  node_numbers nodes(from, to, options.blocked_nodes);
  std::vector<graph::node_index> first_nodes, last_nodes;
  std::vector<double> lengths, forward, backward;
  edge_costs costs(edges, options.profile);
  for (std::size_t row = 0; row < edges.size(); ++row) {
    const double length = edge_length(edges, row);
    effort cost = costs.of(row, length);
    if (!options.closed.empty() && options.closed[row] != 0) cost = {kClosed, kClosed};
    if (options.walking == direction::towards) std::swap(cost.forward_m, cost.backward_m);
    const std::span<const geo::planar> line = points_of(lines, row);
    first_nodes.push_back(nodes.next(from.integer(row), line.empty() ? nullptr : &line.front()));
    last_nodes.push_back(nodes.next(to.integer(row), line.empty() ? nullptr : &line.back()));
    lengths.push_back(length);
    forward.push_back(cost.forward_m);
    backward.push_back(cost.backward_m);
  }
  network.node_ids = nodes.number_by_place(std::array{&first_nodes, &last_nodes});
  network.from = std::move(first_nodes);
  network.to = std::move(last_nodes);
  set_costs(network, std::move(lengths), std::move(forward), std::move(backward));
  network.unknown_slopes = costs.unknown_slopes();
  network.graph = graph_of(network);
  network.access = access_of(network, options.least_component);
  return network;
}

}  // namespace greenward::walking
