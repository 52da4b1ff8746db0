#include "viewer/canvas/label_placement.hpp"

#include <algorithm>
#include <cstdint>

namespace greenward::viewer {

namespace {

constexpr double kCell = 48;  ///< pixels

geo::basic_box<screen_point> bounds(const screen_box& box) {
  return {{box.left, box.top}, {box.right, box.bottom}};
}

}  // namespace

label_grid::label_grid(screen_size size)
    : size_(size),
      grid_({{0, 0}, {static_cast<double>(size.width), static_cast<double>(size.height)}}, kCell) {}

bool label_grid::is_free(const screen_box& box) const {
  if (!(box.left >= 0 && box.top >= 0 && box.right <= size_.width && box.bottom <= size_.height))
    return false;
  return !grid_.any(bounds(box), [&](std::uint32_t i) { return taken_[i].overlaps(box); });
}

bool label_grid::claim(std::span<const screen_box> boxes) {
  if (!std::ranges::all_of(boxes, [&](const screen_box& box) { return is_free(box); })) return false;
  for (const screen_box& box : boxes) take(box);
  return true;
}

void label_grid::take(const screen_box& box) {
  grid_.insert(bounds(box), static_cast<std::uint32_t>(taken_.size()));
  taken_.push_back(box);
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
