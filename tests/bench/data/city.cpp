#include "tests/bench/data/city.hpp"

#include "engine/base/random.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace greenward::bench {

namespace {

constexpr double kMillion = 1e6;
constexpr std::size_t kBoxesPerCluster = 2500;

struct cluster {
  geo::planar centre;
  double spread = 0;  ///< metres, standard deviation
};

/// Standard normal numbers by the method of Box & Muller 1958.
double normal(random_source& random) {
  const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
  return radius * std::cos(2 * std::numbers::pi * random.uniform());
}

class city {
 public:
  city(std::size_t boxes, std::uint64_t seed) : random_(seed), ground_(district::for_boxes(boxes)) {
    clusters_.resize(std::max<std::size_t>(1, boxes / kBoxesPerCluster));
    for (cluster& one : clusters_) one = {.centre = anywhere(), .spread = random_.uniform(200, 900)};
  }

  geo::planar_box next() {
    const double kind = random_.uniform();
    if (kind < 0.45) return building();
    if (kind < 0.70) return segment(random_.uniform(20, 300));
    if (kind < 0.85) return segment(random_.uniform(3, 60));
    const geo::planar p = place();
    return {p, p};
  }

 private:
  geo::planar anywhere() {
    return {ground_.corner.x + random_.uniform(0, ground_.side),
            ground_.corner.y + random_.uniform(0, ground_.side)};
  }
  /// In a cluster four times of five.
  geo::planar place() {
    if (random_.chance(0.2)) return anywhere();
    const auto last = static_cast<std::int64_t>(clusters_.size()) - 1;
    const cluster& home = clusters_[static_cast<std::size_t>(random_.integer(0, last))];
    return {inside(home.centre.x + home.spread * normal(random_), ground_.corner.x),
            inside(home.centre.y + home.spread * normal(random_), ground_.corner.y)};
  }
  /// Mirrored at the district's edge, so that no two places fall together there.
  [[nodiscard]] double inside(double value, double low) const {
    const double high = low + ground_.side;
    if (value < low) return std::min(2 * low - value, high);
    return value > high ? std::max(2 * high - value, low) : value;
  }
  geo::planar_box building() {
    const geo::planar p = place();
    return {p, {p.x + random_.uniform(10, 40), p.y + random_.uniform(10, 40)}};
  }
  geo::planar_box segment(double length) {
    const geo::planar p = place();
    double bearing = random_.uniform(0, 2 * std::numbers::pi);
    if (random_.chance(0.7)) {  // along a street grid
      bearing = static_cast<double>(random_.integer(0, 3)) * std::numbers::pi / 2 + 0.05 * normal(random_);
    }
    geo::planar_box box{p, p};
    box.include(geo::planar{p.x + length * std::cos(bearing), p.y + length * std::sin(bearing)});
    return box;
  }

  random_source random_;
  district ground_;
  std::vector<cluster> clusters_;
};

geo::planar about_one_of(std::span<const geo::planar_box> boxes, double reach, random_source& random) {
  const auto last = static_cast<std::int64_t>(boxes.size()) - 1;
  const geo::planar centre = boxes[static_cast<std::size_t>(random.integer(0, last))].centre();
  return {centre.x + random.uniform(-reach, reach), centre.y + random.uniform(-reach, reach)};
}

}  // namespace

district district::for_boxes(std::size_t count) {
  district result;
  result.side *= std::sqrt(static_cast<double>(count) / kMillion);
  return result;
}

std::vector<geo::planar_box> city_boxes(std::size_t count, std::uint64_t seed) {
  city place(count, seed);
  std::vector<geo::planar_box> boxes(count);
  for (geo::planar_box& box : boxes) box = place.next();
  return boxes;
}

std::vector<geo::planar_box> windows_about(std::span<const geo::planar_box> boxes, std::size_t count,
                                           double side, std::uint64_t seed) {
  random_source random(seed);
  std::vector<geo::planar_box> windows(count);
  for (geo::planar_box& window : windows) {
    const geo::planar centre = about_one_of(boxes, side, random);
    window = geo::planar_box{centre, centre}.expanded(side / 2);
  }
  return windows;
}

std::vector<geo::planar> points_about(std::span<const geo::planar_box> boxes, std::size_t count,
                                      std::uint64_t seed) {
  random_source random(seed);
  std::vector<geo::planar> points(count);
  for (geo::planar& point : points) point = about_one_of(boxes, 100, random);
  return points;
}

geo::planar_geometry city_polygons(std::size_t count, std::size_t vertices, double radius,
                                   std::uint64_t seed) {
  random_source random(seed);
  const district ground;
  geo::planar_geometry polygons;
  std::vector<geo::planar> ring(vertices);
  for (std::size_t i = 0; i < count; ++i) {
    const geo::planar centre{ground.corner.x + random.uniform(0, ground.side),
                             ground.corner.y + random.uniform(0, ground.side)};
    const double mean = random.uniform(0.5, 1.5) * radius;
    const double lobes = static_cast<double>(random.integer(2, 7));
    const double turn = random.uniform(0, 2 * std::numbers::pi);
    for (std::size_t k = 0; k < vertices; ++k) {
      const double angle = 2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(vertices);
      const double reach = mean * (1 + 0.25 * std::sin(lobes * angle + turn) + random.uniform(-0.03, 0.03));
      ring[k] = {centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)};
    }
    polygons.append_polygon(ring);
  }
  return polygons;
}

}  // namespace greenward::bench
