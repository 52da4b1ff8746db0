// The form in which a planner records what a work has reached: what stands in it, and what is sent.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/date.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/record_progress.hpp"
#include "engine/workflow/snapshot.hpp"
#include "viewer/layers/folder_listing.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

/// What is handed to the ledger: one update with its evidence.
struct progress_entry {
  std::string who, note;
  workflow::stage_update update;
  std::vector<std::filesystem::path> photos;
};

/// What came of it.
struct record_outcome {
  std::vector<workflow::recorded_work> works;
  std::optional<bilingual> refusal;  ///< then nothing has been written
  std::int64_t entry = 0;            ///< of the journal
};

/// A stage of the work as it is recorded now.
struct known_stage {
  bilingual title;
  std::string planned, actual;  ///< YYYY-MM-DD, "" = nobody has said
};

struct record_form {
  feature_id work;
  std::string name;
  bilingual kind;
  bilingual stands;                        ///< the stage that it is recorded to stand at; empty = none
  std::vector<known_stage> known;          ///< the stages of its life in their order, then interruptions
  std::vector<layer::code_entry> choices;  ///< the stages of its life, then suspended, resumed, cancelled
  std::size_t choice = 0;

  // As typed.
  std::string actual, planned, skip_reason, note, who;
  std::vector<std::string> photos;       ///< paths
  std::optional<folder_listing> picker;  ///< open while files are being chosen
  std::filesystem::path photo_folder;    ///< where it was last

  std::optional<bilingual> problem;  ///< why it was not taken
  bool sent = false;                 ///< on its way; the form waits
};

/// A form for row `row` of the layer `works`, with the stage that comes next and today. `who`: who is likely
/// to fill it in.
[[nodiscard]] record_form open_form(const workflow::district_snapshot& district,
                                    const workflow::environment& environment, std::size_t row, date today,
                                    const std::string& who);

/// What the form says. A date that cannot be read or a missing name is told in `problem`, and nothing is
/// returned.
[[nodiscard]] std::optional<progress_entry> entry_of(record_form& form);

/// Adds a file once.
void add_photo(record_form& form, const std::string& path);

/// "计划 → 已开工", or one stage where it has not changed.
[[nodiscard]] bilingual change_text(const workflow::recorded_work& work, const layer::catalogue& catalogue);

}  // namespace greenward::viewer
