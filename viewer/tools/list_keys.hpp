// Keys that go from row to row of a list.
#pragma once

#include <cstddef>
#include <optional>

namespace greenward::viewer {

/// By how many rows the key moves: one, a page of `in_sight`, or to the first or last of `all`; nullopt for
/// others.
[[nodiscard]] std::optional<std::ptrdiff_t> list_step(char32_t key, std::size_t in_sight, std::size_t all);

}  // namespace greenward::viewer
