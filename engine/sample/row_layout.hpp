// Rows of buildings that face south, on both sides of a spine path.
#pragma once

#include "engine/sample/district_plan.hpp"

#include <span>

namespace greenward::sample {

struct row_options {
  double length_low = 40, length_high = 62;  ///< of one building, metres
  double depth = 12;
  double gap = 9;      ///< between neighbours in a row
  double pitch = 32;   ///< between rows
  double spine = 7;    ///< free on each side of the spine
  double fill = 0.96;  ///< chance that a place is built on
  double reach = 1e9;  ///< metres from the middle within which there are buildings
  int floors_low = 6, floors_high = 6;
};

/// Fills rows and buildings of the cluster inside its convex outline; origin, axis and spine_u must be set.
/// The path of a row runs `kPathOffset` metres north of its buildings; entrances lie on it.
void lay_rows(district_plan& plan, cluster& c, std::uint32_t cluster_number, const row_options& options,
              const char* use, random_source random);

inline constexpr double kPathOffset = 4;

}  // namespace greenward::sample
