// Entries of the ledger that were made here and can be taken back, or done again.
#pragma once

#include "engine/base/bilingual.hpp"
#include "viewer/layers/ledger_entry.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

struct edit_history {
  std::vector<std::int64_t> done;  ///< the last one is taken back first
  std::vector<std::int64_t>
      undone;  ///< entries that took one back; taking the last of them back does it again
  bool running = false;
  std::optional<bilingual> said;  ///< what came of the last entry

  /// A new entry: what was taken back before is gone for good.
  void made(std::int64_t entry);
  /// What to ask of the ledger; nothing if there is nothing to take back (or to do again), or one is on its
  /// way.
  [[nodiscard]] std::optional<undo_request> ask(bool again, const std::string& who);
  void answered(const undo_outcome& outcome);
  /// A feature has been changed; what the person may want to see to is told.
  void edited(const workflow::edit_result& result);
};

}  // namespace greenward::viewer
