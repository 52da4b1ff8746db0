// The name of a CRS among typed coordinates.
#pragma once

#include <string>
#include <string_view>

namespace greenward::viewer {

struct named_coordinates {
  std::string numbers;  ///< as typed, without the name
  std::string crs;      ///< "EPSG:4549", "gcj02", "bd09" as the engine takes it; empty if none is named
};

/// Takes out EPSG:n, GCJ-02, BD-09, WGS 84 or CGCS2000 (the last two as EPSG:4326 and EPSG:4490, longitude
/// and latitude), in any case, full or half width, with or without its hyphen or blank, before or behind the
/// numbers. Whether PROJ knows the EPSG number is not asked here. Throws error{bad_input} if two CRSs are
/// named. O(length).
[[nodiscard]] named_coordinates take_crs_name(std::string_view typed);

}  // namespace greenward::viewer
