// Why a branch of a trace ended, in words.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/drainage/trace.hpp"

namespace greenward::drainage {

struct branch_end_word {
  const char* code;  ///< for programs
  bilingual title;
};
[[nodiscard]] const branch_end_word& word_for(branch_end why);

}  // namespace greenward::drainage
