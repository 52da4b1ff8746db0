// Covering as an integer program.
#pragma once

#include "engine/siting/choice_answer.hpp"
#include "engine/siting/cover_problem.hpp"
#include "engine/siting/deadline.hpp"

#include <cstdint>
#include <span>

namespace greenward::siting {

/// By COIN CBC. `start`: a choice to begin with that is_reached(), or empty.
[[nodiscard]] choice_answer solve_cover_program(const cover_problem& problem,
                                                std::span<const std::uint32_t> start, const deadline& until);

}  // namespace greenward::siting
