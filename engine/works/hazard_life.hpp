// The life of one hazard, found → assigned → mended → verified: where it stands on a day, whether its
// deadline was kept, and what in it contradicts itself.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/date.hpp"
#include "engine/layer/schema.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace greenward::works {

/// In the order of the list hazard_state.
enum class hazard_state : std::uint8_t { found, assigned, mended, verified, unknown };

inline constexpr std::size_t kHazardStates = 4;  ///< without `unknown`

/// What is recorded of a hazard.
struct hazard_record {
  hazard_state state = hazard_state::unknown;                   ///< unknown: none that the list has
  std::array<std::optional<date>, kHazardStates> reached = {};  ///< by state: the day on which it came to it
  std::optional<date> deadline = {};                            ///< to be mended until the end of this day

  [[nodiscard]] std::optional<date> day_of(hazard_state step) const {
    return reached[static_cast<std::size_t>(step)];
  }
};

/// The state that a code of the list hazard_state stands for; unknown for any other.
[[nodiscard]] hazard_state hazard_state_called(std::string_view code);
/// Its code; "unknown" for unknown.
[[nodiscard]] const char* name_of(hazard_state state);

enum class mending : std::uint8_t { open, mended, unknown };

struct hazard_standing {
  hazard_state state = hazard_state::unknown;
  works::mending mending = works::mending::unknown;
  std::optional<date> mended_on, verified_on;  ///< if it has come to that, and the day is recorded
};

/// Without a day: as the record says. At the end of a day: by the dates that had come by then; nothing for a
/// hazard found later. A step that was taken nobody knows when makes the state unknown, unless a later step
/// had come; the hazard is open as long as it surely had not been mended.
[[nodiscard]] std::optional<hazard_standing> standing_on(const hazard_record& hazard,
                                                         std::optional<date> day);

/// Days by which the deadline was missed: of an open hazard until `day`, of a mended one until it was mended.
/// The deadline is inclusive; 0 = kept so far. Nothing without a deadline, or if the day of mending is not
/// known.
[[nodiscard]] std::optional<int> days_overdue(const hazard_record& hazard, const hazard_standing& stands,
                                              date day);

enum class hazard_fault_kind : std::uint8_t {
  future,          ///< a step is dated after today
  out_of_order,    ///< a step is dated before one that comes earlier
  ahead,           ///< a step is dated that the state has not come to
  undated,         ///< the day of finding, or of the state, is missing
  not_mended,      ///< verified, but nobody says when it was mended
  early_deadline,  ///< to be mended before it was found
};

struct hazard_fault {
  hazard_fault_kind kind;
  hazard_state step;  ///< where it shows
  bilingual reason;   ///< a sentence with the dates
  friend bool operator==(const hazard_fault& a, const hazard_fault& b) {
    return a.kind == b.kind && a.step == b.step && a.reason.en == b.reason.en;
  }
};

/// Everything in which the state and the dates contradict each other, in the order of the kinds. A hazard may
/// be mended without having been assigned. `states`: the list hazard_state, for titles.
[[nodiscard]] std::vector<hazard_fault> hazard_faults(const hazard_record& hazard,
                                                      const layer::code_list& states, date today);

}  // namespace greenward::works
