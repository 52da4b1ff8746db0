// Quantities that must not be mixed up: one explicit type for each unit.
#pragma once

#include <compare>

namespace greenward {

/// A number with a unit. Like units add and compare; scaling keeps the unit.
template <class Unit>
struct quantity {
  double value = 0;

  constexpr quantity() = default;
  constexpr explicit quantity(double v) : value(v) {}

  friend constexpr auto operator<=>(quantity, quantity) = default;
  friend constexpr quantity operator+(quantity a, quantity b) { return quantity(a.value + b.value); }
  friend constexpr quantity operator-(quantity a, quantity b) { return quantity(a.value - b.value); }
  friend constexpr quantity operator*(quantity a, double k) { return quantity(a.value * k); }
  friend constexpr quantity operator*(double k, quantity a) { return quantity(a.value * k); }
  friend constexpr double operator/(quantity a, quantity b) { return a.value / b.value; }
};

using metres = quantity<struct metre_unit>;
using seconds = quantity<struct second_unit>;
using metres_per_second = quantity<struct metre_per_second_unit>;
using square_metres = quantity<struct square_metre_unit>;

constexpr seconds operator/(metres d, metres_per_second v) {
  return seconds(d.value / v.value);
}
constexpr metres operator*(metres_per_second v, seconds t) {
  return metres(v.value * t.value);
}
constexpr metres operator*(seconds t, metres_per_second v) {
  return v * t;
}
constexpr seconds minutes(double m) {
  return seconds(m * 60.0);
}

}  // namespace greenward
