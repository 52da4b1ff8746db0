#include "engine/exchange/osm_walk_network.hpp"

#include "engine/exchange/osm_access.hpp"
#include "engine/exchange/osm_rows.hpp"
#include "engine/geo/geodesic.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace greenward::exchange {

void walk_network::add_node(std::int64_t id, const osm_tags& tags) {
  node_facts facts;
  facts.closed = barrier_refusal(tags);
  facts.gate = is_gate(tags);
  facts.crossing = tags.is("highway", "crossing");
  if (facts.gate) facts.opening_hours = tags["opening_hours"];
  if (facts.gate || facts.crossing || facts.closed) facts_.insert_or_assign(id, std::move(facts));
}

void walk_network::add_way(walk_way way, std::span<const osm_vertex> vertices) {
  const std::size_t first = vertices_.size();
  for (const osm_vertex& v : vertices) {
    if (vertices_.size() == first || vertices_.back().id != v.id) vertices_.push_back(v);
  }
  if (vertices_.size() - first < 2) {
    vertices_.resize(first);
    return;
  }
  ways_.push_back(std::move(way));
  first_vertex_.push_back(vertices_.size());
}

/// Sorted, unique.
std::vector<std::int64_t> walk_network::cut_ids() const {
  std::vector<std::int64_t> used;
  used.reserve(vertices_.size() + 2 * ways_.size());
  for (const osm_vertex& v : vertices_) {
    used.push_back(v.id);
    const auto found = facts_.find(v.id);
    if (found != facts_.end() && found->second.closed) used.push_back(v.id);
  }
  for (std::size_t w = 0; w < ways_.size(); ++w) {
    used.push_back(vertices_[first_vertex_[w]].id);
    used.push_back(vertices_[first_vertex_[w + 1] - 1].id);
  }
  std::sort(used.begin(), used.end());
  std::vector<std::int64_t> cuts;
  for (std::size_t i = 1; i < used.size(); ++i) {
    if (used[i] == used[i - 1] && (cuts.empty() || cuts.back() != used[i])) cuts.push_back(used[i]);
  }
  return cuts;
}

/// Writes the two tables of one network.
class walk_network::writer {
 public:
  writer(const walk_network& network, osm_extract& extract, layer::feature_table& edges,
         layer::feature_table& nodes)
      : network_(network),
        extract_(extract),
        edges_(edges),
        nodes_(nodes),
        cuts_(network.cut_ids()),
        ends_at_(cuts_.size(), 0) {}

  void write_way(std::size_t w) {
    const std::size_t last = network_.first_vertex_[w + 1] - 1;
    std::size_t from = network_.first_vertex_[w];
    while (from < last) {
      std::size_t to = from + 1;
      while (!is_cut(network_.vertices_[to].id)) ++to;  // the last vertex of a way is always a cut
      write_edge(network_.ways_[w], std::span(network_.vertices_).subspan(from, to - from + 1));
      from = to;
    }
  }

 private:
  [[nodiscard]] bool is_cut(std::int64_t id) const {
    return std::binary_search(cuts_.begin(), cuts_.end(), id);
  }

  void write_edge(const walk_way& way, std::span<const osm_vertex> piece) {
    std::vector<geo::lon_lat> line;
    line.reserve(piece.size());
    for (const osm_vertex& v : piece) line.push_back(v.point);
    const std::int64_t from = end_node(piece.front());
    const std::int64_t to = end_node(piece.back());
    layer::row_writer row(edges_, feature_id(++edge_count_));
    row.set("from_id", from);
    row.set("to_id", to);
    row.set("length_m", geo::geodesic_length(line).value);
    row.set("edge_kind", way.kind);
    set_text(row, "name", way.name);
    row.set("oneway_foot", way.oneway);
    row.set("bridge", way.bridge);
    row.set("tunnel", way.tunnel);
    if (way.level) row.set("level", *way.level);
    row.set("osm_id", way.id);
    row.set("source", kOsmSource);
    row.geometry().append_line(line);
  }

  /// The walk node of an edge's end, written when it is first met.
  std::int64_t end_node(const osm_vertex& v) {
    const auto cut = std::lower_bound(cuts_.begin(), cuts_.end(), v.id);
    std::uint32_t& ends = ends_at_[static_cast<std::size_t>(cut - cuts_.begin())];
    const auto found = network_.facts_.find(v.id);
    const node_facts* facts = found == network_.facts_.end() ? nullptr : &found->second;
    const bool closed = facts != nullptr && facts->closed;
    if (ends++ == 0 && closed) {
      extract_.refused.push_back({"node/" + std::to_string(v.id), "walk_nodes", *facts->closed});
    }
    const std::int64_t id = closed ? severed_id(v.id, ends) : v.id;
    if (ends == 1 || closed) write_node(id, v.point, facts);
    return id;
  }

  /// -(1024 × node + k) for the k-th edge end; read_osm has checked that ids leave room for it.
  static std::int64_t severed_id(std::int64_t node, std::uint32_t end) {
    constexpr std::int64_t kEndsPerNode = 1024;
    return -(std::abs(node) * kEndsPerNode + std::min<std::int64_t>(end, kEndsPerNode) - 1);
  }

  void write_node(std::int64_t id, geo::lon_lat point, const node_facts* facts) {
    layer::row_writer row(nodes_, feature_id(0));
    row.set("node_id", id);
    row.set("gate", facts != nullptr && facts->gate);
    row.set("crossing", facts != nullptr && facts->crossing);
    if (facts != nullptr) set_text(row, "opening_hours", facts->opening_hours);
    row.set("source", kOsmSource);
    row.geometry().append_point(point);
  }

  const walk_network& network_;
  osm_extract& extract_;
  layer::feature_table& edges_;
  layer::feature_table& nodes_;
  std::vector<std::int64_t> cuts_;
  std::vector<std::uint32_t> ends_at_;  ///< edge ends seen so far at each cut
  std::int64_t edge_count_ = 0;
};

void walk_network::write(osm_extract& extract, layer::feature_table& edges,
                         layer::feature_table& nodes) const {
  writer out(*this, extract, edges, nodes);
  for (std::size_t w = 0; w < ways_.size(); ++w) out.write_way(w);
}

}  // namespace greenward::exchange
