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
  city.from.push_back(from);
  city.to.push_back(to);
  city.length_m.push_back(std::hypot(line[1].x - line[0].x, line[1].y - line[0].y));
  city.lines.append_line(line);
}

/// The columns that a walking network is built from.
layer::feature_table edges_of(const street_city& city) {
  using layer::field_type;
  layer::layer_schema schema;
  schema.name = "walk_edges";
  std::vector<layer::column> columns;
  const auto add = [&](const char* name, field_type type, auto append) {
    schema.fields.emplace_back().name = name;
    schema.fields.back().type = type;
    layer::column& column = columns.emplace_back(type);
    for (std::size_t e = 0; e < city.from.size(); ++e) append(column, e);
  };
  add("from_id", field_type::integer,
      [&](layer::column& c, std::size_t e) { c.append_integer(city.from[e]); });
  add("to_id", field_type::integer, [&](layer::column& c, std::size_t e) { c.append_integer(city.to[e]); });
  add("length_m", field_type::real,
      [&](layer::column& c, std::size_t e) { c.append_real(city.length_m[e]); });
  add("reverse_m", field_type::real, [](layer::column& c, std::size_t) { c.append_absent(); });
  add("oneway_foot", field_type::boolean, [](layer::column& c, std::size_t) { c.append_absent(); });
  std::vector<feature_id> ids;
  geo::geographic_geometry none;
  for (std::size_t e = 0; e < city.from.size(); ++e) {
    ids.emplace_back(static_cast<std::int64_t>(e) + 1);
    none.append_none();
  }
  return {std::move(schema), std::move(ids), std::move(columns), std::move(none)};
}

}  // namespace

std::unique_ptr<street_city> make_street_city(std::size_t edges, std::uint64_t seed) {
  auto city = std::make_unique<street_city>();
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> off(-kOff, kOff), chance(0, 1);
  const auto side =
      static_cast<std::uint32_t>(std::sqrt(static_cast<double>(edges) / (2 * (1 - kMissing)))) + 1;
  for (std::uint32_t v = 0; v < side * side; ++v)
    city->nodes.push_back(
        {kCorner.x + v % side * kSpacing + off(random), kCorner.y + v / side * kSpacing + off(random)});
  for (std::uint32_t v = 0; v < side * side; ++v) {
    if (v % side + 1 < side && chance(random) >= kMissing) add_street(*city, v, v + 1);
    if (v / side + 1 < side && chance(random) >= kMissing) add_street(*city, v, v + side);
  }
  city->boxes = index::packed_rtree(index::boxes_of(city->lines));
  city->edges = std::make_unique<layer::feature_table>(edges_of(*city));
  city->network =
      walking::build_walk_network(*city->edges, city->lines, city->boxes, walking::direction::away);
  return city;
}

graph::csr_graph plain_graph_of(const street_city& city) {
  std::vector<graph::arc> arcs;
  arcs.reserve(2 * city.from.size());
  for (std::uint32_t e = 0; e < city.from.size(); ++e) {
    const graph::node_index from(city.from[e]), to(city.to[e]);
    arcs.push_back({from, to, graph::edge_index(e), city.length_m[e], true});
    arcs.push_back({to, from, graph::edge_index(e), city.length_m[e], false});
  }
  return {city.nodes.size(), arcs};
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
