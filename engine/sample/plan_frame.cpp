#include "engine/sample/plan_frame.hpp"

#include <cmath>
#include <numbers>

namespace greenward::sample {
namespace {

constexpr double kRotation = 0.17;     // radians; the old town's grid is turned against north
constexpr double kRiverLevel = 203.0;  // metres
constexpr double kFallToRiver = 0.0016;
constexpr double kFallAlongRiver = 0.0011;

}  // namespace

plan_frame::plan_frame(geo::planar origin, double size, double river_s, random_source random)
    : origin_(origin),
      axis_{std::cos(kRotation), -std::sin(kRotation)},
      size_(size),
      river_s_(river_s),
      river_phase_(random.uniform(0, 2 * std::numbers::pi)) {
  constexpr std::array<double, 4> kLengths{9000, 5200, 3100, 1500};
  constexpr std::array<double, 4> kAmplitudes{140, 70, 30, 11};
  for (auto* waves : {&east_, &north_}) {
    for (std::size_t k = 0; k < kLengths.size(); ++k) {
      const double turn = random.uniform(0, 2 * std::numbers::pi);
      const double rate = 2 * std::numbers::pi / kLengths[k];
      (*waves)[k] = {kAmplitudes[k], rate * std::cos(turn), rate * std::sin(turn),
                     random.uniform(0, 2 * std::numbers::pi)};
    }
  }
}

geo::planar plan_frame::to_ground(double s, double t) const {
  double x = s;
  double y = t;
  for (const wave& w : east_) x += w.amplitude * std::sin(w.along_s * s + w.along_t * t + w.phase);
  for (const wave& w : north_) y += w.amplitude * std::sin(w.along_s * s + w.along_t * t + w.phase);
  const double off = (s - river_s_) / 600;
  x += (95 * std::sin(t / 830 + river_phase_) + 35 * std::sin(t / 310)) * std::exp(-off * off);
  return {origin_.x + axis_.x * x - axis_.y * y, origin_.y + axis_.y * x + axis_.x * y};
}

double plan_frame::ground_level(geo::planar p) const {
  const double dx = p.x - origin_.x;
  const double dy = p.y - origin_.y;
  const double s = dx * axis_.x + dy * axis_.y - river_s_;
  const double t = dy * axis_.x - dx * axis_.y;
  const double aside = std::sqrt(s * s + 400.0 * 400.0) - 400.0;
  const double swell = 0.35 * std::sin(s / 610) * std::cos(t / 730);
  return kRiverLevel + kFallToRiver * aside + kFallAlongRiver * (12000 * size_ - t) + swell;
}

}  // namespace greenward::sample
