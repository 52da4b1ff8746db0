// Coordinate reference systems and the transformations between them.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/geo/point.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace greenward::geo {

/// An EPSG number.
struct crs_code {
  std::int32_t epsg = 0;
  friend bool operator==(crs_code, crs_code) = default;
};

inline constexpr crs_code kStorageCrs{4490};  ///< CGCS2000 geographic, the CRS of every stored table
inline constexpr crs_code kWgs84{4326};

[[nodiscard]] std::string to_string(crs_code code);  ///< "EPSG:4490"

/// "EPSG:4551", "epsg:4551" or "4551"; nullopt for anything else.
[[nodiscard]] std::optional<crs_code> parse_crs_code(std::string_view text);

/// Transforms coordinates between two CRSs, each given as "EPSG:n" (or "n", "ESRI:n"), WKT, PROJJSON, "gcj02"
/// or "bd09" (the two Chinese offset systems on top of WGS 84); names and PROJ strings are not accepted.
/// Coordinates are always x = longitude or easting first, whatever the axis order in the CRS's definition
/// (EPSG:4551 is northing-easting: guarded here and nowhere else). Not thread-safe: one object for each
/// thread.
class transformer {
 public:
  /// Throws error{bad_input} naming the CRS that PROJ does not know.
  transformer(const std::string& from, const std::string& to);
  ~transformer();
  transformer(transformer&&) noexcept;
  transformer& operator=(transformer&&) noexcept;

  /// In place, degrees for geographic CRSs. Points that cannot be transformed (among them longitudes beyond
  /// 180 and latitudes beyond 90 degrees) become NaN, NaN; returns how many did.
  std::size_t transform(std::span<double> xs, std::span<double> ys) const;

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

/// Axis order of the CRS's own definition: true for EPSG:4326, 4490, 4551 (latitude or northing first).
/// Throws error{bad_input} for an unknown CRS.
[[nodiscard]] bool northing_first(const std::string& crs);

/// Whether its coordinates are degrees of longitude and latitude: true for EPSG:4490, EPSG:4326, gcj02 and
/// bd09. Throws error{bad_input} for an unknown CRS.
[[nodiscard]] bool is_geographic(const std::string& crs);

/// The measuring CRS for a place: CGCS2000 / 3-degree Gauss-Kruger with its central meridian nearest to
/// `place` (EPSG:4534 at 75 E … 4554 at 135 E) inside China's range 73.5–136.5 E, 15–55 N; elsewhere the
/// WGS 84 / UTM zone. Throws error{bad_input} if `place` is not on the Earth.
[[nodiscard]] crs_code measuring_crs_for(lon_lat place);

/// Geographic (EPSG:4490) to the measuring CRS and back. Throw error{bad_input} if any point cannot be
/// transformed.
[[nodiscard]] planar_geometry project(const geographic_geometry& geometry, crs_code measuring);
[[nodiscard]] geographic_geometry unproject(const planar_geometry& geometry, crs_code measuring);
[[nodiscard]] planar project(lon_lat point, crs_code measuring);
[[nodiscard]] lon_lat unproject(planar point, crs_code measuring);

}  // namespace greenward::geo
