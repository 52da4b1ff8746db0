#include "engine/report/profile_scales.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::report {

namespace {

constexpr double kLeastAcross = 100, kLeastUpwards = 20;  // denominators
constexpr double kLeastStep = 0.1;                        // metres between marks
constexpr double kMarkDistance = 30;                      // pixels between marks, at least
constexpr double kCrossingReach = 2;  // metres from the way within which crossings are shown

/// 1, 2 or 5 times a power of ten: the next after one of those.
double next_round(double round) {
  const double power = std::pow(10.0, std::floor(std::log10(round) + 1e-9));
  const double digit = std::round(round / power);
  return digit == 1 ? 2 * power : digit == 2 ? 5 * power : 10 * power;
}

double denominator_across(double length_m, const scale_wishes& wishes) {
  const auto width_at = [&](double denominator) { return length_m / (denominator * kMetresPerPixelOfPaper); };
  double best = kLeastAcross;
  while (width_at(next_round(best)) >= wishes.width) best = next_round(best);
  while (width_at(best) > wishes.most_width) best = next_round(best);
  return best;
}

void include(level_range& range, double level) {
  if (std::isnan(level)) return;
  range.lowest_m = std::fmin(range.lowest_m, level);
  range.highest_m = std::fmax(range.highest_m, level);
}

}  // namespace

level_range levels_of(const drainage::profile& way) {
  level_range range;
  for (const drainage::profile_station& station : way.stations) {
    include(range, station.ground.value);
    include(range, station.invert.value);
  }
  for (const drainage::profile_pipe& pipe : way.pipes) {
    for (const double level : {pipe.start_invert.value, pipe.end_invert.value, pipe.start_crown.value,
                               pipe.end_crown.value, pipe.start_water_m, pipe.end_water_m})
      include(range, level);
  }
  level_range all = range;
  for (const drainage::profile_crossing& crossing : way.crossings) {
    for (const double level : {crossing.invert_m, crossing.crown_m})
      if (level >= range.lowest_m - kCrossingReach && level <= range.highest_m + kCrossingReach)
        include(all, level);
  }
  return all;
}

profile_scales choose_scales(double length_m, const level_range& levels, const scale_wishes& wishes) {
  profile_scales scales;
  scales.horizontal = denominator_across(length_m, wishes);
  scales.vertical = kLeastUpwards;
  const bool has_levels = !std::isnan(levels.lowest_m);
  const double lowest = has_levels ? levels.lowest_m : 0, highest = has_levels ? levels.highest_m : 0;
  while ((highest - lowest) * scales.pixels_per_level() > wishes.most_height)
    scales.vertical = next_round(scales.vertical);
  scales.step_m = kLeastStep;
  while (scales.step_m * scales.pixels_per_level() < kMarkDistance) scales.step_m = next_round(scales.step_m);
  scales.datum_m = (std::floor(lowest / scales.step_m) - 1) * scales.step_m;
  scales.top_m = (std::ceil(highest / scales.step_m) + 1) * scales.step_m;
  return scales;
}

}  // namespace greenward::report
