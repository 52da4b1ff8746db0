#include "engine/report/geometry_path.hpp"

#include "engine/geo/clip.hpp"

#include <cmath>

namespace greenward::report {

namespace {

constexpr double kClipMargin = 64;
/// Vertices nearer than this to the one before are left out; the eye sees no difference.
constexpr double kThinning = 0.25;

}  // namespace

void add_path(cairo_t* cairo, std::span<const pixel> points) {
  if (points.empty()) return;
  cairo_move_to(cairo, points.front().x, points.front().y);
  for (const pixel& p : points.subspan(1)) cairo_line_to(cairo, p.x, p.y);
}

geometry_path::geometry_path(cairo_t* cairo, const map_frame& frame)
    : cairo_(cairo), frame_(frame), clip_(clip_box(frame)) {}

pixel_box geometry_path::clip_box(const map_frame& frame) {
  return frame.box.expanded(kClipMargin);
}

void geometry_path::add_line(geo::planar_view view) {
  for (std::size_t p = 0; p < view.part_count(); ++p) add_line(view.ring(p, 0));
}

void geometry_path::add_line(std::span<const geo::planar> line) {
  project(line);
  if (within_) return add_path(cairo_, buffer_);
  const auto parts = geo::clip_line(buffer_, clip_);
  for (std::size_t i = 0; i < parts.size(); ++i) add_path(cairo_, parts.part(i));
}

void geometry_path::add_area(geo::planar_view view) {
  for (std::size_t p = 0; p < view.part_count(); ++p)
    for (std::size_t r = 0; r < view.ring_count(p); ++r) add_ring(view.ring(p, r));
}

void geometry_path::add_ring(std::span<const geo::planar> ring) {
  project(ring);
  if (!within_) buffer_ = geo::clip_ring(buffer_, clip_);
  if (buffer_.empty()) return;
  add_path(cairo_, buffer_);
  cairo_close_path(cairo_);
}

void geometry_path::project(std::span<const geo::planar> line) {
  buffer_.clear();
  within_ = true;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const pixel p = frame_.to_sheet(line[i]);
    const bool last = i + 1 == line.size();
    if (!buffer_.empty() && !last && std::abs(p.x - buffer_.back().x) < kThinning &&
        std::abs(p.y - buffer_.back().y) < kThinning)
      continue;
    within_ = within_ && clip_.contains(p);
    buffer_.push_back(p);
  }
}

}  // namespace greenward::report
