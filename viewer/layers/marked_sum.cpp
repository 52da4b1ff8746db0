#include "viewer/layers/marked_sum.hpp"

#include "engine/geo/measure.hpp"

namespace greenward::viewer {

void marked_sum::follow(const row_marks& marks, const geo::planar_geometry& geometry) {
  if (version == marks.version()) return;
  *this = {.version = marks.version()};
  for (const std::uint32_t row : marks.rows()) {
    const geo::planar_view feature = geometry[row];
    if (feature.kind() == geo::geometry_kind::line) length_m += geo::length(feature).value;
    if (feature.kind() == geo::geometry_kind::polygon) area_m2 += geo::area(feature).value;
  }
}

}  // namespace greenward::viewer
