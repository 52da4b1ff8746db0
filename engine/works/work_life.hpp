// The dated stages of one work: where it stands on a day, and what contradicts the order of its life.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/date.hpp"
#include "engine/layer/lifecycle.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::works {

/// A line of the table work_stages. A work has one line for each stage of its life, and one for each time it
/// is suspended, resumed or cancelled; in any order.
struct stage_line {
  std::string_view stage;          ///< a code of the list `stage`
  std::optional<date> planned;     ///< until the end of this day
  std::optional<date> actual;      ///< reached on this day
  bool explains_skipping = false;  ///< says why stages before it were passed over
  bool undated = false;            ///< reached, but nobody has said when
};

struct standing {
  std::string_view stage;  ///< of the life, or suspended, or cancelled
  date since;
};

/// Where the work stands at the end of `day` by the actual dates of its lines; nothing if none has come yet.
/// A suspended work stands there until it is resumed or reaches another stage; a cancelled one for good. What
/// has no place in the life is left out.
[[nodiscard]] std::optional<standing> standing_on(const layer::lifecycle& life,
                                                  std::span<const stage_line> lines, date day);

enum class life_fault_kind : std::uint8_t {
  foreign,        ///< the stage is no part of this life
  twice,          ///< two lines say when the stage was reached
  future,         ///< reached after today
  out_of_order,   ///< reached, or planned, before a stage that comes earlier
  skipped,        ///< a stage before it has not been reached, may not be skipped, and nothing explains it
  not_begun,      ///< suspended before the work began
  not_suspended,  ///< resumed without having been suspended
  cancelled,      ///< something happens after the cancellation
};

struct life_fault {
  life_fault_kind kind;
  std::string stage;  ///< where it shows
  std::string other;  ///< the stage that it contradicts; "" = none
  bilingual reason;   ///< a sentence with both dates
  friend bool operator==(const life_fault& a, const life_fault& b) {
    return a.kind == b.kind && a.stage == b.stage && a.other == b.other;
  }
};

/// Everything that contradicts the life, in the order of the kinds. `stages`: the list `stage`, for titles.
[[nodiscard]] std::vector<life_fault> life_faults(const layer::lifecycle& life,
                                                  const layer::code_list& stages,
                                                  std::span<const stage_line> lines, date today);

}  // namespace greenward::works
