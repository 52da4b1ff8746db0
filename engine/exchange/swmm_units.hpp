// What the numbers of a SWMM file are in: the flow unit of its options decides all the others.
#pragma once

namespace greenward::exchange {

/// FLOW_UNITS. The first three bring feet, acres, inches; the last three metres, hectares, millimetres.
enum class swmm_flow_unit { cfs, gpm, mgd, cms, lps, mld };

[[nodiscard]] constexpr bool is_metric(swmm_flow_unit unit) {
  return unit >= swmm_flow_unit::cms;
}

/// Lengths, depths, diameters, levels, offsets, widths of catchments: 1 (m) or 0.3048 (ft).
[[nodiscard]] constexpr double metres_per_length(swmm_flow_unit unit) {
  return is_metric(unit) ? 1.0 : 0.3048;
}

/// Ponded and surface areas: m² or ft².
[[nodiscard]] constexpr double square_metres_per_area(swmm_flow_unit unit) {
  return is_metric(unit) ? 1.0 : 0.3048 * 0.3048;
}

/// Areas of subcatchments: hectares or acres.
[[nodiscard]] constexpr double square_metres_per_land_area(swmm_flow_unit unit) {
  return is_metric(unit) ? 10000.0 : 43560.0 * 0.3048 * 0.3048;
}

/// Rain and depression storage (mm or in), and per hour: intensity, infiltration, seepage.
[[nodiscard]] constexpr double millimetres_per_depth(swmm_flow_unit unit) {
  return is_metric(unit) ? 1.0 : 25.4;
}

/// Flows. Exact definitions (1 ft = 0.3048 m, 1 US gallon = 231 in³); SWMM itself computes with factors
/// rounded to five or six digits.
[[nodiscard]] constexpr double cubic_metres_per_second(swmm_flow_unit unit) {
  constexpr double gallon = 0.003785411784;
  switch (unit) {
    case swmm_flow_unit::cfs:
      return 0.3048 * 0.3048 * 0.3048;
    case swmm_flow_unit::gpm:
      return gallon / 60.0;
    case swmm_flow_unit::mgd:
      return gallon * 1e6 / 86400.0;
    case swmm_flow_unit::cms:
      return 1.0;
    case swmm_flow_unit::lps:
      return 0.001;
    case swmm_flow_unit::mld:
      return 1000.0 / 86400.0;
  }
  return 1.0;
}

}  // namespace greenward::exchange
