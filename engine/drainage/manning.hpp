// Uniform flow in one pipe: Manning's formula for round pipes and closed boxes.
#pragma once

#include <optional>
#include <variant>

namespace greenward::drainage {

struct circular_section {
  double diameter_m = 0;
};
/// A rectangle with a lid.
struct box_section {
  double width_m = 0, height_m = 0;
};
using pipe_section = std::variant<circular_section, box_section>;

/// What the water runs over. Uniform flow needs a fall: a flat or adverse slope is not assessable.
struct pipe_bed {
  double manning_n = 0;  ///< s/m^(1/3)
  double slope = 0;      ///< fall over length, > 0
};

/// A round pipe carries most at this fill, 1.0757 times what it carries full: the root of
/// 3θ - 5θ cos θ + 2 sin θ = 0 (θ: the angle that the water takes up at the centre), fill = sin²(θ/4).
inline constexpr double kFullestRoundFill = 0.938181216160607;

/// The section full to the crown, without pressure.
struct full_flow {
  double velocity_m_s = 0;
  double capacity_m3_s = 0;
};

/// The section filled in part.
struct partial_flow {
  double area_m2 = 0;
  double wetted_m = 0;  ///< wetted perimeter
  double velocity_m_s = 0;
  double flow_m3_s = 0;
};

/// v = (1/n) R^(2/3) √i, Q = A v; the lid of a box is wetted. Nothing ("not assessable") unless every number
/// is finite and above zero.
[[nodiscard]] std::optional<full_flow> flow_when_full(const pipe_section& section, pipe_bed bed);

/// `fill`: depth over height, in [0, 1]; all is zero at 0, and 1 is the same as flow_when_full(). The flow of
/// a round pipe rises up to kFullestRoundFill and then falls by 7 %; that of a box rises up to its lid and
/// falls at once when that is wetted. Nothing where flow_when_full() has nothing, or for any other fill.
[[nodiscard]] std::optional<partial_flow> flow_at_fill(const pipe_section& section, pipe_bed bed,
                                                       double fill);

/// Fills found by fill_for_flow() are at most this far from the exact one, where rounding lets them: near the
/// crown the flow hardly depends on the fill.
inline constexpr double kFillTolerance = 1e-12;

/// The fill at which the section carries `flow_m3_s`, on the lower branch: at most kFullestRoundFill in a
/// round pipe, less than 1 in a box. A flow a little above that of the full section still has such a fill
/// (up to 1.0757 times in a round pipe): compare with the capacity where that is what is asked. Nothing when
/// the flow is more than the section carries free of pressure at any fill, when it is negative or not finite,
/// or where flow_when_full() has nothing; to tell the one from the other see greatest_free_flow(). Bisection.
[[nodiscard]] std::optional<double> fill_for_flow(const pipe_section& section, pipe_bed bed,
                                                  double flow_m3_s);

/// The most that the section carries free of pressure, m³/s: in a round pipe at kFullestRoundFill, in a box
/// with the water just under its lid.
[[nodiscard]] std::optional<double> greatest_free_flow(const pipe_section& section, pipe_bed bed);

}  // namespace greenward::drainage
