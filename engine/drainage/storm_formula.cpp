#include "engine/drainage/storm_formula.hpp"

#include <cmath>

namespace greenward::drainage {

std::optional<double> storm_intensity(const storm_formula& formula, double minutes) {
  const bool sound =
      formula.a1 > 0 && formula.n > 0 && formula.return_years > 0 && formula.b >= 0 && minutes >= 0;
  if (!sound) return std::nullopt;
  const double strength = 167 * formula.a1 * (1 + formula.c * std::log10(formula.return_years));
  const double intensity = strength / std::pow(minutes + formula.b, formula.n);
  if (!(std::isfinite(intensity) && intensity > 0)) return std::nullopt;
  return intensity;
}

std::vector<double> chicago_storm(const storm_formula& formula, double minutes, double peak, double step) {
  constexpr double kMillimetresPerHour = 0.36;  // of 1 L/(s·ha)
  constexpr double kMostSteps = 1440;
  const bool sound = peak >= 0 && peak <= 1 && step > 0 && step <= minutes && minutes / step <= kMostSteps;
  if (!sound || !storm_intensity(formula, minutes)) return {};
  const auto depth = [&](double t) { return *storm_intensity(formula, t) * kMillimetresPerHour * t / 60; };
  // A part of the storm that begins `before` the peak reaches as far after it as the shares say.
  const auto fallen_by = [&](double moment) {
    const double before = peak * minutes - moment, whole = depth(minutes);
    if (before > 0) return peak * (whole - depth(before / peak));
    return before < 0 ? peak * whole + (1 - peak) * depth(-before / (1 - peak)) : peak * whole;
  };
  std::vector<double> rain;
  const auto steps = static_cast<std::size_t>(std::ceil(minutes / step - 1e-9));
  for (std::size_t k = 0; k < steps; ++k) {
    const double from = static_cast<double>(k) * step, to = std::fmin(from + step, minutes);
    rain.push_back((fallen_by(to) - fallen_by(from)) / step * 60);
  }
  return rain;
}

}  // namespace greenward::drainage
