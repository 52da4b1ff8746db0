// Geometries of this project as OGR's, and back.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/geo/geometry_column.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

class OGRGeometry;
class OGRSpatialReference;

namespace greenward::exchange {

struct ogr_deleter {
  void operator()(OGRGeometry* geometry) const;
  void operator()(OGRSpatialReference* reference) const;
};
using ogr_geometry_ptr = std::unique_ptr<OGRGeometry, ogr_deleter>;
using ogr_reference_ptr = std::unique_ptr<OGRSpatialReference, ogr_deleter>;

/// Whether single parts are written as they are or as collections of one (layers that hold both).
enum class part_form { single, multiple };

/// Null for a feature of kind none. Coordinates as they are, x first.
[[nodiscard]] ogr_geometry_ptr to_ogr(geo::planar_view geometry, part_form form);

/// The CRS "EPSG:n" for a file, x first; null for "gcj02", which has no definition.
/// Throws error{usage} for a CRS that GDAL does not know.
[[nodiscard]] ogr_reference_ptr reference_of(const std::string& crs);

struct read_geometry {
  geo::planar_geometry geometry;  ///< one feature, in the file's coordinates; none = there is none
  std::optional<bilingual> refused;
  std::vector<bilingual> notes;  ///< heights left out, curves drawn as lines, rings closed
};

/// Points, lines and polygons, single or multiple. Null gives kind none. Refused: collections of mixed kinds,
/// empty geometries, coordinates that are not numbers, surfaces in space, rings of fewer than four points.
[[nodiscard]] read_geometry from_ogr(const OGRGeometry* geometry);

}  // namespace greenward::exchange
