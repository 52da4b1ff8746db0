#include "viewer/layers/profile_plot.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::viewer {

namespace {

constexpr double kLeastSpan = 2;        // metres
constexpr double kLeastRise = 1;        // metres of level that are always shown
constexpr double kMargin = 0.08;        // of the levels in sight, below and above
constexpr double kCrossingReach = 2;    // metres from the levels of the way, within which crossings count
constexpr double kNear = 6, kFlag = 9;  // pixels

double between(double from, double to, double share) {
  return from + (to - from) * share;
}

/// 1, 2 or 5 times a power of ten, no less than `least`.
double round_step(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double digit : {1.0, 2.0, 5.0})
    if (digit * power >= least * (1 - 1e-9)) return digit * power;
  return 10 * power;
}

std::vector<double> round_marks(double from, double to, double least_step) {
  std::vector<double> marks;
  if (!(to > from) || !(least_step > 0)) return marks;
  const double step = round_step(least_step);
  for (double number = std::ceil(from / step); number * step <= to; ++number) marks.push_back(number * step);
  return marks;
}

class level_finder {
 public:
  void include(double level) {
    if (!std::isfinite(level)) return;
    lowest = std::fmin(lowest, level);
    highest = std::fmax(highest, level);
  }
  double lowest = drainage::kNotGiven, highest = drainage::kNotGiven;
};

void include_reading(level_finder& levels, const profile_reading& reading) {
  for (const double level : {reading.ground_m, reading.crown_m, reading.invert_m, reading.water_m})
    levels.include(level);
}

void include_pipe(level_finder& levels, const drainage::profile_pipe& pipe) {
  for (const double level : {pipe.start_invert.value, pipe.end_invert.value, pipe.start_crown.value,
                             pipe.end_crown.value, pipe.start_water_m, pipe.end_water_m})
    levels.include(level);
}

}  // namespace

station_span zoomed(station_span seen, double about_m, double factor, double length_m) {
  const double length = std::clamp(seen.length() / factor, std::min(kLeastSpan, length_m), length_m);
  const double share = seen.length() > 0 ? (about_m - seen.from_m) / seen.length() : 0;
  const double from = std::clamp(about_m - share * length, 0.0, length_m - length);
  return {from, from + length};
}

station_span panned(station_span seen, double by_m, double length_m) {
  const double from = std::clamp(seen.from_m + by_m, 0.0, std::max(0.0, length_m - seen.length()));
  return {from, from + seen.length()};
}

std::optional<profile_reading> read_at(const drainage::profile& way, double at_m) {
  if (way.pipes.empty()) return std::nullopt;
  const double at = std::clamp(at_m, 0.0, way.length_m());
  const auto after = std::ranges::upper_bound(way.pipes, at, {}, &drainage::profile_pipe::from_m);
  const std::size_t number =
      after == way.pipes.begin() ? 0 : static_cast<std::size_t>(after - way.pipes.begin()) - 1;
  const drainage::profile_pipe& pipe = way.pipes[number];
  const double length = pipe.to_m - pipe.from_m;
  const double share = length > 0 ? std::clamp((at - pipe.from_m) / length, 0.0, 1.0) : 0;
  const auto level = [&](double from, double to) { return between(from, to, share); };
  return profile_reading{at,
                         number,
                         level(way.stations[number].ground.value, way.stations[number + 1].ground.value),
                         level(pipe.start_crown.value, pipe.end_crown.value),
                         level(pipe.start_invert.value, pipe.end_invert.value),
                         level(pipe.start_water_m, pipe.end_water_m)};
}

profile_plot::profile_plot(const drainage::profile& way, plot_box box, station_span seen)
    : way_(way), box_(box), seen_(seen) {
  find_levels();
}

