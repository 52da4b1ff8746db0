// What a service area comes to, for comparing those of several programs.
#pragma once

#include "engine/geo/crs.hpp"

#include <compare>
#include <filesystem>
#include <string>
#include <vector>

namespace greenward::bench {

struct reached_area {
  std::string origin;  ///< its name
  double street_m = 0;
  double area_m2 = 0;
};

/// A layer of a file; "" = its only one.
struct file_layer {
  std::filesystem::path file;
  std::string layer;
};

/// Of two layers with a row for each origin or several: lines, each stretch counted once however often and in
/// whichever direction it is drawn from its ends; polygons. `name_field` holds the origin; rows without it
/// are not counted. Measured in `measuring`, in the order of the names. Throws std::runtime_error if GDAL
/// cannot read them.
[[nodiscard]] std::vector<reached_area> measure_areas(const file_layer& lines, const file_layer& polygons,
                                                      const std::string& name_field, geo::crs_code measuring);

/// The largest differences of any origin, as shares of the second's.
struct area_difference {
  double street = 0;
  double area = 0;
};
/// Infinite if the origins are not the same.
[[nodiscard]] area_difference largest_difference(const std::vector<reached_area>& ours,
                                                 const std::vector<reached_area>& theirs);

}  // namespace greenward::bench
