#include "tests/engine/index/naive_simplifier.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/segment.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace greenward::testing {

namespace {

using geo::planar;
using place = std::pair<double, double>;

struct naive_layer {
  std::map<place, std::map<place, double>> joined;  ///< neighbours, and how far from the input at most
  std::set<place> fixed;
};

place place_of(planar p) {
  return {p.x, p.y};
}
planar point_of(place p) {
  return {p.first, p.second};
}

void add_ring(naive_layer& layer, std::span<const planar> ring, geo::geometry_kind kind) {
  std::vector<place> course;
  for (const planar& p : ring) {
    layer.joined[place_of(p)];
    if (course.empty() || course.back() != place_of(p)) course.push_back(place_of(p));
  }
  const bool closed = kind == geo::geometry_kind::polygon && course.size() > 1;
  for (std::size_t i = 0; i < course.size(); ++i) {
    const bool last = i + 1 == course.size();
    if (!last) layer.joined[course[i]][course[i + 1]] = layer.joined[course[i + 1]][course[i]] = 0;
    if (!closed && (i == 0 || last)) layer.fixed.insert(course[i]);
    if (i > 0 && !last && course[i - 1] == course[i + 1]) layer.fixed.insert(course[i]);
  }
  if (closed && course[1] == course[course.size() - 2]) layer.fixed.insert(course.front());
}

naive_layer read(const geo::planar_geometry& geometry) {
  naive_layer layer;
  for (std::size_t row = 0; row < geometry.size(); ++row) {
    for (std::size_t part = 0; part < geometry[row].part_count(); ++part) {
      for (std::size_t ring = 0; ring < geometry[row].ring_count(part); ++ring) {
        add_ring(layer, geometry[row].ring(part, ring), geometry[row].kind());
      }
    }
  }
  return layer;
}

double twice_area(planar a, planar b, planar c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool in_triangle(planar a, planar b, planar c, planar p) {
  const double sides[] = {twice_area(a, b, p), twice_area(b, c, p), twice_area(c, a, p)};
  const auto [low, high] = std::minmax_element(std::begin(sides), std::end(sides));
  geo::planar_box box;
  for (const planar corner : {a, b, c}) box.include(corner);
  return box.contains(p) && (*low >= 0 || *high <= 0);
}

struct removal {
  place vertex, a, c;
  double cost = 0;
  double deviation = 0;
};

std::optional<removal> removal_of(const naive_layer& layer, place vertex) {
  const auto& neighbours = layer.joined.at(vertex);
  if (neighbours.size() != 2 || layer.fixed.count(vertex) != 0) return std::nullopt;
  const auto [a, from_a] = *neighbours.begin();
  const auto [c, from_c] = *neighbours.rbegin();
  if (layer.joined.at(a).count(c) != 0) return std::nullopt;
  const planar pa = point_of(a), pb = point_of(vertex), pc = point_of(c);
  for (const auto& [other, unused] : layer.joined) {
    if (other != a && other != vertex && other != c && in_triangle(pa, pb, pc, point_of(other)))
      return std::nullopt;
  }
  const double deviation = std::max(from_a, from_c) + geo::project_on_segment(pb, pa, pc).distance;
  return removal{vertex, a, c, std::max(std::sqrt(std::abs(twice_area(pa, pb, pc)) / 2), deviation),
                 deviation};
}

std::optional<removal> cheapest(const naive_layer& layer) {
  std::optional<removal> best;
  for (const auto& [vertex, unused] : layer.joined) {
    const auto possible = removal_of(layer, vertex);
    if (possible && (!best || possible->cost < best->cost)) best = possible;
  }
  return best;
}

}  // namespace

std::vector<double> naive_weights(const geo::planar_geometry& geometry) {
  naive_layer layer = read(geometry);
  std::map<place, double> weight;
  double reached = 0;
  while (const auto next = cheapest(layer)) {
    reached = std::max(reached, next->cost);
    weight[next->vertex] = reached;
    layer.joined.erase(next->vertex);
    layer.joined[next->a].erase(next->vertex);
    layer.joined[next->c].erase(next->vertex);
    layer.joined[next->a][next->c] = layer.joined[next->c][next->a] = next->deviation;
  }
  std::vector<double> weights;
  for (const planar& p : geometry.points()) {
    const auto found = weight.find(place_of(p));
    weights.push_back(found == weight.end() ? std::numeric_limits<double>::infinity() : found->second);
  }
  return weights;
}

}  // namespace greenward::testing
