#include "engine/walking/covered_cells.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::walking {

namespace {

constexpr double kCellsToRadius = 8, kMostCells = 16e6;
/// Covered cells keep this share of the radius away from where the union might end.
constexpr double kSafety = 1e-4;
constexpr std::size_t kWord = 64;

/// Sets in `row` also what lies up to `by` < 64 cells to the left and right of what is set.
void widen(std::span<std::uint64_t> row, std::size_t by) {
  if (by == 0) return;
  std::uint64_t before = 0;  // the word to the left as it was
  for (std::size_t w = 0; w < row.size(); ++w) {
    const std::uint64_t own = row[w], after = w + 1 < row.size() ? row[w + 1] : 0;
    row[w] = own | own << by | before >> (kWord - by) | own >> by | after << (kWord - by);
    before = own;
  }
}

/// How many cells to the side a marked cell covers in the row `up` above or below it; nothing if none.
std::ptrdiff_t covered_to_side(double radius_in_cells, std::size_t up) {
  const double height = static_cast<double>(up) + 1;
  if (height >= radius_in_cells) return -1;
  return static_cast<std::ptrdiff_t>(
             std::floor(std::sqrt(radius_in_cells * radius_in_cells - height * height))) -
         1;
}

}  // namespace

covered_cells::covered_cells(std::span<const capsule> capsules, double radius) {
  geo::planar_box bounds;
  for (const capsule& c : capsules) {
    bounds.include(c.a);
    bounds.include(c.b);
  }
  if (capsules.empty()) return;
  const double width = bounds.max.x - bounds.min.x + 2 * radius,
               height = bounds.max.y - bounds.min.y + 2 * radius;
  cell_ = std::max(radius / kCellsToRadius, std::sqrt(width * height / kMostCells));
  origin_ = {bounds.min.x - radius, bounds.min.y - radius};
  columns_ = static_cast<std::size_t>(width / cell_) + 1;
  rows_ = static_cast<std::size_t>(height / cell_) + 1;
  words_ = (columns_ + kWord - 1) / kWord;
  std::vector<std::uint64_t> marks(rows_ * words_, 0);
  for (const capsule& c : capsules) mark(c, marks);
  bits_.assign(rows_ * words_, 0);
  spread(marks, radius);
}

/// Cells of points along the segment, no farther apart than a cell.
void covered_cells::mark(const capsule& c, std::vector<std::uint64_t>& marks) const {
  const double scale = 1 / cell_;
  double x = (c.a.x - origin_.x) * scale, y = (c.a.y - origin_.y) * scale;
  const double dx = (c.b.x - c.a.x) * scale, dy = (c.b.y - c.a.y) * scale;
  const double steps = std::ceil(std::max(std::abs(dx), std::abs(dy)));
  const double step_x = steps > 0 ? dx / steps : 0, step_y = steps > 0 ? dy / steps : 0;
  for (double step = 0; step <= steps; ++step) {
    const auto column = static_cast<std::size_t>(x), row = static_cast<std::size_t>(y);
    marks[row * words_ + column / kWord] |= std::uint64_t{1} << (column % kWord);
    x += step_x;
    y += step_y;
  }
}

void covered_cells::spread(std::span<const std::uint64_t> marks, double radius) {
  const double cells = radius * (1 - kSafety) / cell_;
  std::vector<std::uint64_t> wide(words_);
  for (std::size_t row = 0; row < rows_; ++row) {
    const auto marked = marks.subspan(row * words_, words_);
    if (std::ranges::all_of(marked, [](std::uint64_t word) { return word == 0; })) continue;
    std::ranges::copy(marked, wide.begin());
    std::ptrdiff_t reach = 0;
    for (auto up = static_cast<std::ptrdiff_t>(cells); up >= 0; --up) {
      const std::ptrdiff_t side = covered_to_side(cells, static_cast<std::size_t>(up));
      if (side < 0) continue;
      widen(wide, static_cast<std::size_t>(side - reach));
      reach = side;
      for (const std::ptrdiff_t to :
           {static_cast<std::ptrdiff_t>(row) - up, static_cast<std::ptrdiff_t>(row) + up}) {
        if (to < 0 || to >= static_cast<std::ptrdiff_t>(rows_)) continue;
        std::uint64_t* covered = &bits_[static_cast<std::size_t>(to) * words_];
        for (std::size_t w = 0; w < words_; ++w) covered[w] |= wide[w];
      }
    }
  }
}

bool covered_cells::hold(const geo::planar_box& box) const {
  const double scale = 1 / cell_;
  const double left = (box.min.x - origin_.x) * scale, bottom = (box.min.y - origin_.y) * scale;
  const double right = (box.max.x - origin_.x) * scale, top = (box.max.y - origin_.y) * scale;
  if (!(left >= 0 && bottom >= 0 && right < static_cast<double>(columns_) &&
        top < static_cast<double>(rows_)))
    return false;
  const auto first = static_cast<std::size_t>(left), last = static_cast<std::size_t>(right);
  for (auto row = static_cast<std::size_t>(bottom); row <= static_cast<std::size_t>(top); ++row) {
    for (std::size_t word = first / kWord; word <= last / kWord; ++word) {
      std::uint64_t asked = ~std::uint64_t{0};
      if (word == first / kWord) asked &= ~std::uint64_t{0} << (first % kWord);
      if (word == last / kWord) asked &= ~std::uint64_t{0} >> (kWord - 1 - last % kWord);
      if ((~bits_[row * words_ + word] & asked) != 0) return false;
    }
  }
  return true;
}

}  // namespace greenward::walking
