#include "engine/geo/china_offset.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace greenward::geo {

namespace {

using std::numbers::pi;

constexpr lon_lat_box kChina{{72.004, 0.8293}, {137.8347, 55.8271}};
constexpr double kDegreesPerRadian = 180 / pi;

// Krasovsky's ellipsoid, on which the published approximation of GCJ-02 is computed.
constexpr double kSemiMajor = 6378245.0;
constexpr double kEccentricitySquared = 0.00669342162296594323;

/// The waves of the offset, metres: 2/3 (a sin(w) + b sin(w')) as published.
double wave(double a, double w, double b, double w2) {
  return (a * std::sin(w) + b * std::sin(w2)) * 2 / 3;
}

/// Eastward and northward offset in metres, as polynomials and waves of the degrees from 105 E, 35 N.
double metres_east(double x, double y) {
  return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) +
         wave(20, 6 * pi * x, 20, 2 * pi * x) + wave(20, pi * x, 40, pi * x / 3) +
         wave(150, pi * x / 12, 300, pi * x / 30);
}

double metres_north(double x, double y) {
  return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) +
         wave(20, 6 * pi * x, 20, 2 * pi * x) + wave(20, pi * y, 40, pi * y / 3) +
         wave(160, pi * y / 12, 320, pi * y / 30);
}

/// GCJ-02 of a WGS 84 point, without asking whether it lies in China.
lon_lat offset(lon_lat p) {
  const double latitude = p.y / kDegreesPerRadian;
  const double w = 1 - kEccentricitySquared * std::sin(latitude) * std::sin(latitude);
  const double meridian_radius = kSemiMajor * (1 - kEccentricitySquared) / (w * std::sqrt(w));
  const double parallel_radius = kSemiMajor / std::sqrt(w) * std::cos(latitude);
  const double x = p.x - 105;
  const double y = p.y - 35;
  return {p.x + metres_east(x, y) / parallel_radius * kDegreesPerRadian,
          p.y + metres_north(x, y) / meridian_radius * kDegreesPerRadian};
}

/// Solves forward(p) = q by fixed-point iteration from q. Both offsets change by less than 3 % of the
/// change of the point, so that each step wins at least 1.5 digits.
template <class Forward>
lon_lat inverse(lon_lat q, Forward forward) {
  constexpr int kMostSteps = 30;
  constexpr double kEnough = 1e-13;
  lon_lat p = q;
  for (int step = 0; step < kMostSteps; ++step) {
    const lon_lat image = forward(p);
    const double dx = q.x - image.x;
    const double dy = q.y - image.y;
    p = {p.x + dx, p.y + dy};
    if (std::max(std::abs(dx), std::abs(dy)) < kEnough) break;
  }
  return p;
}

}  // namespace

lon_lat wgs84_to_gcj02(lon_lat p) {
  return kChina.contains(p) ? offset(p) : p;
}

lon_lat gcj02_to_wgs84(lon_lat p) {
  // The offset is below 0.02 degrees; further away from the box nothing can have been shifted.
  if (!kChina.expanded(0.05).contains(p)) return p;
  const lon_lat origin = inverse(p, offset);
  // Just outside the box a point may be both its own image and that of a point inside: China comes first.
  return kChina.contains(origin) ? origin : p;
}

lon_lat gcj02_to_bd09(lon_lat p) {
  constexpr double kWave = pi * 3000 / 180;
  const double radius = std::sqrt(p.x * p.x + p.y * p.y) + 0.00002 * std::sin(p.y * kWave);
  const double angle = std::atan2(p.y, p.x) + 0.000003 * std::cos(p.x * kWave);
  return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

lon_lat bd09_to_gcj02(lon_lat p) {
  return inverse(p, gcj02_to_bd09);
}

}  // namespace greenward::geo
