// What the viewer hands to the ledger, and what comes back.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/workflow/edit_features.hpp"
#include "engine/workflow/undo.hpp"
#include "viewer/layers/record_form.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace greenward::viewer {

struct edit_entry {
  std::string who, note;
  std::vector<workflow::feature_edit> edits;  ///< the first is of the feature that the form shows
};

struct undo_request {
  std::string who;
  std::int64_t entry = 0;
  bool redoes = false;  ///< the entry is itself an undo
};

using ledger_entry = std::variant<progress_entry, edit_entry, undo_request>;

struct edit_outcome {
  workflow::edit_result result;
  std::optional<bilingual> failure;  ///< then nothing has been written
};

struct undo_outcome {
  workflow::undo_result result;
  undo_request request;
  std::optional<bilingual> failure;
};

}  // namespace greenward::viewer
