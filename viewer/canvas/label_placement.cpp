#include "viewer/canvas/label_placement.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::viewer {

label_grid::label_grid(screen_size size)
    : size_(size),
      columns_(static_cast<std::size_t>(size.width / kCell) + 1),
      rows_(static_cast<std::size_t>(size.height / kCell) + 1),
      cells_(columns_ * rows_) {}

/// Calls visit(cell) until it returns false; true if it never did. The box lies within the screen.
template <class Visit>
bool label_grid::all_cells(const screen_box& box, Visit visit) const {
  const auto cell = [](double at, std::size_t count) {
    return std::min(static_cast<std::size_t>(std::max(0.0, at) / kCell), count - 1);
  };
  for (std::size_t row = cell(box.top, rows_); row <= cell(box.bottom, rows_); ++row) {
    for (std::size_t column = cell(box.left, columns_); column <= cell(box.right, columns_); ++column) {
      if (!visit(row * columns_ + column)) return false;
    }
  }
  return true;
}

bool label_grid::is_free(const screen_box& box) const {
  if (!(box.left >= 0 && box.top >= 0 && box.right <= size_.width && box.bottom <= size_.height))
    return false;
  return all_cells(box, [&](std::size_t cell) {
    return std::ranges::none_of(cells_[cell], [&](std::size_t i) { return taken_[i].overlaps(box); });
  });
}

bool label_grid::claim(std::span<const screen_box> boxes) {
  if (!std::ranges::all_of(boxes, [&](const screen_box& box) { return is_free(box); })) return false;
  for (const screen_box& box : boxes) take(box);
  return true;
}

void label_grid::take(const screen_box& box) {
  const std::size_t number = taken_.size();
  taken_.push_back(box);
  all_cells(box, [&](std::size_t cell) {
    cells_[cell].push_back(number);
    return true;
  });
}

void label_grid::reserve(const screen_box& box) {
  const screen_box inside{std::max(box.left, 0.0), std::max(box.top, 0.0),
                          std::min<double>(box.right, size_.width),
                          std::min<double>(box.bottom, size_.height)};
  if (inside.left < inside.right && inside.top < inside.bottom) take(inside);
}

bool label_grid::claim_apart(std::span<const screen_box> boxes, std::string_view text, screen_point at,
                             double distance) {
  const auto near = [&](screen_point p) { return geo::distance(p, at) < distance; };
  std::vector<screen_point>& places = texts_[std::string(text)];
  if (std::ranges::any_of(places, near) || !claim(boxes)) return false;
  places.push_back(at);
  return true;
}

}  // namespace greenward::viewer
