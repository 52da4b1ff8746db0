// Uncapacitated p-median instances of OR-Library, read without the script that users have.
#pragma once

#include "engine/siting/siting_problem.hpp"

#include <filesystem>

namespace greenward::siting {

/// A repeated edge replaces the earlier one; costs are all-pairs shortest paths (Floyd and Warshall).
[[nodiscard]] siting_problem read_orlib(const std::filesystem::path& file);

}  // namespace greenward::siting
