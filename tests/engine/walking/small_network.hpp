// Walking networks small enough to be solved by hand, and the table schema they come in.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/walking/walk_network.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::testing {

/// The fields of gis-data/catalogue/walk_edges.toml that the walking room reads.
[[nodiscard]] layer::layer_schema walk_edges_schema();

struct small_edge {
  std::int64_t from = 0, to = 0;
  std::optional<double> length_m;
  std::optional<double> reverse_m;
  bool oneway = false;
  std::vector<geo::planar> line;  ///< metres; empty = no geometry
  std::string kind{};             ///< empty = not stated
  walking::edge_slope slope{};
};

/// Owns what a walk_network points to.
struct small_network {
  layer::feature_table edges{walk_edges_schema()};
  geo::planar_geometry lines;
  index::packed_rtree boxes;
  walking::walk_network network;
};

/// Edge ids are 100, 101, ...; the geographic geometry of the table stays empty.
[[nodiscard]] std::unique_ptr<small_network> make_network(
    const std::vector<small_edge>& edges, walking::direction direction = walking::direction::away);
[[nodiscard]] std::unique_ptr<small_network> make_network(const std::vector<small_edge>& edges,
                                                          const walking::walk_network_options& options);

}  // namespace greenward::testing
