// What verdicts, obstacles and misconnections are called: codes for programs, titles for people.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/drainage/misconnections.hpp"
#include "engine/drainage/separation.hpp"

namespace greenward::drainage {

struct coded_title {
  const char* code;  ///< never translated
  bilingual title;
};

[[nodiscard]] const coded_title& words_of(verdict value);
/// Both empty for `none`.
[[nodiscard]] const coded_title& words_of(obstacle value);
[[nodiscard]] const coded_title& words_of(misconnection_kind value);
[[nodiscard]] const coded_title& words_of(building_weight value);
[[nodiscard]] const coded_title& words_of(inlet_weight value);

}  // namespace greenward::drainage
