// `greenward hazards record`: hazards are found, assigned, mended, verified; or sent back.
#pragma once

#include "engine/base/date.hpp"
#include "engine/base/strong_id.hpp"
#include "engine/workflow/refused_update.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace greenward::workflow {

/// What is said of one hazard; what is not given stays as it is. A state and its day come together.
struct hazard_update {
  std::string hazard;       ///< its code, or its id
  std::string state;        ///< a code of the list hazard_state; "" = says only the rest
  std::optional<date> day;  ///< on which it came to the state
  std::optional<date> deadline;
  std::string responsible;  ///< "" = unchanged
  std::string note;         ///< why; goes into the journal
};

struct recorded_hazard {
  feature_id id;
  std::string code, name;
  std::string before, after;  ///< states
};

/// Either everything is done or everything is left as it was: with any refusal nothing has been written.
struct hazard_record_result {
  std::vector<recorded_hazard> hazards;  ///< each once, in the order of their first update
  std::vector<refused_update> refused;
};

/// Writes all updates, in their order, in one transaction with one journal entry. A state that the hazard has
/// passed already only gets its day. An assignment on or after the day on which a hazard was mended, with a
/// note, sends it back: its state is assigned again and its day of mending, which the journal keeps, is
/// cleared. An update is refused for an unknown hazard or state, for saying nothing, and for every fault (see
/// works::hazard_faults) that the hazard did not have before. The journal's note is `note` and those of the
/// updates.
[[nodiscard]] hazard_record_result record_hazards(const std::string& database, const std::string& who,
                                                  const std::string& note,
                                                  std::span<const hazard_update> updates);

}  // namespace greenward::workflow
