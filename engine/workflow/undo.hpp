// `greenward undo`: an entry of the journal taken back by another entry.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/strong_id.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace greenward::workflow {

/// Why an entry cannot be taken back.
struct undo_obstacle {
  std::string layer;
  feature_id feature;
  bilingual reason;
};

struct undo_result {
  std::size_t changes = 0;               ///< taken back; 0 if anything stands in the way
  std::int64_t entry = 0;                ///< that takes them back; 0 if anything stands in the way
  std::vector<undo_obstacle> obstacles;  ///< then nothing has been written
};

/// Sets everything that entry `entry` changed back to what it was before, in one transaction with one entry
/// of its own (action "undo"): nothing is overwritten, and the undo can itself be undone. What stands in the
/// way: a later entry that changed the same value or feature; and contradictions in the life of a work
/// (works::life_faults) that it has not now. The district's name and measuring CRS, which its first import
/// gives, stay. Throws error{usage} for an entry that is not there or that changed no features.
[[nodiscard]] undo_result undo_entry(const std::string& database, const std::string& who,
                                     const std::string& note, std::int64_t entry);

}  // namespace greenward::workflow
