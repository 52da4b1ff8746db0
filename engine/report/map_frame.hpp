// From measuring coordinates to places on the sheet.
#pragma once

#include "engine/geo/crs.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/report/pixel.hpp"

namespace greenward::report {

/// The window of the sheet that shows the map, and the ground it shows. North of the grid is up.
struct map_frame {
  pixel_box box;
  geo::planar centre;          ///< the ground at the middle of `box`
  double units_per_pixel = 1;  ///< CRS units
  double denominator = 1;      ///< the scale is 1:denominator on the true ground at the centre
  geo::crs_code crs;

  [[nodiscard]] pixel to_sheet(geo::planar p) const {
    return {(box.min.x + box.max.x) / 2 + (p.x - centre.x) / units_per_pixel,
            (box.min.y + box.max.y) / 2 - (p.y - centre.y) / units_per_pixel};
  }
  [[nodiscard]] geo::planar to_ground(pixel p) const {
    return {centre.x + (p.x - (box.min.x + box.max.x) / 2) * units_per_pixel,
            centre.y - (p.y - (box.min.y + box.max.y) / 2) * units_per_pixel};
  }
  [[nodiscard]] geo::planar_box ground() const;
  [[nodiscard]] double ground_metres_per_pixel() const { return denominator * kMetresPerPixelOfPaper; }
};

/// The largest scale of a round denominator at which all of `extent` lies in `box`, centred. An extent
/// narrower than 50 m is shown at 50 m. Throws error{bad_input} if PROJ cannot place the centre.
[[nodiscard]] map_frame fit_frame(const pixel_box& box, const geo::planar_box& extent, geo::crs_code crs);

/// The angle from the sheet's up to true north at the frame's centre, radians, clockwise positive: the
/// negative of the meridian convergence.
[[nodiscard]] double true_north_angle(const map_frame& frame);

}  // namespace greenward::report
