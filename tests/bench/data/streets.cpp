#include "tests/bench/data/streets.hpp"

#include <array>
#include <cmath>
#include <random>

namespace greenward::bench {

namespace {

constexpr double kSpacing = 100, kOff = 35, kMissing = 0.25;  // metres, metres, share
constexpr geo::planar kCorner{500'000, 4'860'000};

void add_street(street_city& city, std::uint32_t from, std::uint32_t to) {
  const std::array line{city.nodes[from], city.nodes[to]};
  const double length = std::hypot(line[1].x - line[0].x, line[1].y - line[0].y);
  walking::walk_network& network = city.network;
  network.edge_ids.push_back(feature_id(static_cast<std::int64_t>(network.edge_ids.size()) + 1));
  network.access.push_back(walking::edge_access::open);
  network.from.push_back(graph::node_index(from));
  network.to.push_back(graph::node_index(to));
  for (auto* costs : {&network.length_m, &network.forward_m, &network.backward_m}) costs->push_back(length);
  city.lines.append_line(line);
}

graph::csr_graph graph_of(const walking::walk_network& network) {
  std::vector<graph::arc> arcs;
  arcs.reserve(2 * network.edge_count());
  for (std::uint32_t e = 0; e < network.edge_count(); ++e) {
    arcs.push_back({network.from[e], network.to[e], graph::edge_index(e), network.forward_m[e], true});
    arcs.push_back({network.to[e], network.from[e], graph::edge_index(e), network.backward_m[e], false});
  }
  return {network.node_ids.size(), arcs};
}

}  // namespace

std::unique_ptr<street_city> make_street_city(std::size_t edges, std::uint64_t seed) {
  auto city = std::make_unique<street_city>();
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> off(-kOff, kOff), chance(0, 1);
  const auto side =
      static_cast<std::uint32_t>(std::sqrt(static_cast<double>(edges) / (2 * (1 - kMissing)))) + 1;
  for (std::uint32_t v = 0; v < side * side; ++v) {
    city->nodes.push_back(
        {kCorner.x + v % side * kSpacing + off(random), kCorner.y + v / side * kSpacing + off(random)});
    city->network.node_ids.push_back(v + 1);
  }
  for (std::uint32_t v = 0; v < side * side; ++v) {
    if (v % side + 1 < side && chance(random) >= kMissing) add_street(*city, v, v + 1);
    if (v / side + 1 < side && chance(random) >= kMissing) add_street(*city, v, v + side);
  }
  city->boxes = index::packed_rtree(index::boxes_of(city->lines));
  city->network.graph = graph_of(city->network);
  city->network.lines = &city->lines;
  city->network.edge_boxes = &city->boxes;
  return city;
}

std::vector<geo::planar> points_in(const street_city& city, std::size_t count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const geo::planar_box& bounds = city.boxes.bounds();
  std::uniform_real_distribution<double> x(bounds.min.x, bounds.max.x), y(bounds.min.y, bounds.max.y);
  std::vector<geo::planar> points(count);
  for (geo::planar& p : points) p = {x(random), y(random)};
  return points;
}

}  // namespace greenward::bench
