// Lines of a map as straight strokes on a window of pixels, sorted by the bands of rows that they reach.
#pragma once

#include "engine/report/map_frame.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::report {

/// Columns [left, left + width) and rows [top, top + height) of the sheet's pixels.
struct pixel_window {
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
  friend bool operator==(const pixel_window&, const pixel_window&) = default;
};

/// The pixels that a box has a share in.
[[nodiscard]] pixel_window pixels_of(const pixel_box& box);

/// From a to b, pixels from the window's upper left corner.
struct pen_stroke {
  float ax, ay, bx, by;
};

/// Rows of the window that are drawn together.
inline constexpr int kBandRows = 32;
[[nodiscard]] inline std::size_t band_count(const pixel_window& window) {
  return static_cast<std::size_t>((window.height + kBandRows - 1) / kBandRows);
}

/// Band i, which is rows [i * kBandRows, (i + 1) * kBandRows), is reached by strokes [first[i], first[i +
/// 1]); a stroke stands once for each band that it reaches.
struct banded_strokes {
  std::vector<pen_stroke> strokes;
  std::vector<std::uint32_t> first;

  [[nodiscard]] std::span<const pen_stroke> band(std::size_t i) const {
    return std::span(strokes).subspan(first[i], first[i + 1] - first[i]);
  }
};

/// What is stroked, and where.
struct stroke_plan {
  const geo::planar_geometry& geometry;  ///< rows that are no lines are passed over; coordinates are finite
  map_frame frame;
  pixel_window window;
  double reach = 0;  ///< of the pen, pixels: nothing is drawn farther than this from a line's middle
};

/// The parts of the lines that reach the window. Vertices within 0.2 pixels of the one before are left out:
/// no point of a line is drawn farther than that from its place. Coordinates are cut in 64 bits and rounded
/// to 32 (by 0.001 pixels at most in the largest sheet) only then. O(points).
[[nodiscard]] banded_strokes strokes_of(const stroke_plan& plan, std::span<const std::uint32_t> rows);

}  // namespace greenward::report
