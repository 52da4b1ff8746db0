#include "engine/walking/walk_profile.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::walking {

namespace {

constexpr double kSteepest = 1;

double kind_factor_of(const walk_profile& profile, std::string_view kind) {
  const auto found = std::ranges::find(profile.kinds, kind, &kind_factor::kind);
  return found == profile.kinds.end() ? 1 : found->factor;
}

/// Metres of effort over `run` metres that rise by `rise` in all.
double stretch_effort(const walk_profile& profile, double run, double rise) {
  return run > 0 ? run * slope_factor(profile, rise / run) : 0;
}

}  // namespace

double tobler_factor(double slope) {
  const double s = std::clamp(slope, -kSteepest, kSteepest);
  return s == 0 ? 1 : std::exp(3.5 * (std::abs(s + 0.05) - 0.05));
}

double slope_factor(const walk_profile& profile, double slope) {
  const std::vector<slope_step>& steps = profile.slopes;
  if (steps.empty()) return tobler_factor(slope);
  const auto after = std::ranges::upper_bound(steps, slope, {}, &slope_step::slope);
  if (after == steps.begin()) return steps.front().factor;
  if (after == steps.end()) return steps.back().factor;
  const slope_step &low = *(after - 1), &high = *after;
  return low.factor + (slope - low.slope) / (high.slope - low.slope) * (high.factor - low.factor);
}

effort effort_of(const walk_profile& profile, std::string_view kind, double length, const edge_slope& slope) {
  effort result{length, length};
  if (slope.known()) {
    // The stated length may differ from that of the line along which the heights were taken.
    const double up = std::min(slope.rise_length_m, length), down = length - up;
    result = {stretch_effort(profile, up, slope.rise_m) + stretch_effort(profile, down, -slope.fall_m),
              stretch_effort(profile, up, -slope.rise_m) + stretch_effort(profile, down, slope.fall_m)};
  }
  const double factor = kind_factor_of(profile, kind);
  const double wait = kind == "crossing" ? (profile.speed * profile.crossing_wait).value : 0;
  return {result.forward_m * factor + wait, result.backward_m * factor + wait};
}

}  // namespace greenward::walking
