// The order of codes in a list.
#pragma once

#include "engine/layer/schema.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace greenward::works {

/// The position of a code in its list; the list's size for a code that is not in it.
[[nodiscard]] inline std::size_t rank_of(const layer::code_list& list, std::string_view code) {
  return static_cast<std::size_t>(std::ranges::find(list.entries, code, &layer::code_entry::code) -
                                  list.entries.begin());
}

}  // namespace greenward::works
