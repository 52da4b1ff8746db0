// Yes or no about two geometries. Exact in the range of orientation(), polygons being valid by OGC rules.
#pragma once

#include "engine/geo/geometry_column.hpp"

namespace greenward::geo {

/// Whether a and b share a point; polygons are areas with their boundary, touching counts, what has no points
/// shares none. O(n · m) at worst; runs of segments that lie apart are passed over.
[[nodiscard]] bool intersects(planar_view a, planar_view b);

/// Whether the geometry and the closed box share a point; an empty box shares none. O(n).
[[nodiscard]] bool intersects(planar_view geometry, const planar_box& box);
/// The same with edges that are straight in longitude and latitude, as in SQL's ST_Intersects.
[[nodiscard]] bool intersects(geographic_view geometry, const lon_lat_box& box);

/// Whether b has points and none of them lies outside the polygon a; a boundary counts as inside (covers, in
/// OGC's words). False if a is no polygon. Decided here as long as the boundaries do not touch, by GEOS where
/// they do; throws error{bad_input} if GEOS refuses one of them. O(n · m) at worst, as intersects().
[[nodiscard]] bool contains(planar_view a, planar_view b);

}  // namespace greenward::geo
