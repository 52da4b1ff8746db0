// Quantities and money as whole numbers, so that parts add up exactly.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace greenward::works {

/// A quantity is counted in thousandths of its unit, money in fen (hundredths of a yuan).
inline constexpr std::int64_t kThousandths = 1000;
inline constexpr std::int64_t kFenOfWan = 1'000'000;

/// Not stated, or not a number that fits.
inline constexpr std::int64_t kNotStated = INT64_MIN;

/// The nearest whole number of `parts` in `value`; kNotStated for NaN and beyond 2^53.
[[nodiscard]] std::int64_t whole_parts(double value, std::int64_t parts);

struct unit_of_measure {
  std::string name;        ///< what is counted and shown: "m", "m²", "户"
  std::int64_t times = 1;  ///< how many of it one of the stated unit is: 1 km = 1000 m
  bool divisible = false;  ///< a length, area or volume; all else stays whole when a work is split
};

/// Names of one unit come out as one: 米 and m, 公里 and km, 平方米 and m², 公顷 and hm². Others as they are.
[[nodiscard]] unit_of_measure unit_called(std::string_view stated);

}  // namespace greenward::works
