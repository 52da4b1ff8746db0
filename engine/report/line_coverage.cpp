#include "engine/report/line_coverage.hpp"

#include "engine/base/parallel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace greenward::report {

namespace {

constexpr std::size_t kChunkRows = 4096;      ///< lines that one thread takes at a time
constexpr std::size_t kTogether = 8;          ///< pixels that are worked out at once
constexpr std::size_t kWorthThreads = 2'000;  ///< strokes: fewer are drawn before a thread has started

/// The part of a pen that does not change from stroke to stroke.
struct pen_profile {
  float reach;  ///< where coverage becomes 0: half the width and half a pixel
  float most;   ///< what the middle of the line covers: 1, or less if the pen is thinner than a pixel
};

pen_profile profile_of(double width) {
  return {static_cast<float>(width / 2 + 0.5), static_cast<float>(std::min(width, 1.0))};
}

/// A stroke as the distance to it is asked for: its start, its direction, how long it is, and how far x goes
/// for each row.
struct stroke_axis {
  float ax, ay, ux, uy, length, slope;
};

stroke_axis axis_of(const pen_stroke& stroke) {
  const float dx = stroke.bx - stroke.ax, dy = stroke.by - stroke.ay;
  const float length = std::sqrt(dx * dx + dy * dy);
  if (length == 0) return {stroke.ax, stroke.ay, 1, 0, 0, 0};
  return {stroke.ax, stroke.ay, dx / length, dy / length, length, dy == 0 ? 0 : dx / dy};
}

/// How much of pixels [x, x + kTogether) of the row whose middle is `y` below the stroke's start is covered.
/// Loops of a fixed length, which compile to vector instructions.
using levels = std::array<std::int32_t, kTogether>;
levels levels_at(float x, float y, const stroke_axis& axis, const pen_profile& pen) {
  std::array<float, kTogether> covered;
  for (std::size_t i = 0; i < kTogether; ++i) {
    const float px = x + static_cast<float>(static_cast<int>(i));
    const float along = std::min(std::max(px * axis.ux + y * axis.uy, 0.0F), axis.length);
    const float ex = px - along * axis.ux, ey = y - along * axis.uy;
    covered[i] = std::max(std::min(pen.reach - std::sqrt(ex * ex + ey * ey), pen.most), 0.0F);
  }
  levels result;
  for (std::size_t i = 0; i < kTogether; ++i) result[i] = static_cast<std::int32_t>(covered[i] * 255 + 0.5F);
  return result;
}

/// Pixels [first, last] of the row whose middle is at `y`, and perhaps some right of them, for which the same
/// holds.
void cover_pixels(std::uint8_t* row, int first, int last, float y, const stroke_axis& axis,
                  const pen_profile& pen) {
  for (int x = first; x <= last; x += static_cast<int>(kTogether)) {
    const levels added = levels_at(static_cast<float>(x) + 0.5F - axis.ax, y - axis.ay, axis, pen);
    std::uint8_t* to = row + x;
    for (std::size_t i = 0; i < kTogether; ++i) to[i] = std::max(to[i], static_cast<std::uint8_t>(added[i]));
  }
}

/// Where the part of a stroke lies that is within reach of a row: x from `least` to `most`; none if there is
/// no such part.
struct stroke_span {
  float least, most;
};

stroke_span span_at(const pen_stroke& stroke, const stroke_axis& axis, float y, float reach) {
  const float from = std::max(std::min(stroke.ay, stroke.by), y - reach);
  const float to = std::min(std::max(stroke.ay, stroke.by), y + reach);
  if (to < from) return {1, 0};
  const float at_from = stroke.ax + (from - stroke.ay) * axis.slope;
  const float at_to = stroke.ax + (to - stroke.ay) * axis.slope;
  const bool level = std::abs(stroke.by - stroke.ay) < 1;  // of a slope that says little
  const float left = std::min(stroke.ax, stroke.bx), right = std::max(stroke.ax, stroke.bx);
  if (level) return {left, right};
  return {std::max(left, std::min(at_from, at_to)), std::min(right, std::max(at_from, at_to))};
}

}  // namespace

