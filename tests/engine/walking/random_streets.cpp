#include "tests/engine/walking/random_streets.hpp"

#include <cmath>

namespace greenward::testing {

random_streets draw_streets(std::uint32_t seed, double jitter) {
  std::mt19937 random(seed);
  const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(random); };
  const int node_count = 4 + below(16);
  std::vector<geo::planar> nodes;
  // A coarse grid makes streets that cross, touch and run on in one line.
  const auto off_grid = [&] { return std::uniform_real_distribution<double>(-1, 1)(random) * jitter; };
  for (int n = 0; n < node_count; ++n) {
    const double x = 50.0 * below(13) + off_grid();
    nodes.push_back({4.35e5 + x, 4.86e6 + 50.0 * below(13) + off_grid()});
  }
  std::vector<small_edge> edges;
  for (int e = 0; e < 2 * node_count; ++e) {
    const int a = below(node_count), b = below(node_count);
    const geo::planar p = nodes[static_cast<std::size_t>(a)], q = nodes[static_cast<std::size_t>(b)];
    if (p == q || std::hypot(q.x - p.x, q.y - p.y) > 300) continue;
    edges.push_back({a, b, std::hypot(q.x - p.x, q.y - p.y), {}, below(6) == 0, {p, q}});
  }
  if (edges.empty()) edges.push_back({0, 1, 100.0, {}, false, {{4.35e5, 4.86e6}, {435100, 4.86e6}}});
  random_streets drawn{make_network(edges, walking::direction::towards), {}, {}, {}};
  const auto somewhere = [&] {
    const auto line =
        drawn.made->lines[static_cast<std::size_t>(below(static_cast<int>(edges.size())))].points();
    const double t = below(9) / 8.0;
    return geo::planar{line[0].x + t * (line[1].x - line[0].x) + below(41) - 20,
                       line[0].y + t * (line[1].y - line[0].y) + below(41) - 20};
  };
  const int facility_count = 1 + below(3);
  for (int f = 0; f < facility_count; ++f)
    drawn.facilities.push_back(*walking::snap_to_network(drawn.made->network, somewhere(), metres(100)));
  for (int h = 0; h < 12; ++h) {
    drawn.homes.push_back(somewhere());
    drawn.home_snaps.push_back(
        *walking::snap_to_network(drawn.made->network, drawn.homes.back(), metres(100)));
  }
  return drawn;
}

}  // namespace greenward::testing
