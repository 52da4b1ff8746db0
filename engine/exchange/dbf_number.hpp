// Numbers for a DBF file, where they are decimal text of a fixed width.
#pragma once

#include <cstdint>

namespace greenward::exchange {

/// Width and decimals of a numeric field that holds a column's values.
struct dbf_number_format {
  int width = 1;
  int decimals = 0;

  /// Makes room for one more value. Reals: 15 significant digits, as far as kMostWidth characters allow.
  void include(std::int64_t value);
  void include(double value);
  /// The widest field is still kMostWidth; decimals give way to digits before the point.
  void settle();

  /// The value that a reader will get back, or NaN if it does not fit at all.
  [[nodiscard]] double kept(double value) const;

  static constexpr int kMostWidth = 24;

 private:
  int whole_ = 1;  ///< characters before the point, sign included
};

/// Equal to 15 significant digits.
[[nodiscard]] bool same_to_15_digits(double a, double b);

/// Readers take whole numbers of more than 18 characters for floating point.
[[nodiscard]] bool survives_as_integer(std::int64_t value);

}  // namespace greenward::exchange
