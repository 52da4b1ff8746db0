#include "engine/index/packed_rtree.hpp"

#include "engine/base/error.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <queue>

namespace greenward::index {

namespace {

constexpr unsigned kHilbertBits = 16;
constexpr std::uint32_t kLastCell = (1U << kHilbertBits) - 1;

/// Where along the Hilbert curve of order 16 the cell (x, y) lies. Each step picks the quadrant and turns the
/// rest of the square so that the curve inside it starts and ends at the right corners.
std::uint32_t hilbert_value(std::uint32_t x, std::uint32_t y) {
  std::uint32_t value = 0;
  for (std::uint32_t bit = 1U << (kHilbertBits - 1); bit > 0; bit >>= 1U) {
    const bool east = (x & bit) != 0;
    const bool north = (y & bit) != 0;
    const std::uint32_t quadrant = north ? (east ? 2U : 1U) : (east ? 3U : 0U);
    value = (value << 2U) | quadrant;
    if (north) continue;
    if (east) {
      x = ~x;
      y = ~y;
    }
    std::swap(x, y);
  }
  return value;
}

/// The grid of 2^16 x 2^16 cells over all boxes.
class hilbert_grid {
 public:
  explicit hilbert_grid(const geo::planar_box& bounds)
      : origin_(bounds.min),
        scale_x_(cells_per_unit(bounds.width())),
        scale_y_(cells_per_unit(bounds.height())) {}

  [[nodiscard]] std::uint32_t value_of(const geo::planar_box& box) const {
    const geo::planar centre = box.centre();
    return hilbert_value(cell((centre.x - origin_.x) * scale_x_), cell((centre.y - origin_.y) * scale_y_));
  }

