// How hard it rains: the storm formula of a city.
#pragma once

#include "engine/base/date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::drainage {

/// q = 167 A1 (1 + C lg P) / (t + b)^n, L/(s·ha), with t in minutes. Every number is the city's own and
/// changes with each new edition: a formula says which one it is and whether anybody has checked it.
struct storm_formula {
  double a1 = 0;  ///< mm/min in a storm of one year
  double c = 0;   ///< growth with the return period
  double b = 0;   ///< minutes
  double n = 0;
  double return_years = 0;  ///< P
  std::string name;         ///< "长春市暴雨强度公式"
  std::optional<date> published;
  std::string source;     ///< document and page, or where it was heard
  bool verified = false;  ///< someone has read it in the source
};

/// L/(s·ha) after `minutes` of rain. Nothing unless A1, n, P and the result are above zero, b and the minutes
/// not below zero, and all finite.
[[nodiscard]] std::optional<double> storm_intensity(const storm_formula& formula, double minutes);

/// A storm by steps, made from the formula (Keifer and Chu 1957, the Chicago storm): around its peak every
/// part of `minutes` rains as hard on average as the formula says for so long. The peak comes after the share
/// `peak` of the time. Mean intensity of each step of `step` minutes in mm/h, the last step whole: their sum
/// is the depth that the formula gives for `minutes`. Empty where storm_intensity() says nothing, and unless
/// 0 <= peak <= 1 and 0 < step <= minutes, in at most 1440 steps. O(steps).
[[nodiscard]] std::vector<double> chicago_storm(const storm_formula& formula, double minutes, double peak,
                                                double step);

}  // namespace greenward::drainage
