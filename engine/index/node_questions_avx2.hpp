// The questions asked of all children at once, for x86 processors with AVX2.
#pragma once

#include "engine/index/node_questions.hpp"

namespace greenward::index {

/// nullptr if this processor cannot.
[[nodiscard]] const node_questions* avx2_questions();

}  // namespace greenward::index
