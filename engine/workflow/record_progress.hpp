// `greenward record`: works reach stages, or are planned to.
#pragma once

#include "engine/base/date.hpp"
#include "engine/base/strong_id.hpp"
#include "engine/workflow/refused_update.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace greenward::workflow {

/// What is said of one stage of one work; dates that are not given stay as they are.
struct stage_update {
  std::string work;   ///< its code, or its id
  std::string stage;  ///< a code of the list `stage`
  std::optional<date> planned, actual;
  std::string skip_reason;         ///< why stages before it were passed over; "" = unchanged
  std::string note;                ///< "" = unchanged
  std::optional<feature_id> id{};  ///< of the work where it is known: then `work` is not looked at
};

struct recorded_work {
  feature_id work;
  std::string code, name;
  std::string before, after;  ///< stages
};

/// Either everything is done or everything is left as it was: with any refusal nothing has been written.
struct record_result {
  std::vector<recorded_work> works;  ///< each once, in the order of their first update
  std::vector<refused_update> refused;
  std::int64_t entry = 0;  ///< of the journal; 0 = nothing has been written
};

/// Writes all updates in one transaction with one journal entry: the lines of work_stages, and each work's
/// own stage, start and completion, as they follow from its lines. An update is refused for an unknown work
/// or stage, for saying nothing, and for every fault (see works::life_faults) that the work did not have
/// before. What a work's own dates and stage say counts like lines. `photos`: files that show it, copied
/// beside the database (see evidence.hpp); they belong to the entry.
[[nodiscard]] record_result record_progress(const std::string& database, const std::string& who,
                                            const std::string& note, std::span<const stage_update> updates,
                                            std::span<const std::filesystem::path> photos = {});

}  // namespace greenward::workflow
