// `greenward record`: a work reaches a stage on a date.
#pragma once

#include "engine/base/date.hpp"
#include "engine/base/strong_id.hpp"

#include <string>

namespace greenward::workflow {

struct record_request {
  std::string database;
  std::string work;   ///< its code, or its id
  std::string stage;  ///< a code of the list `stage`
  date day;
  std::string who, note;
};

struct record_result {
  feature_id work;
  std::string name;
  std::string before, after;  ///< stages
};

/// Writes the stage, its actual date, and the work's own actual start or completion, with one journal entry.
/// A stage that the work has passed already only gets its date. Throws error{usage} for an unknown work or
/// stage, a date after today or before the work's actual start, and a date that contradicts the order of
/// stages.
[[nodiscard]] record_result record_progress(const record_request& request);

}  // namespace greenward::workflow
