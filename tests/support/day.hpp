// Days written as in a table.
#pragma once

#include "engine/base/date.hpp"

namespace greenward::testing {

/// Precondition: the text is a date.
[[nodiscard]] inline date day(const char* text) {
  return *parse_date(text);
}

}  // namespace greenward::testing
