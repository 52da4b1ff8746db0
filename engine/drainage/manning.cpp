#include "engine/drainage/manning.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>

namespace greenward::drainage {

namespace {

/// The part of a section that the water takes up.
struct wetted_part {
  double area_m2 = 0, perimeter_m = 0;
};

bool all_above_zero(std::initializer_list<double> values) {
  for (const double value : values)
    if (!(std::isfinite(value) && value > 0)) return false;
  return true;
}

bool is_sound(const circular_section& s) {
  return all_above_zero({s.diameter_m});
}
bool is_sound(const box_section& s) {
  return all_above_zero({s.width_m, s.height_m});
}
bool is_assessable(const pipe_section& section, pipe_bed bed) {
  return all_above_zero({bed.manning_n, bed.slope}) &&
         std::visit([](const auto& s) { return is_sound(s); }, section);
}

/// θ - sin θ. Below 0.1 by its series: the difference of near equals would lose half the digits of a trickle.
double angle_less_sine(double angle) {
  if (angle > 0.1) return angle - std::sin(angle);
  const double square = angle * angle;
  return angle * square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72)));
}

wetted_part wet(const circular_section& s, double fill) {
  const double angle = 4 * std::asin(std::sqrt(fill));
  return {s.diameter_m * s.diameter_m / 8 * angle_less_sine(angle), s.diameter_m / 2 * angle};
}
/// Below the lid.
wetted_part wet(const box_section& s, double fill) {
  return {s.width_m * s.height_m * fill, s.width_m + 2 * s.height_m * fill};
}

wetted_part wet_full(const circular_section& s) {
  return {std::numbers::pi / 4 * s.diameter_m * s.diameter_m, std::numbers::pi * s.diameter_m};
}
wetted_part wet_full(const box_section& s) {
  return {s.width_m * s.height_m, 2 * (s.width_m + s.height_m)};
}

/// The fill at, or just below, which a section carries most.
double fullest(const circular_section&) {
  return kFullestRoundFill;
}
double fullest(const box_section&) {
  return 1;
}

double velocity(wetted_part part, pipe_bed bed) {
  const double radius_root = std::cbrt(part.area_m2 / part.perimeter_m);
  return radius_root * radius_root * std::sqrt(bed.slope) / bed.manning_n;
}

partial_flow flow_of(wetted_part part, pipe_bed bed) {
  const double v = velocity(part, bed);
  return {part.area_m2, part.perimeter_m, v, v * part.area_m2};
}

double cube(double x) {
  return x * x * x;
}

/// (A R^(2/3))³ = A⁵ / P²: rises and falls with the flow, and needs no roots.
double conveyance_cubed(wetted_part part) {
  return cube(part.area_m2) * part.area_m2 * part.area_m2 / (part.perimeter_m * part.perimeter_m);
}

/// A round section by the angle of the water's surface seen from its middle, in which it needs no inverse
/// functions.
struct by_angle {
  const circular_section& s;

  [[nodiscard]] static double fill(double angle) {
    const double sine = std::sin(angle / 4);
    return sine * sine;
  }
  [[nodiscard]] wetted_part part(double angle) const {
    return {s.diameter_m * s.diameter_m / 8 * angle_less_sine(angle), s.diameter_m / 2 * angle};
  }
  /// d ln(A⁵ / P²) / d ln(angle): falls from 13 to 0.
  [[nodiscard]] static double log_slope(double angle) {
    const double sine = std::sin(angle / 2);
    return 10 * angle * sine * sine / angle_less_sine(angle) - 2;
  }
  /// θ - sin θ is at most θ³ / 6.
  [[nodiscard]] double least(double wanted) const {
    const double area = s.diameter_m * s.diameter_m / 48, perimeter = s.diameter_m / 2;
    return std::pow(wanted * perimeter * perimeter / (cube(area) * area * area), 1.0 / 13);
  }
};

/// A box by its fill.
struct by_fill {
  const box_section& s;

  [[nodiscard]] static double fill(double fill) { return fill; }
  [[nodiscard]] wetted_part part(double fill) const { return wet(s, fill); }
  /// Falls from 5 to more than 3.
  [[nodiscard]] double log_slope(double fill) const {
    const double sides = 2 * s.height_m * fill;
    return 5 - 2 * sides / (s.width_m + sides);
  }
  /// The perimeter is at least the width.
  [[nodiscard]] double least(double wanted) const {
    return std::pow(wanted * s.width_m * s.width_m, 0.2) / (s.width_m * s.height_m);
  }
};

by_angle coordinate_of(const circular_section& s) {
  return {s};
}
by_fill coordinate_of(const box_section& s) {
  return {s};
}

/// Newton's method on ln(A⁵ / P²) over the logarithm of the coordinate: there it bends down everywhere, so
/// that steps from below never pass the root, and is nearly straight at the bottom.
template <class Section>
std::optional<double> find_fill(const Section& s, double wanted) {
  if (wanted == 0) return 0;
  // Rounding must not refuse what greatest_free_flow() gives.
  constexpr double kRounding = 1e-14;
  const double greatest = fullest(s);
  if (wanted > conveyance_cubed(wet(s, greatest)) * (1 + kRounding)) return std::nullopt;
  constexpr int kMostSteps = 100;  // at the crown, where the root is double, each step halves the error
  const auto coordinate = coordinate_of(s);
  double at = coordinate.least(wanted);
  for (int i = 0; i < kMostSteps; ++i) {
    const double step = std::log(wanted / conveyance_cubed(coordinate.part(at))) / coordinate.log_slope(at);
    if (!(step > kFillTolerance / 16) || std::isinf(step)) break;
    at += at * step;
  }
  return std::min(coordinate.fill(at), greatest);
}

}  // namespace

std::optional<full_flow> flow_when_full(const pipe_section& section, pipe_bed bed) {
  if (!is_assessable(section, bed)) return std::nullopt;
  const partial_flow full = flow_of(std::visit([](const auto& s) { return wet_full(s); }, section), bed);
  return full_flow{full.velocity_m_s, full.flow_m3_s};
}

std::optional<partial_flow> flow_at_fill(const pipe_section& section, pipe_bed bed, double fill) {
  if (!is_assessable(section, bed) || !(fill >= 0 && fill <= 1)) return std::nullopt;
  if (fill == 0) return partial_flow{};
  const auto part = [&](const auto& s) { return fill == 1 ? wet_full(s) : wet(s, fill); };
  return flow_of(std::visit(part, section), bed);
}

std::optional<double> fill_for_flow(const pipe_section& section, pipe_bed bed, double flow_m3_s) {
  if (!is_assessable(section, bed) || !(std::isfinite(flow_m3_s) && flow_m3_s >= 0)) return std::nullopt;
  const double wanted = cube(flow_m3_s * bed.manning_n / std::sqrt(bed.slope));
  return std::visit([&](const auto& s) { return find_fill(s, wanted); }, section);
}

std::optional<double> greatest_free_flow(const pipe_section& section, pipe_bed bed) {
  if (!is_assessable(section, bed)) return std::nullopt;
  const auto part = [](const auto& s) { return wet(s, fullest(s)); };
  return flow_of(std::visit(part, section), bed).flow_m3_s;
}

}  // namespace greenward::drainage
