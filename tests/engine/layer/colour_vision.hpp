// How far apart two colours look, also to readers who confuse red and green.
#pragma once

#include "engine/layer/style.hpp"

#include <array>
#include <cmath>

namespace greenward::layer {

enum class vision { normal, protan, deutan };

/// Three numbers in linear light, XYZ or CIELAB.
using triple = std::array<double, 3>;

inline double to_linear(std::uint8_t value) {
  const double v = value / 255.0;
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

/// Viénot, Brettel and Mollon (1999), "Digital video colourmaps for checking the legibility of displays by
/// dichromats", as matrices on linear sRGB.
inline triple seen(const triple& c, vision v) {
  if (v == vision::protan) {
    const double mixed = 0.11238 * c[0] + 0.88762 * c[1];
    return {mixed, mixed, 0.00401 * (c[0] - c[1]) + c[2]};
  }
  if (v == vision::deutan) {
    const double mixed = 0.29275 * c[0] + 0.70725 * c[1];
    return {mixed, mixed, 0.02234 * (c[1] - c[0]) + c[2]};
  }
  return c;
}

/// CIE 1976 L*a*b* of linear sRGB, white D65.
inline triple to_lab(const triple& c) {
  const auto f = [](double t) {
    return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16) / 116;
  };
  const double x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
  const double y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
  const double z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

inline triple lab_of(const colour& c, vision v) {
  return to_lab(seen({to_linear(c.r), to_linear(c.g), to_linear(c.b)}, v));
}

inline double lightness_of(const colour& c) {
  return lab_of(c, vision::normal)[0];
}

/// CIE76, about 2.3 = just noticeable.
inline double colour_distance(const colour& a, const colour& b, vision v) {
  const triple x = lab_of(a, v);
  const triple y = lab_of(b, v);
  return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

/// A translucent colour over white.
inline colour on_paper(const colour& c) {
  const auto over = [&](std::uint8_t value) {
    return static_cast<std::uint8_t>((value * c.a + 255 * (255 - c.a)) / 255);
  };
  return {over(c.r), over(c.g), over(c.b), 255};
}

}  // namespace greenward::layer
