// From ways that walkers may use to edges that meet only at nodes.
#pragma once

#include "engine/exchange/osm_file.hpp"
#include "engine/exchange/osm_tags.hpp"
#include "engine/geo/point.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace greenward::exchange {

struct osm_vertex {
  std::int64_t id = 0;
  geo::lon_lat point;
};

struct walk_way {
  std::int64_t id = 0;
  std::string_view kind;  ///< a code of walk_edge_kind, static storage
  std::string name;
  bool oneway = false;  ///< in the order of the vertices
  bool bridge = false, tunnel = false;
  std::optional<double> level;
};

/// Collects the ways of a file, in its order, then cuts them: at their ends, at every node that is used twice
/// (by two ways or by one way that meets itself), and at barriers that stop walkers. At such a barrier each
/// edge end is a node of its own (negative ids made from the OSM id), so that no path leads through.
class walk_network {
 public:
  /// Remembers what the node means to walkers: gate, crossing, or a barrier that stops them.
  void add_node(std::int64_t id, const osm_tags& tags);
  /// `vertices`: at least two different consecutive ones after repeats are dropped, else the way is ignored.
  void add_way(walk_way way, std::span<const osm_vertex> vertices);

  [[nodiscard]] std::size_t way_count() const { return ways_.size(); }

  /// Appends walk_edges (ids 1 … n, ways in the order added, pieces along the way), walk_nodes (only ends of
  /// edges, in the order of first use) and a refusal for each barrier that cuts. O(n log n) in the vertices.
  void write(osm_extract& extract, layer::feature_table& edges, layer::feature_table& nodes) const;

 private:
  struct node_facts {
    bool gate = false, crossing = false;
    std::string opening_hours;
    std::optional<bilingual> closed;  ///< why walkers are stopped here
  };
  class writer;

  [[nodiscard]] std::vector<std::int64_t> cut_ids() const;

  std::vector<walk_way> ways_;
  std::vector<std::size_t> first_vertex_{0};  ///< way w owns vertices [first_vertex_[w], first_vertex_[w+1])
  std::vector<osm_vertex> vertices_;
  std::unordered_map<std::int64_t, node_facts> facts_;
};

}  // namespace greenward::exchange
