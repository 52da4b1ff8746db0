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

}  // namespace greenward::drainage