 private:
  static double cells_per_unit(double extent) { return extent > 0 ? kLastCell / extent : 0; }
  /// Boxes without end have no centre (NaN): any cell will do, the first is taken.
  static std::uint32_t cell(double position) {
    if (!(position > 0)) return 0;
    return position < kLastCell ? static_cast<std::uint32_t>(position) : kLastCell;
  }
  geo::planar origin_;
  double scale_x_;
  double scale_y_;
};

void refuse_nan(const geo::planar_box& box, std::size_t row) {
  if (!std::isnan(box.min.x) && !std::isnan(box.min.y) && !std::isnan(box.max.x) && !std::isnan(box.max.y)) {
    return;
  }
  throw error(
      error_code::bad_input, fmt::format("{}", row),
      {"图形范围含有非数值坐标，无法建立空间索引", "a coordinate is not a number; it cannot be indexed"},
      {"请检查该行的几何", "check the geometry of this row"});
}

/// The rows of boxes that are not empty, in the order of the tree's lowest level.
std::vector<std::uint32_t> rows_along_the_curve(std::span<const geo::planar_box> boxes) {
  geo::planar_box bounds;
  for (std::size_t row = 0; row < boxes.size(); ++row) {
    refuse_nan(boxes[row], row);
    if (!boxes[row].empty()) bounds.include(boxes[row]);
  }
  const hilbert_grid grid(bounds);
  std::vector<std::uint64_t> keys;  // Hilbert value above, row below: equal values keep the order of rows
  keys.reserve(boxes.size());
  for (std::size_t row = 0; row < boxes.size(); ++row) {
    if (!boxes[row].empty()) keys.push_back(std::uint64_t{grid.value_of(boxes[row])} << 32U | row);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> rows(keys.size());
  std::transform(keys.begin(), keys.end(), rows.begin(),
                 [](std::uint64_t key) { return static_cast<std::uint32_t>(key); });
  return rows;
}

double distance_to_box(geo::planar p, const geo::planar_box& box) {
  const double dx = std::max({box.min.x - p.x, 0.0, p.x - box.max.x});
  const double dy = std::max({box.min.y - p.y, 0.0, p.y - box.max.y});
  return std::sqrt(dx * dx + dy * dy);
}

/// One thing that the best-first search has yet to look at.
struct candidate {
  /// At equal distance what is still unknown comes before what is known, so that ties end in row order.
  enum class stage : std::uint32_t { node, box, known };
  double distance = 0;  ///< a lower bound; the distance itself when known
  stage at = stage::node;
  std::uint32_t which = 0;  ///< a row when known, otherwise a position in the tree

  friend bool operator>(const candidate& a, const candidate& b) {
    if (a.distance != b.distance) return a.distance > b.distance;
    if (a.at != b.at) return a.at > b.at;
    return a.which > b.which;
  }
};

using candidate_queue = std::priority_queue<candidate, std::vector<candidate>, std::greater<>>;

}  // namespace

packed_rtree::packed_rtree(std::span<const geo::planar_box> boxes) {
  assert(boxes.size() < std::numeric_limits<std::uint32_t>::max() / 2);
  rows_ = rows_along_the_curve(boxes);
  count_ = rows_.size();
  if (count_ == 0) return;
  const std::size_t nodes_above = count_ / (kNodeSize - 1) + 32;
  rows_.reserve(count_ + nodes_above);
  boxes_.reserve(count_ + nodes_above);
  for (const std::uint32_t row : rows_) boxes_.push_back(boxes[row]);
  level_first_ = {0};
  while (boxes_.size() - level_first_.back() > 1) append_level();
  rows_.push_back(static_cast<std::uint32_t>(level_first_.back()));
  level_first_.push_back(boxes_.size());
}

void packed_rtree::append_level() {
  const std::size_t first = level_first_.back();
  const std::size_t end = boxes_.size();
  level_first_.push_back(end);
  for (std::size_t child = first; child < end; child += kNodeSize) {
    geo::planar_box box;
    const std::size_t last = std::min(child + kNodeSize, end);
    for (std::size_t i = child; i < last; ++i) box.include(boxes_[i]);
    boxes_.push_back(box);
    rows_.push_back(static_cast<std::uint32_t>(child));
  }
}

geo::planar_box packed_rtree::bounds() const {
  return boxes_.empty() ? geo::planar_box{} : boxes_.back();
}

template <class Visit>
void packed_rtree::for_each_in_window(const geo::planar_box& window, Visit visit) const {
  if (count_ == 0 || window.empty() || !boxes_.back().intersects(window)) return;
  // A level leaves at most 15 open siblings behind, and 2^32 boxes make 8 levels.
  std::array<std::uint32_t, 8 * kNodeSize> open{};
  std::size_t depth = 0;
  open[depth++] = static_cast<std::uint32_t>(boxes_.size() - 1);
  while (depth > 0) {
    const std::uint32_t node = open[--depth];
    if (node < count_) {
      visit(rows_[node]);
      continue;
    }
    for (std::uint32_t child = rows_[node + 1]; child-- > rows_[node];) {
      if (boxes_[child].intersects(window)) open[depth++] = child;
    }
  }
}

std::vector<std::uint32_t> packed_rtree::window(const geo::planar_box& window) const {
  std::vector<std::uint32_t> rows;
  for_each_in_window(window, [&](std::uint32_t row) { rows.push_back(row); });
  std::sort(rows.begin(), rows.end());
  return rows;
}

void packed_rtree::visit_window(const geo::planar_box& window,
                                const std::function<void(std::uint32_t)>& visit) const {
  for_each_in_window(window, [&](std::uint32_t row) { visit(row); });
}

template <class TrueDistance>
std::vector<neighbour> packed_rtree::best_first(geo::planar p, std::size_t count, double maximum,
                                                TrueDistance true_distance) const {
  using stage = candidate::stage;
  std::vector<neighbour> found;
  if (count_ == 0 || !std::isfinite(p.x) || !std::isfinite(p.y)) return found;
  candidate_queue queue;
  const auto offer = [&](double distance, stage at, std::uint32_t which) {
    if (distance <= maximum) queue.push({distance, at, which});  // NaN is no distance either
  };
  const auto offer_position = [&](std::uint32_t position) {
    // A true distance may fall short of the distance to its box by the rounding of a few operations.
    const double bound = distance_to_box(p, boxes_[position]) * (1 - 1e-12);
    offer(bound, position < count_ ? stage::box : stage::node, position);
  };
  offer_position(static_cast<std::uint32_t>(boxes_.size() - 1));
  while (!queue.empty() && found.size() < count) {
    const candidate next = queue.top();
    queue.pop();
    if (next.at == stage::known) {
      found.push_back({.row = next.which, .distance = next.distance});
    } else if (next.at == stage::box) {
      offer(true_distance(next.which), stage::known, rows_[next.which]);
    } else {
      for (std::uint32_t child = rows_[next.which]; child < rows_[next.which + 1]; ++child)
        offer_position(child);
    }
  }
  return found;
}

std::vector<neighbour> packed_rtree::nearest(geo::planar p, std::size_t count, const row_distance& distance,
                                             double maximum) const {
  return best_first(p, count, maximum, [&](std::uint32_t position) { return distance(rows_[position]); });
}

std::vector<neighbour> packed_rtree::nearest_boxes(geo::planar p, std::size_t count, double maximum) const {
  return best_first(p, count, maximum,
                    [&](std::uint32_t position) { return distance_to_box(p, boxes_[position]); });
}

std::vector<neighbour> packed_rtree::radius(geo::planar p, double maximum,
                                            const row_distance& distance) const {
  return nearest(p, count_, distance, maximum);
}

std::vector<geo::planar_box> boxes_of(const geo::planar_geometry& geometry) {
  std::vector<geo::planar_box> boxes;
  boxes.reserve(geometry.size());
  for (std::size_t i = 0; i < geometry.size(); ++i) boxes.push_back(geometry[i].box());
  return boxes;
}

}  // namespace greenward::index
