// Which labels get a place: greedy by priority on a grid of the screen, never one over another.
#pragma once

#include "engine/index/bucket_grid.hpp"
#include "viewer/canvas/camera.hpp"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace greenward::viewer {

/// Pixels; closed on the left and top, open on the right and bottom.
struct screen_box {
  double left = 0, top = 0, right = 0, bottom = 0;

  [[nodiscard]] bool overlaps(const screen_box& o) const {
    return left < o.right && o.left < right && top < o.bottom && o.top < bottom;
  }
  friend bool operator==(const screen_box&, const screen_box&) = default;
};

/// The ground that is taken on the screen so far.
class label_grid {
 public:
  explicit label_grid(screen_size size);

  /// Takes the place of all `boxes` if none of them overlaps a taken one or leaves the screen.
  /// O(boxes × cells they touch). Boxes of one call may overlap one another.
  [[nodiscard]] bool claim(std::span<const screen_box> boxes);

  /// The same, and false if an equal text has been placed nearer than `distance` pixels to `at`.
  [[nodiscard]] bool claim_apart(std::span<const screen_box> boxes, std::string_view text, screen_point at,
                                 double distance);

  /// Takes a place whatever stands there, also partly off the screen: for what covers the map.
  void reserve(const screen_box& box);

  [[nodiscard]] std::span<const screen_box> taken() const { return taken_; }

 private:
  [[nodiscard]] bool is_free(const screen_box& box) const;
  void take(const screen_box& box);

  screen_size size_;
  index::bucket_grid<screen_point> grid_;
  std::vector<screen_box> taken_;
  std::unordered_map<std::string, std::vector<screen_point>> texts_;
};

}  // namespace greenward::viewer
