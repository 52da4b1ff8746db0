#include "engine/report/label_placement.hpp"

#include "engine/index/bucket_grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace greenward::report {

namespace {

constexpr double kBucket = 96;

std::array<pixel, 2> axes_of(const label_box& box) {
  const double c = std::cos(box.angle);
  const double s = std::sin(box.angle);
  return {pixel{c, s}, pixel{-s, c}};
}

/// Half the length of the box's shadow on a unit axis.
double reach(const label_box& box, const std::array<pixel, 2>& own, pixel axis) {
  return box.half_width * std::abs(own[0].x * axis.x + own[0].y * axis.y) +
         box.half_height * std::abs(own[1].x * axis.x + own[1].y * axis.y);
}

class occupied_ground {
 public:
  explicit occupied_ground(const pixel_box& frame) : grid_(frame, kBucket) {}

  [[nodiscard]] bool free(const label_box& box) const {
    return !grid_.any(box.bounds(), [&](std::uint32_t i) { return overlap(box, taken_[i]); });
  }
  void take(const label_box& box) {
    grid_.insert(box.bounds(), static_cast<std::uint32_t>(taken_.size()));
    taken_.push_back(box);
  }

 private:
  index::bucket_grid<pixel> grid_;
  std::vector<label_box> taken_;
};

/// Where labels of each group stand already.
class repeated_labels {
 public:
  explicit repeated_labels(double distance) : distance_(distance) {}

  [[nodiscard]] bool near(std::uint32_t group, pixel p) const {
    const auto places = places_.find(group);
    if (group == 0 || places == places_.end()) return false;
    return std::any_of(places->second.begin(), places->second.end(),
                       [&](pixel q) { return geo::distance(p, q) < distance_; });
  }
  void take(std::uint32_t group, pixel p) {
    if (group != 0) places_[group].push_back(p);
  }

 private:
  double distance_;
  std::unordered_map<std::uint32_t, std::vector<pixel>> places_;
};

bool within(const pixel_box& inner, const pixel_box& outer) {
  return outer.contains(inner.min) && outer.contains(inner.max);
}

}  // namespace

pixel_box label_box::bounds() const {
  const auto own = axes_of(*this);
  const double x = reach(*this, own, {1, 0});
  const double y = reach(*this, own, {0, 1});
  return {{centre.x - x, centre.y - y}, {centre.x + x, centre.y + y}};
}

bool overlap(const label_box& a, const label_box& b) {
  const auto axes_a = axes_of(a);
  const auto axes_b = axes_of(b);
  const pixel between{b.centre.x - a.centre.x, b.centre.y - a.centre.y};
  for (const pixel axis : {axes_a[0], axes_a[1], axes_b[0], axes_b[1]}) {
    const double apart = std::abs(between.x * axis.x + between.y * axis.y);
    if (apart >= reach(a, axes_a, axis) + reach(b, axes_b, axis)) return false;
  }
  return true;
}

std::vector<std::optional<std::size_t>> place_labels(std::span<const label_request> requests,
                                                     const placement_options& options) {
  occupied_ground ground(options.frame);
  for (const label_box& obstacle : options.obstacles) ground.take(obstacle);
  repeated_labels repeats(options.repeat_distance);

  std::vector<std::size_t> order(requests.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return requests[a].priority > requests[b].priority; });

  std::vector<std::optional<std::size_t>> chosen(requests.size());
  for (const std::size_t i : order) {
    const label_request& request = requests[i];
    for (std::size_t c = 0; c < request.candidates.size() && !chosen[i]; ++c) {
      const label_box& box = request.candidates[c];
      if (!within(box.bounds(), options.frame) || repeats.near(request.repeat_group, box.centre)) continue;
      if (!ground.free(box)) continue;
      ground.take(box);
      repeats.take(request.repeat_group, box.centre);
      chosen[i] = c;
    }
  }
  return chosen;
}

}  // namespace greenward::report
