// A made-up city to walk in, as large as wanted.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/walking/walk_network.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace greenward::bench {

/// Streets on a square grid of 100 m whose crossings lie up to 35 m off it; a quarter of the streets is
/// missing. Nodes are numbered row by row, as such data comes; the network numbers them its own way. Lengths
/// are those of the straight lines.
struct street_city {
  std::vector<geo::planar> nodes;
  std::vector<std::uint32_t> from, to;  ///< n_edge, into `nodes`
  std::vector<double> length_m;         ///< n_edge
  std::unique_ptr<layer::feature_table> edges;
  geo::planar_geometry lines;
  index::packed_rtree boxes;
  walking::walk_network network;

  street_city() = default;
  street_city(const street_city&) = delete;
  street_city& operator=(const street_city&) = delete;
};
[[nodiscard]] std::unique_ptr<street_city> make_street_city(std::size_t edges, std::uint64_t seed);

/// The streets with the nodes as they are numbered here: what a peer is given.
[[nodiscard]] graph::csr_graph plain_graph_of(const street_city& city);

/// `count` points spread evenly over the city.
[[nodiscard]] std::vector<geo::planar> points_in(const street_city& city, std::size_t count,
                                                 std::uint64_t seed);

}  // namespace greenward::bench
