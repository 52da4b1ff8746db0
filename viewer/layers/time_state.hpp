// Which day the works are shown on, and what the slider needs to choose it.
#pragma once

#include "engine/workflow/works_ledger.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace greenward::viewer {

/// Works that began and that were done in one month, by their actual dates.
struct month_bar {
  std::uint32_t begun = 0, done = 0;
};

struct time_state {
  bool open = false;  ///< the slider is shown
  bool playing = false;
  float waited = 0;                 ///< seconds since the last step of playing
  std::optional<date> day;          ///< the works stand as at the end of it; none = as recorded
  std::optional<date> before;       ///< compared with it: shown on the left of the divide
  bool before_in_hand = false;      ///< which of the two the mouse is moving
  double divide = 0.5;              ///< where the map is divided, while something is compared, 0 to 1
  std::chrono::year_month first{};  ///< of `bars`
  std::vector<month_bar> bars;      ///< up to this month, or the last with a date
  std::shared_ptr<const workflow::works_ledger> ledger;  ///< as recorded; nullptr: no works

  /// Takes over a ledger; the day stays. `today` bounds the slider below its end.
  void use(std::shared_ptr<const workflow::works_ledger> works, date today);
  void show(std::optional<date> shown);
  /// Compares with another day; none = with none.
  void compare_with(std::optional<date> other);
  /// The day to begin a comparison with: the end of the year before the one that is shown, within the slider.
  [[nodiscard]] date year_before() const;
  /// To the end of a month that many months on, within the slider; from "as recorded", as from its end.
  void step(int count);
  /// Goes on playing by so many seconds; true while it plays. Stops at the end.
  bool play(float seconds);

  [[nodiscard]] date begin() const;  ///< first day of the slider
  [[nodiscard]] date end() const;    ///< last day of the slider
  /// Where a day lies on the slider, 0 to 1, and the day at a place.
  [[nodiscard]] double share_of(date at) const;
  [[nodiscard]] date day_at(double share) const;
};

}  // namespace greenward::viewer
