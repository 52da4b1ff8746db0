// Where stations and levels of a longitudinal profile lie on its sheet.
#pragma once

#include "engine/report/profile_scales.hpp"

#include <vector>

namespace greenward::report {

inline constexpr double kLeaderHeight = 16;  ///< from the nodes' lines to their columns and codes, pixels
inline constexpr double kLongestCode = 130;  ///< longer ones are cut

/// Pixels. The drawing goes from `left` to `right` and from top_y() down to `datum_y`.
struct profile_frame {
  profile_scales scales;
  double left = 0, right = 0;  ///< the way begins at `left`
  double datum_y = 0;
  double flags_y = 0;           ///< top of the lanes of flags, which end at top_y()
  double codes_y = 0;           ///< foot of the nodes' codes, above the flags
  std::vector<double> columns;  ///< n_station: the middle of its column in the table; NaN = left out

  [[nodiscard]] double x(double at_m) const { return left + at_m * scales.pixels_per_metre(); }
  [[nodiscard]] double y(double level_m) const {
    return datum_y - (level_m - scales.datum_m) * scales.pixels_per_level();
  }
  [[nodiscard]] double top_y() const { return datum_y - scales.height(); }
};

}  // namespace greenward::report
