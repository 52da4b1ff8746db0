// The form in which SpatiaLite keeps a geometry in a column.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/geo/geometry_column.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace greenward::store {

/// How a point of one part is written; lines and polygons are always MULTILINESTRING and MULTIPOLYGON, so
/// that a column has one type.
enum class point_form { single, multi };

/// Writes "BLOB-Geometry", SRID 4490, little-endian, XY, as documented in "SpatiaLite internal BLOB format"
/// (gaia-gis.it).
class spatialite_blob_encoder {
 public:
  /// Precondition: storable_problem(view) is empty and the kind is not `none`. Valid until the next call.
  [[nodiscard]] std::span<const std::uint8_t> encode(geo::geographic_view view, point_form points);

 private:
  std::vector<std::uint8_t> bytes_;
};

/// Why the geometry cannot be stored: no parts, a coordinate that is no finite number, a line of fewer than
/// two points, a ring of fewer than four or not closed. nullopt = can be stored.
[[nodiscard]] std::optional<bilingual> storable_problem(geo::geographic_view view);

/// The box that stands at the head of a blob; nullopt if the blob is too short for one, or the box is none.
[[nodiscard]] std::optional<geo::lon_lat_box> spatialite_blob_box(std::span<const std::uint8_t> blob);

/// Appends the geometry in `blob` to `column`; multi-forms of one member become one part. Z and M are left
/// out. Returns the reason and leaves `column` as it was for: other SRIDs than 4490, truncated or trailing
/// bytes, counts that the bytes cannot hold, coordinates that are no finite numbers, short or open rings,
/// collections of mixed kinds, compressed forms. An empty multi-form becomes `none`. Either byte order. O(n).
[[nodiscard]] std::optional<bilingual> append_spatialite_blob(std::span<const std::uint8_t> blob,
                                                              geo::geographic_geometry& column);

}  // namespace greenward::store
