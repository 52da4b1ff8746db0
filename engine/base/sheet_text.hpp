// A cell of a sheet as a person reads it.
#pragma once

#include "engine/base/sheet.hpp"

#include <cstddef>
#include <string>

namespace greenward {

/// Numbers rounded to three decimals, shares as "50.0%", "" for what is not known.
[[nodiscard]] std::string shown(const cell& value, column_role role = column_role::plain);

/// Whether a column holds any text: then it is set to the left, else to the right.
[[nodiscard]] bool is_text_column(const sheet& table, std::size_t column);

}  // namespace greenward
