// Geometries as paths of a Cairo context.
#pragma once

#include "engine/report/map_frame.hpp"

#include <cairo.h>
#include <span>
#include <vector>

namespace greenward::report {

/// A new sub-path through the points; nothing for none.
void add_path(cairo_t* cairo, std::span<const pixel> points);

/// Adds to the current path what of a geometry lies in the frame and a little beyond, so that no edge made by
/// the cut can be seen, without vertices that are too close to one another for the eye.
class geometry_path {
 public:
  geometry_path(cairo_t* cairo, const map_frame& frame);

  /// The frame and what is drawn around it.
  [[nodiscard]] static pixel_box clip_box(const map_frame& frame);

  void add_line(geo::planar_view view);
  void add_line(std::span<const geo::planar> line);
  void add_area(geo::planar_view view);

 private:
  void add_ring(std::span<const geo::planar> ring);
  /// Fills `buffer_` with the thinned line; `within_` tells whether all of it lies in the clip box.
  void project(std::span<const geo::planar> line);

  cairo_t* cairo_;
  const map_frame& frame_;
  pixel_box clip_;
  std::vector<pixel> buffer_;
  bool within_ = true;
};

}  // namespace greenward::report
