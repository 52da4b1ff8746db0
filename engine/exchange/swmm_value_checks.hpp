// Checks of numbers that the rows of several sections share.
#pragma once

#include "engine/exchange/swmm_problem_list.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <initializer_list>
#include <string_view>

#include <fmt/format.h>

namespace greenward::exchange {

[[nodiscard]] inline bool all_finite(std::initializer_list<double> values) {
  return std::ranges::all_of(values, [](double v) { return std::isfinite(v); });
}

/// The pieces of a moment as hours since 1970, for comparing.
[[nodiscard]] inline double hours_of(date day, double hours) {
  return static_cast<double>(days_since_epoch(day)) * 24.0 + hours;
}

/// The day that SWMM takes where a model gives none.
inline constexpr date kSwmmFirstDay{std::chrono::year{2004} / std::chrono::January / 1};

[[nodiscard]] inline double start_of(const swmm_options& options) {
  return hours_of(options.start_date.value_or(kSwmmFirstDay), options.start_time.value_or(0));
}

/// What a checker of values has; model, network and list must outlive it.
class swmm_value_checks {
 protected:
  swmm_value_checks(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems)
      : model_(model), network_(network), problems_(problems) {}

  void bad_number(std::string_view section, std::string_view id, std::string_view what_zh,
                  std::string_view what_en) {
    problems_.error(211, section, id, {fmt::format("{}不对", what_zh), fmt::format("{}", what_en)},
                    {"改正数值", "mend the number"});
  }
  void need_finite(std::string_view section, std::string_view id, std::initializer_list<double> values) {
    if (!all_finite(values)) bad_number(section, id, "数值不是有限数，", "a value is not a finite number");
  }
  void need_not_negative(std::string_view section, std::string_view id,
                         std::initializer_list<double> values) {
    need_finite(section, id, values);
    if (std::ranges::any_of(values, [](double v) { return v < 0; }))
      bad_number(section, id, "数值为负，", "a value that must not be is negative");
  }

  const swmm_model& model_;
  const swmm_network& network_;
  swmm_problem_list& problems_;
};

/// Shapes and dimensions of cross-sections.
void check_swmm_shapes(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems);
/// Catchments, rain gages, and the series and curves by which water comes and goes.
void check_swmm_rain(const swmm_model& model, const swmm_network& network, swmm_problem_list& problems);

}  // namespace greenward::exchange
