#include "engine/geo/orientation.hpp"

#include <array>
#include <cstddef>

namespace greenward::geo {

namespace {

constexpr double kUnit = 0x1p-53;

/// A sum of two doubles that stands for their exact value: |low| is at most half an ulp of high.
struct pair_sum {
  double high = 0;
  double low = 0;
};

/// a + b exactly (Knuth's two-sum).
pair_sum sum_of(double a, double b) {
  const double high = a + b;
  const double b_part = high - a;
  const double a_part = high - b_part;
  return {high, (a - a_part) + (b - b_part)};
}

/// a · b exactly; the fused operation rounds only once.
pair_sum product_of(double a, double b) {
  const double high = a * b;
  return {high, std::fma(a, b, -high)};
}

/// An exact sum of up to sixteen doubles as an expansion: components that do not overlap, none of them 0, by
/// increasing magnitude (Shewchuk 1997, grow-expansion with zero elimination).
class exact_sum {
 public:
  void add(double term) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      const pair_sum s = sum_of(term, components_[i]);
      if (s.low != 0) components_[kept++] = s.low;
      term = s.high;
    }
    if (term != 0) components_[kept++] = term;
    size_ = kept;
  }
  void add(pair_sum s) {
    add(s.low);
    add(s.high);
  }

  /// The sum rounded, with its exact sign: the last component outweighs all others together.
  [[nodiscard]] double value() const {
    double sum = 0;
    for (std::size_t i = 0; i < size_; ++i) sum += components_[i];
    return sum;
  }

 private:
  std::array<double, 16> components_{};
  std::size_t size_ = 0;
};

/// The differences of the determinant's matrix, each exact, and its two products as the filter rounds them.
struct exact_matrix {
  exact_matrix(planar a, planar b, planar c)
      : ax(sum_of(a.x, -c.x)), ay(sum_of(a.y, -c.y)), bx(sum_of(b.x, -c.x)), by(sum_of(b.y, -c.y)) {}

  /// Whether the differences themselves were rounded.
  [[nodiscard]] bool has_lows() const { return ax.low != 0 || ay.low != 0 || bx.low != 0 || by.low != 0; }
  /// An upper bound of the terms that the determinant is the difference of, to a factor close to 1.
  [[nodiscard]] double magnitude() const { return std::abs(ax.high * by.high) + std::abs(ay.high * bx.high); }

  pair_sum ax, ay, bx, by;
};

/// ax · by - ay · bx of the rounded differences, exactly.
exact_sum high_part(const exact_matrix& m) {
  exact_sum sum;
  sum.add(product_of(m.ax.high, m.by.high));
  sum.add(product_of(-m.ay.high, m.bx.high));
  return sum;
}

/// The determinant, exactly: `sum` is its high part.
exact_sum with_lows(exact_sum sum, const exact_matrix& m) {
  sum.add(product_of(m.ax.low, m.by.low));
  sum.add(product_of(-m.ay.low, m.bx.low));
  sum.add(product_of(m.ax.high, m.by.low));
  sum.add(product_of(m.ax.low, m.by.high));
  sum.add(product_of(-m.ay.high, m.bx.low));
  sum.add(product_of(-m.ay.low, m.bx.high));
  return sum;
}

turn turn_of(double signed_area) {
  if (signed_area > 0) return turn::left;
  return signed_area < 0 ? turn::right : turn::straight;
}

/// Of rising - falling. Rounding keeps their order, so that the lows decide only where the highs are equal.
turn turn_of_products(pair_sum rising, pair_sum falling) {
  if (rising.high != falling.high) return turn_of(rising.high - falling.high);
  return turn_of(rising.low - falling.low);
}

}  // namespace

turn exact_orientation(planar a, planar b, planar c) {
  const exact_matrix m(a, b, c);
  const double magnitude = m.magnitude();
  if (!std::isfinite(magnitude)) return turn::straight;
  if (!m.has_lows())
    return turn_of_products(product_of(m.ax.high, m.by.high), product_of(m.ay.high, m.bx.high));
  const exact_sum high = high_part(m);
  const double rough = high.value();
  // The lows to first order, with Shewchuk's error bounds of this step.
  const double corrected =
      rough + ((m.ax.high * m.by.low + m.by.high * m.ax.low) - (m.ay.high * m.bx.low + m.bx.high * m.ay.low));
  constexpr double kSecondOrder = (9 + 64 * kUnit) * kUnit * kUnit;
  constexpr double kRounding = (3 + 8 * kUnit) * kUnit;
  if (std::abs(corrected) > kSecondOrder * magnitude + kRounding * std::abs(rough)) {
    return turn_of(corrected);
  }
  return turn_of(with_lows(high, m).value());
}

double twice_signed_area(planar a, planar b, planar c) {
  const double rising = (a.x - c.x) * (b.y - c.y);
  const double falling = (a.y - c.y) * (b.x - c.x);
  const double rounded = rising - falling;
  // The rounded value is off by no more than 3.01 u times the sum.
  if (std::abs(rounded) > 0.5 * (std::abs(rising) + std::abs(falling))) return rounded;
  const exact_matrix m(a, b, c);
  if (!std::isfinite(m.magnitude())) return rounded;
  return with_lows(high_part(m), m).value();
}

}  // namespace greenward::geo
