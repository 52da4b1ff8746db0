// How much of each pixel lines cover.
#pragma once

#include "engine/report/pen_strokes.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::report {

/// A mask of a window, which solid lines with round ends and joins are drawn into. A pixel whose centre lies
/// d from the nearest point of any of the lines is covered by min(width / 2 + 1/2 - d, width, 1), at least 0:
/// what a straight edge covers of a pixel, so that lines which run over each other become no darker there,
/// and one thinner than a pixel is as faint as it is thin. Rounded to 1/255; see strokes_of for the places.
class line_coverage {
 public:
  /// Nothing is covered.
  explicit line_coverage(const pixel_window& window);

  /// Draws the lines among the rows, on all cores; the mask does not depend on how many there are. `width`:
  /// of the pen, pixels. Preconditions: coordinates are finite, width > 0. O(points + pixels covered).
  void draw(const geo::planar_geometry& geometry, std::span<const std::uint32_t> rows, const map_frame& frame,
            double width);
  /// Nothing is covered again. O(rows in `touched`).
  void clear();

  /// Holds every pixel that is covered; width and height 0 if none is.
  [[nodiscard]] pixel_window touched() const;
  /// 0 to 255, rows from the top, `stride()` apart. What lies right of the window is of no meaning.
  [[nodiscard]] std::span<std::uint8_t> mask() { return mask_; }
  [[nodiscard]] std::span<const std::uint8_t> mask() const { return mask_; }
  /// A multiple of 4.
  [[nodiscard]] std::size_t stride() const { return stride_; }
  [[nodiscard]] const pixel_window& window() const { return window_; }

 private:
  /// Rows and columns of the window that a band has drawn in; none if last < first.
  struct extent {
    int first_row, last_row, first_column, last_column;
  };
  class band_pen;

  pixel_window window_;
  std::size_t stride_;
  std::vector<std::uint8_t> mask_;
  std::vector<extent> drawn_;  ///< by band
};

}  // namespace greenward::report
