#include "tests/engine/index/planar_subdivision.hpp"

#include "engine/base/random.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace greenward::testing {

namespace {

using geo::planar;
using line = std::vector<planar>;

planar between(planar a, planar b, double along, double aside) {
  const planar d{b.x - a.x, b.y - a.y};
  return {a.x + d.x * along - d.y * aside, a.y + d.y * along + d.x * aside};
}

class maker {
 public:
  maker(std::uint64_t seed, const subdivision_options& options) : random_(seed), options_(options) {}

  geo::planar_geometry make() {
    const int side = options_.cells + 1;
    for (int i = 0; i < side * side; ++i) nodes_.push_back(node(i % side, i / side));
    for (int j = 0; j < side; ++j) {
      for (int i = 0; i < side; ++i) {
        if (i + 1 < side) east_.push_back(wiggly(nodes_[at(i, j)], nodes_[at(i + 1, j)]));
        if (j + 1 < side) north_.push_back(wiggly(nodes_[at(i, j)], nodes_[at(i, j + 1)]));
      }
    }
    for (int j = 0; j < options_.cells; ++j) {
      for (int i = 0; i < options_.cells; ++i) add_cell(i, j);
    }
    for (const line& l : lines_) made_.append_line(l);
    for (const planar& p : points_) made_.append_point(p);
    return made_;
  }

 private:
  [[nodiscard]] std::size_t at(int i, int j) const {
    return static_cast<std::size_t>(j * (options_.cells + 1) + i);
  }
  planar node(int i, int j) {
    const double jitter = 0.12 * options_.spacing;
    return {430000 + i * options_.spacing + random_.uniform(-jitter, jitter),
            4860000 + j * options_.spacing + random_.uniform(-jitter, jitter)};
  }

  /// Stays within an angle of eleven degrees about the straight line, so that no two borders cross.
  line wiggly(planar a, planar b) {
    line made{a};
    for (int k = 1; k <= options_.wiggles; ++k) {
      const double along = static_cast<double>(k) / (options_.wiggles + 1);
      const double room = 0.2 * std::min(along, 1 - along);
      made.push_back(between(a, b, along, random_.uniform(-room, room)));
    }
    made.push_back(b);
    return made;
  }

  void add_cell(int i, int j) {
    const auto side = static_cast<std::size_t>(options_.cells);
    const auto column = static_cast<std::size_t>(i);
    const auto row = static_cast<std::size_t>(j);
    const line& south = east_[row * side + column];
    const line& north = east_[(row + 1) * side + column];
    // North borders come with the columns of a row of nodes: one more than there are cells.
    const line& west = north_[row * (side + 1) + column];
    const line& east = north_[row * (side + 1) + column + 1];
    line shell(south.begin(), south.end() - 1);
    shell.insert(shell.end(), east.begin(), east.end() - 1);
    shell.insert(shell.end(), north.rbegin(), north.rend() - 1);
    shell.insert(shell.end(), west.rbegin(), west.rend() - 1);
    const planar centre = between(between(south.front(), north.back(), 0.5, 0),
                                  between(south.back(), north.front(), 0.5, 0), 0.5, 0);
    const line island = random_.chance(0.5) ? circle(centre) : line{};
    add_polygon(shell, island);
    if (!island.empty()) add_island(island, centre);
    if (random_.chance(0.5)) lines_.push_back(wiggly(south[south.size() / 2], pulled(centre, south, 0.55)));
    points_.push_back({centre.x + random_.uniform(-0.4, 0.4) * options_.spacing,
                       centre.y + random_.uniform(-0.4, 0.4) * options_.spacing});
  }

  static planar pulled(planar centre, const line& border, double share) {
    return between(border[border.size() / 2], centre, share, 0);
  }

  line circle(planar centre) {
    line made;
    const int corners = 3 + options_.wiggles;
    for (int k = 0; k < corners; ++k) {
      const double angle = 2 * std::numbers::pi * k / corners;
      const double radius = options_.spacing * random_.uniform(0.08, 0.16);
      made.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    return made;
  }

  void add_island(const line& island, planar centre) {
    line inner;
    for (const planar& p : island) inner.push_back(between(centre, p, 0.95, 0));
    add_polygon(island, inner);
    add_polygon(inner, {});
    points_.push_back(between(centre, island.front(), 0.97, 0));
  }

  void add_polygon(const line& shell, const line& hole) {
    made_.begin_feature(geo::geometry_kind::polygon);
    made_.begin_part();
    made_.begin_ring();
    for (const planar& p : shell) made_.add(p);
    made_.add(shell.front());
    if (hole.empty()) return;
    made_.begin_ring();
    for (auto p = hole.rbegin(); p != hole.rend(); ++p) made_.add(*p);
    made_.add(hole.back());
  }

  random_source random_;
  subdivision_options options_;
  line nodes_;
  std::vector<line> east_;
  std::vector<line> north_;
  std::vector<line> lines_;
  std::vector<planar> points_;
  geo::planar_geometry made_;
};

}  // namespace

geo::planar_geometry planar_subdivision(std::uint64_t seed, const subdivision_options& options) {
  return maker(seed, options).make();
}

}  // namespace greenward::testing
