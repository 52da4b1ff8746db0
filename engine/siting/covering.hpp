// The best cover: a good one first, then the proof.
#pragma once

#include "engine/siting/choice_answer.hpp"
#include "engine/siting/cover_problem.hpp"
#include "engine/siting/deadline.hpp"

#include <cstdint>

namespace greenward::siting {

enum class search_depth : std::uint8_t {
  quick,  ///< a good choice, at once; the bound is only what is plain
  exact,  ///< until proven or the time is up
};

/// All three aims. Every demand must have a site that can cover it (cost and bound leave out the others).
[[nodiscard]] choice_answer find_best_cover(const cover_problem& problem, search_depth depth,
                                            const deadline& until);

}  // namespace greenward::siting