/// Draws in one band of the mask.
class line_coverage::band_pen {
 public:
  band_pen(line_coverage& mask, std::size_t band, double width)
      : mask_(mask),
        pen_(profile_of(width)),
        first_row_(static_cast<int>(band) * kBandRows),
        last_row_(std::min(first_row_ + kBandRows, mask.window_.height) - 1),
        drawn_(mask.drawn_[band]) {}

  void draw(const pen_stroke& stroke) {
    const stroke_axis axis = axis_of(stroke);
    const int first = std::max(first_row_, pixel_at(std::min(stroke.ay, stroke.by) - pen_.reach));
    const int last = std::min(last_row_, pixel_at(std::max(stroke.ay, stroke.by) + pen_.reach));
    for (int row = first; row <= last; ++row) draw_row(row, stroke, axis);
  }

 private:
  /// The pixel that a place is in; one too far to the inside for a negative place, which hurts nobody.
  static int pixel_at(float place) { return static_cast<int>(place); }

  void draw_row(int row, const pen_stroke& stroke, const stroke_axis& axis) {
    const float y = static_cast<float>(row) + 0.5F;
    const stroke_span span = span_at(stroke, axis, y, pen_.reach);
    if (span.most < span.least) return;
    const int first = std::max(0, pixel_at(span.least - pen_.reach));
    const int last = std::min(mask_.window_.width - 1, pixel_at(span.most + pen_.reach));
    if (last < first) return;
    cover_pixels(mask_.mask_.data() + static_cast<std::size_t>(row) * mask_.stride_, first, last, y, axis,
                 pen_);
    drawn_ = {std::min(drawn_.first_row, row), std::max(drawn_.last_row, row),
              std::min(drawn_.first_column, first), std::max(drawn_.last_column, last)};
  }

  line_coverage& mask_;
  pen_profile pen_;
  int first_row_, last_row_;
  extent& drawn_;
};

line_coverage::line_coverage(const pixel_window& window)
    : window_(window),
      stride_((static_cast<std::size_t>(window.width) + kTogether + 3) / 4 * 4),
      mask_(stride_ * static_cast<std::size_t>(window.height)),
      drawn_(band_count(window), extent{window.height, -1, window.width, -1}) {}

void line_coverage::draw(const geo::planar_geometry& geometry, std::span<const std::uint32_t> rows,
                         const map_frame& frame, double width) {
  const stroke_plan plan{geometry, frame, window_, profile_of(width).reach};
  std::vector<banded_strokes> chunks((rows.size() + kChunkRows - 1) / kChunkRows);
  parallel_for(chunks.size(), 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
      chunks[i] =
          strokes_of(plan, rows.subspan(i * kChunkRows, std::min(kChunkRows, rows.size() - i * kChunkRows)));
  });
  std::size_t strokes = 0;
  for (const banded_strokes& chunk : chunks) strokes += chunk.strokes.size();
  const std::size_t grain = strokes < kWorthThreads ? drawn_.size() : 1;
  parallel_for(drawn_.size(), grain, [&](std::size_t first, std::size_t last) {
    for (std::size_t band = first; band < last; ++band) {
      band_pen pen(*this, band, width);
      for (const banded_strokes& chunk : chunks)
        for (const pen_stroke& stroke : chunk.band(band)) pen.draw(stroke);
    }
  });
}

void line_coverage::clear() {
  for (extent& band : drawn_) {
    const auto row_at = [&](int row) { return mask_.begin() + row * static_cast<std::ptrdiff_t>(stride_); };
    if (band.first_row <= band.last_row)
      std::fill(row_at(band.first_row), row_at(band.last_row + 1), std::uint8_t{0});
    band = {window_.height, -1, window_.width, -1};
  }
}

pixel_window line_coverage::touched() const {
  extent all{window_.height, -1, window_.width, -1};
  for (const extent& band : drawn_)
    all = {std::min(all.first_row, band.first_row), std::max(all.last_row, band.last_row),
           std::min(all.first_column, band.first_column), std::max(all.last_column, band.last_column)};
  if (all.last_row < all.first_row) return {window_.left, window_.top, 0, 0};
  return {window_.left + all.first_column, window_.top + all.first_row,
          all.last_column + 1 - all.first_column, all.last_row + 1 - all.first_row};
}

}  // namespace greenward::report
