// What it means for a work that a stage is recorded.
#pragma once

#include "engine/base/date.hpp"
#include "engine/layer/schema.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace greenward::works {

enum class record_effect : std::uint8_t {
  advances,   ///< the work is now at the recorded stage
  completes,  ///< the work has passed that stage already: only its date is filled in
};

/// The stage a work is at, and since when if that is known.
struct current_stage {
  std::string_view stage;
  std::optional<date> since;
};

/// `lifecycle`: the code list `stage`, in order; suspended and cancelled stand outside the order and may
/// follow, and be followed by, every stage. Throws error{usage} if the date contradicts the order: a later
/// stage before the current one began, or an earlier stage after it.
[[nodiscard]] record_effect effect_of_record(const layer::code_list& lifecycle, const current_stage& current,
                                             std::string_view recorded, date day);

}  // namespace greenward::works
