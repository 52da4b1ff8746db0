// Places as coordinates in the reference that the user has chosen: written, and read from what is typed.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/point.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace greenward::viewer {

/// Longitude and latitude are those of CGCS2000, which WGS 84 is here; GCJ-02 is shifted from them, BD-09
/// from GCJ-02; the measuring CRS has metres.
enum class coordinate_reference : std::uint8_t { wgs84, gcj02, bd09, measuring };

inline constexpr std::array kCoordinateReferences{coordinate_reference::wgs84, coordinate_reference::gcj02,
                                                  coordinate_reference::bd09,
                                                  coordinate_reference::measuring};

/// The one after it, and after the last the first.
[[nodiscard]] coordinate_reference next_reference(coordinate_reference reference);

/// "WGS 84", "GCJ-02", "BD-09", "EPSG:4551".
[[nodiscard]] std::string reference_text(coordinate_reference reference, geo::crs_code measuring);

/// As a person reads it, the reference behind; "–" where the plane has no longitude.
[[nodiscard]] std::string coordinates_text(geo::planar place, coordinate_reference reference,
                                           geo::crs_code measuring, language lang);

/// As read_coordinates() reads it, to a centimetre: "125.2700000, 43.8800000", easting first in metres. Empty
/// where the plane has no longitude.
[[nodiscard]] std::string plain_coordinates(geo::planar place, coordinate_reference reference,
                                            geo::crs_code measuring);

struct read_place {
  geo::planar place;    ///< in the measuring CRS
  std::string words;    ///< the numbers as typed and the CRS in which they were read
  bool turned = false;  ///< latitude or northing stood first, which nothing but its size told
};

/// Two numbers, longitude or easting first unless letters (N, E, 北, 东 …) say otherwise or only the other
/// order can be: of 43.88 125.27 the second is no latitude; of two numbers in metres the one from a million
/// on is the northing. Degrees may be followed by minutes and seconds: 125°16'12"E, 43 52 48 N,
/// 东经125度16分12秒. They are in `reference` unless the text names another CRS (take_crs_name()). Throws
/// error{bad_input} that says what cannot be read, and why: numbers in another unit than that of the CRS, or
/// out of its range, are not taken for something else.
[[nodiscard]] read_place read_coordinates(std::string_view typed, coordinate_reference reference,
                                          geo::crs_code measuring);

}  // namespace greenward::viewer
