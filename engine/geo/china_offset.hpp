// The two offset systems of Chinese web maps, on top of WGS 84.
#pragma once

#include "engine/geo/point.hpp"

namespace greenward::geo {

/// WGS 84 -> GCJ-02 by the published approximation; outside China's box (72.004–137.8347 E,
/// 0.8293–55.8271 N) the point is returned as it is.
[[nodiscard]] lon_lat wgs84_to_gcj02(lon_lat p);
/// The inverse by iteration; |error| < 1e-9 degrees.
[[nodiscard]] lon_lat gcj02_to_wgs84(lon_lat p);

/// GCJ-02 -> BD-09 and its inverse by iteration; |error| < 1e-9 degrees.
[[nodiscard]] lon_lat gcj02_to_bd09(lon_lat p);
[[nodiscard]] lon_lat bd09_to_gcj02(lon_lat p);

}  // namespace greenward::geo
