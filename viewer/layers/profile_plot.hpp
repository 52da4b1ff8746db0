// Where stations and levels of a longitudinal profile lie on the screen, and what is under the pointer there.
#pragma once

#include "engine/drainage/profile.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace greenward::viewer {

/// The part of a way that is in sight, metres along it.
struct station_span {
  double from_m = 0, to_m = 0;
  [[nodiscard]] double length() const { return to_m - from_m; }
  friend bool operator==(const station_span&, const station_span&) = default;
};

/// `factor` > 1 shows less; the station `about_m` stays where it is, unless the way ends there. No less than
/// 2 metres are shown and no more than the way.
[[nodiscard]] station_span zoomed(station_span seen, double about_m, double factor, double length_m);
/// Further along the way by so much, as far as it goes.
[[nodiscard]] station_span panned(station_span seen, double by_m, double length_m);

/// What is known at one station; NaN where nobody knows it.
struct profile_reading {
  double at_m = 0;
  std::size_t pipe = 0;
  double ground_m = drainage::kNotGiven, crown_m = drainage::kNotGiven, invert_m = drainage::kNotGiven,
         water_m = drainage::kNotGiven;
};
/// Nothing without pipes. `at_m` is kept within the way. O(log n).
[[nodiscard]] std::optional<profile_reading> read_at(const drainage::profile& way, double at_m);

/// Pixels, y downwards.
struct plot_box {
  double left = 0, top = 0, right = 1, bottom = 1;
};

enum class plot_part : std::uint8_t { none, station, pipe, crossing, violation };

struct plot_hit {
  plot_part part = plot_part::none;
  std::size_t at = 0;  ///< row of that part of the profile
  friend bool operator==(const plot_hit&, const plot_hit&) = default;
};

/// Levels fill the box from the lowest to the highest in sight; violations stand in a lane above it.
class profile_plot {
 public:
  static constexpr double kFlagLane = 22;  ///< pixels, at the top of the box

  /// Keeps a reference to `way`.
  profile_plot(const drainage::profile& way, plot_box box, station_span seen);

  [[nodiscard]] const plot_box& box() const { return box_; }
  [[nodiscard]] bool has_levels() const;  ///< false: nobody knows any that is in sight
  [[nodiscard]] double x(double at_m) const;
  [[nodiscard]] double y(double level_m) const;
  [[nodiscard]] double at_m(double x) const;
  [[nodiscard]] double lowest_m() const { return lowest_; }
  [[nodiscard]] double highest_m() const { return highest_; }
  [[nodiscard]] double flag_y() const { return box_.top + kFlagLane / 2; }

  /// Round numbers for the axes, no closer together than so many pixels.
  [[nodiscard]] std::vector<double> level_marks(double pixels) const;
  [[nodiscard]] std::vector<double> station_marks(double pixels) const;

  /// Small things go before large ones: violations, crossings, stations, then the pipe above or below which
  /// the pointer is. Nothing outside the box.
  [[nodiscard]] plot_hit pick(double x, double y) const;

 private:
  void find_levels();
  [[nodiscard]] plot_hit pick_violation(double x, double y) const;
  [[nodiscard]] plot_hit pick_crossing(double x, double y) const;
  [[nodiscard]] plot_hit pick_station(double x) const;

  const drainage::profile& way_;
  plot_box box_;
  station_span seen_;
  double lowest_ = drainage::kNotGiven, highest_ = drainage::kNotGiven;
};

}  // namespace greenward::viewer
