#include "engine/index/cell_grid.hpp"

#include "engine/base/error.hpp"
#include "engine/base/parallel.hpp"

#include <fmt/format.h>
#include <cmath>
#include <mutex>

namespace greenward::index {

namespace {

constexpr std::size_t kBoxesAShare = 1U << 16U;

/// Bounds of everything, and of the finite coordinates alone.
struct extents {
  geo::planar_box all;
  geo::planar_box finite;

  void include(const extents& other) {
    all.include(other.all);
    finite.include(other.finite);
  }
};

bool is_number(const geo::planar_box& b) {
  return !std::isnan(b.min.x) && !std::isnan(b.min.y) && !std::isnan(b.max.x) && !std::isnan(b.max.y);
}

/// Names the first of them, whichever thread found one.
[[noreturn]] void refuse_nan(std::span<const geo::planar_box> boxes) {
  for (std::size_t row = 0;; ++row) require_number(boxes[row], row);
}

/// Finite ends of the boxes, one axis and side at a time.
geo::planar_box finite_part(std::span<const geo::planar_box> boxes) {
  geo::planar_box finite;
  const auto take = [](double value, double& least, double& most) {
    if (!std::isfinite(value)) return;
    least = std::min(least, value);
    most = std::max(most, value);
  };
  for (const geo::planar_box& b : boxes) {
    if (b.empty()) continue;
    take(b.min.x, finite.min.x, finite.max.x);
    take(b.max.x, finite.min.x, finite.max.x);
    take(b.min.y, finite.min.y, finite.max.y);
    take(b.max.y, finite.min.y, finite.max.y);
  }
  return finite;
}

bool is_finite(const geo::planar_box& b) {
  return std::isfinite(b.min.x) && std::isfinite(b.min.y) && std::isfinite(b.max.x) && std::isfinite(b.max.y);
}

/// The usual case, written so that the compiler makes straight code of it: every box counts, empty ones
/// (whose bounds are the wrong way round) change nothing, NaN shows in the sum.
bool quick_bounds(std::span<const geo::planar_box> boxes, geo::planar_box& bounds) {
  geo::planar_box sum;
  double nan_if_any = 0;
  bool plain = true;
  for (const geo::planar_box& b : boxes) {
    plain = plain && b.min.x <= b.max.x && b.min.y <= b.max.y;
    nan_if_any += (b.min.x - b.min.x) + (b.min.y - b.min.y) + (b.max.x - b.max.x) + (b.max.y - b.max.y);
    sum.min.x = std::min(sum.min.x, b.min.x);
    sum.min.y = std::min(sum.min.y, b.min.y);
    sum.max.x = std::max(sum.max.x, b.max.x);
    sum.max.y = std::max(sum.max.y, b.max.y);
  }
  bounds = sum;
  return plain && nan_if_any == 0;  // infinity minus infinity is NaN too
}

extents extents_of(std::span<const geo::planar_box> boxes, std::span<const geo::planar_box> all) {
  extents result;
  if (quick_bounds(boxes, result.all)) {
    result.finite = result.all;
    return result;
  }
  result.all = {};
  for (const geo::planar_box& b : boxes) {
    if (!is_number(b)) refuse_nan(all);
    if (!b.empty()) result.all.include(b);
  }
  result.finite = finite_part(boxes);
  return result;
}

}  // namespace

void require_number(const geo::planar_box& box, std::size_t row) {
  if (is_number(box)) return;
  throw error(
      error_code::bad_input, fmt::format("{}", row),
      {"图形范围含有非数值坐标，无法建立空间索引", "a coordinate is not a number; it cannot be indexed"},
      {"请检查该行的几何", "check the geometry of this row"});
}

cell_grid::cell_grid(std::span<const geo::planar_box> boxes) {
  extents whole;
  std::mutex mutex;
  parallel_for(boxes.size(), kBoxesAShare, [&](std::size_t first, std::size_t last) {
    const extents part = extents_of(boxes.subspan(first, last - first), boxes);
    const std::lock_guard lock(mutex);
    whole.include(part);
  });
  bounds_ = whole.all;
  endless_ = !whole.all.empty() && !is_finite(whole.all);
  if (whole.finite.empty()) return;
  origin_ = whole.finite.min;
  const double extent = std::max(whole.finite.width(), whole.finite.height());
  // Beyond half the range of double an extent is infinite: everything then lies in one cell, which is right.
  const double scale = kLast / extent;
  cells_per_metre_ = extent > 0 && std::isfinite(scale) ? scale : 0;
}

cell_box cell_grid::window_of(const geo::planar_box& window) const {
  cell_box cells = cells_of(window);
  if (window.min.x <= bounds_.min.x) cells.min_x = -1;
  if (window.min.y <= bounds_.min.y) cells.min_y = -1;
  if (window.max.x >= bounds_.max.x) cells.max_x = kLast + 1;
  if (window.max.y >= bounds_.max.y) cells.max_y = kLast + 1;
  return cells;
}

cell_point cell_grid::point_of(geo::planar p) const {
  // In a single cell nothing is far, and a box without end may reach p however far it lies outside.
  const bool measurable = cells_per_metre_ > 0 && !endless_;
  const geo::planar inside = measurable ? geo::planar{std::clamp(p.x, bounds_.min.x, bounds_.max.x),
                                                      std::clamp(p.y, bounds_.min.y, bounds_.max.y)}
                                        : p;
  const cell_box cells = cells_of({inside, inside});
  cell_point point{.x = cells.min_x, .y = cells.min_y};
  if (!measurable) return point;
  constexpr double kMost = 1e18;  // its square is still a float
  point.beyond_x = static_cast<float>(std::min(std::abs(p.x - inside.x) * cells_per_metre_, kMost));
  point.beyond_y = static_cast<float>(std::min(std::abs(p.y - inside.y) * cells_per_metre_, kMost));
  return point;
}

}  // namespace greenward::index
