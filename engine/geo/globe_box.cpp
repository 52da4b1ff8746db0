#include "engine/geo/globe_box.hpp"

#include <cmath>

namespace greenward::geo {

lon_lat_box globe_box(const planar_box& box, crs_code measuring) {
  constexpr int kPieces = 8;              // of a side
  constexpr double kBetween = 0.02;       // of the height: a side bulges less between two points
  constexpr double kStraightness = 5e-4;  // degrees: a line of 50 km that is straight here bulges less there
  lon_lat_box globe;
  for (int i = 0; i <= kPieces; ++i) {
    const double x = std::lerp(box.min.x, box.max.x, i / double{kPieces});
    const double y = std::lerp(box.min.y, box.max.y, i / double{kPieces});
    for (const planar p :
         {planar{x, box.min.y}, planar{x, box.max.y}, planar{box.min.x, y}, planar{box.max.x, y}})
      globe.include(unproject(p, measuring));
  }
  return globe.expanded(kBetween * globe.height() + kStraightness);
}

}  // namespace greenward::geo
