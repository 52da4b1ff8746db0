// How the regular lattice is bent into a town: rotation, smooth warp, and the lie of the land.
#pragma once

#include "engine/base/random.hpp"
#include "engine/geo/point.hpp"

#include <array>

namespace greenward::sample {

/// Maps lattice coordinates (s east, t north, metres from the urban centre) to the measuring plane. The warp
/// is a sum of sines with slopes below 0.35, so that it never folds.
class plan_frame {
 public:
  plan_frame() = default;
  /// `size`: length of the district against a whole one; `river_s`: the lattice line that is the river.
  plan_frame(geo::planar origin, double size, double river_s, random_source random);

  [[nodiscard]] geo::planar to_ground(double s, double t) const;

  /// Unit vector of lattice east on the ground, before the warp.
  [[nodiscard]] geo::planar axis() const { return axis_; }
  [[nodiscard]] geo::planar origin() const { return origin_; }

  /// Level of the ground, metres: falls to the river and along it to the north.
  [[nodiscard]] double ground_level(geo::planar p) const;

 private:
  struct wave {
    double amplitude, along_s, along_t, phase;
  };
  geo::planar origin_{};
  geo::planar axis_{1, 0};
  double size_ = 1, river_s_ = 0, river_phase_ = 0;
  std::array<wave, 4> east_{}, north_{};
};

}  // namespace greenward::sample
