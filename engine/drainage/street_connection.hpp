// The shortest way to connect a building along the streets, as a drain is really laid.
#pragma once

#include "engine/base/units.hpp"
#include "engine/drainage/words.hpp"
#include "engine/graph/bounded_search.hpp"
#include "engine/index/line_noding.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace greenward::drainage {

struct street_input {
  index::indexed_layer streets;
  std::span<const std::uint8_t> bridges;  ///< n_street: 1 = a bridge or a tunnel; empty = none
  metres tolerance;                       ///< for joining their ends
  metres farthest_from_street;            ///< of a building, and of a node of the drains
};

/// Straight from the building to the nearest street, along streets, and straight to a node of the drains.
struct street_connection {
  std::uint32_t node = kNone;
  double length_m = 0;            ///< of all three stretches
  double off_street_m = 0;        ///< of the first and the last
  std::vector<geo::planar> line;  ///< from the building to the node
};

/// The streets as a network that knows, from every place on it, the shortest way to one of the nodes.
class street_connections {
 public:
  /// `places`: n_node (NaN: left out); `joins`: n_node flags, which of them are wanted. What `input` refers
  /// to must outlive it. O(n log n) in streets and nodes.
  street_connections(const street_input& input, std::span<const geo::planar> places,
                     std::span<const std::uint8_t> joins);
  street_connections(const street_connections&) = delete;
  street_connections& operator=(const street_connections&) = delete;

  /// The shortest; nothing if no street is near enough to the building, or that street leads to no such node.
  [[nodiscard]] std::optional<street_connection> from(geo::planar_view building) const;

 private:
  /// Something that stands off the street, and where it comes to it.
  struct street_place {
    std::uint32_t piece = 0;
    double along_m = 0;  ///< along the part of the street that the piece belongs to
    geo::planar off, on;
    std::uint32_t node = kNone;  ///< of the drains
    [[nodiscard]] double off_m() const { return geo::distance(off, on); }
  };

  [[nodiscard]] street_place place_on(std::uint32_t street, geo::planar off, geo::planar on) const;
  void find_node_places(std::span<const geo::planar> places, std::span<const std::uint8_t> joins);
  void search_from_nodes();
  void add_stretch(street_connection& way, std::uint32_t piece, double from_m, double to_m) const;
  void follow(street_connection& way, graph::node_index from) const;

  street_input input_;
  index::noded_lines noded_;
  std::vector<street_place> node_places_;  ///< by piece, then along it
  graph::csr_graph graph_;                 ///< edges are the pieces
  std::optional<graph::bounded_search> search_;
};

}  // namespace greenward::drainage