void profile_plot::find_levels() {
  level_finder levels;
  for (const double at : {seen_.from_m, seen_.to_m})
    if (const auto reading = read_at(way_, at)) include_reading(levels, *reading);
  const auto in_sight = [&](double at) { return at >= seen_.from_m && at <= seen_.to_m; };
  for (const drainage::profile_station& station : way_.stations) {
    if (!in_sight(station.at_m)) continue;
    levels.include(station.ground.value);
    levels.include(station.invert.value);
  }
  for (const drainage::profile_pipe& pipe : way_.pipes)
    if (in_sight(pipe.from_m) && in_sight(pipe.to_m)) include_pipe(levels, pipe);
  const level_finder own = levels;
  for (const drainage::profile_crossing& crossing : way_.crossings)
    for (const double level : {crossing.invert_m, crossing.crown_m})
      if (in_sight(crossing.at_m) && level >= own.lowest - kCrossingReach &&
          level <= own.highest + kCrossingReach)
        levels.include(level);
  if (std::isnan(levels.lowest)) return;
  const double lacking = std::max(0.0, kLeastRise - (levels.highest - levels.lowest));
  const double margin = kMargin * (levels.highest - levels.lowest) + lacking / 2;
  lowest_ = levels.lowest - margin;
  highest_ = levels.highest + margin;
}

bool profile_plot::has_levels() const {
  return !std::isnan(lowest_);
}

double profile_plot::x(double at_m) const {
  return box_.left + (at_m - seen_.from_m) / seen_.length() * (box_.right - box_.left);
}

double profile_plot::y(double level_m) const {
  const double top = box_.top + kFlagLane;
  return box_.bottom - (level_m - lowest_) / (highest_ - lowest_) * (box_.bottom - top);
}

double profile_plot::at_m(double x) const {
  return seen_.from_m + (x - box_.left) / (box_.right - box_.left) * seen_.length();
}

std::vector<double> profile_plot::level_marks(double pixels) const {
  if (!has_levels()) return {};
  const double height = box_.bottom - box_.top - kFlagLane;
  return round_marks(lowest_, highest_, pixels * (highest_ - lowest_) / height);
}

std::vector<double> profile_plot::station_marks(double pixels) const {
  return round_marks(seen_.from_m, seen_.to_m, pixels * seen_.length() / (box_.right - box_.left));
}

plot_hit profile_plot::pick_violation(double x_px, double y_px) const {
  if (y_px > box_.top + kFlagLane) return {};
  plot_hit best;
  double nearest = kFlag;
  for (std::size_t i = 0; i < way_.violations.size(); ++i) {
    const double off = std::abs(x(way_.violations[i].at_m) - x_px);
    const bool is_nearer = best.part == plot_part::none ? off <= nearest : off < nearest;
    if (!is_nearer) continue;
    nearest = off;
    best = {plot_part::violation, i};
  }
  return best;
}

plot_hit profile_plot::pick_crossing(double x_px, double y_px) const {
  for (std::size_t i = 0; i < way_.crossings.size(); ++i) {
    const drainage::profile_crossing& crossing = way_.crossings[i];
    if (std::abs(x(crossing.at_m) - x_px) > kNear) continue;
    const double low = y(crossing.invert_m) + kNear, high = y(crossing.crown_m) - kNear;
    if (y_px <= low && y_px >= high) return {plot_part::crossing, i};
  }
  return {};
}

plot_hit profile_plot::pick_station(double x_px) const {
  plot_hit best;
  double nearest = kNear;
  for (std::size_t i = 0; i < way_.stations.size(); ++i) {
    const double off = std::abs(x(way_.stations[i].at_m) - x_px);
    const bool is_nearer = best.part == plot_part::none ? off <= nearest : off < nearest;
    if (!is_nearer) continue;
    nearest = off;
    best = {plot_part::station, i};
  }
  return best;
}

plot_hit profile_plot::pick(double x_px, double y_px) const {
  if (x_px < box_.left || x_px > box_.right || y_px < box_.top || y_px > box_.bottom) return {};
  if (const plot_hit hit = pick_violation(x_px, y_px); hit.part != plot_part::none) return hit;
  if (const plot_hit hit = pick_crossing(x_px, y_px); hit.part != plot_part::none) return hit;
  if (const plot_hit hit = pick_station(x_px); hit.part != plot_part::none) return hit;
  const auto reading = read_at(way_, at_m(x_px));
  return reading ? plot_hit{plot_part::pipe, reading->pipe} : plot_hit{};
}

}  // namespace greenward::viewer
