// The entry that a transaction has just made.
#pragma once

#include "engine/store/store.hpp"

#include <cstdint>

namespace greenward::workflow {

/// The last entry of the journal; 0 = none. Within a transaction its own is the last.
[[nodiscard]] inline std::int64_t last_entry(const store::store& store) {
  return store.last_entry_by("9999-12-31T23:59:59Z");
}

}  // namespace greenward::workflow
