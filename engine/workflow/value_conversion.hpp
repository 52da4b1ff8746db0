// A foreign cell made into a value of a field, or the reason why it cannot be.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/exchange/record_file.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/layer/column.hpp"
#include "engine/store/store.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace greenward::workflow {

/// The value (monostate = absent), or why the cell is refused.
using converted = std::variant<store::field_value, bilingual>;

/// text: numbers are written out. integer: whole numbers only. real: finite. boolean: 1/0, true/false, T/F,
/// yes/no, 是/否. date: YYYY-MM-DD, YYYY/M/D or YYYYMMDD (a time after it is cut off only if it is midnight).
/// code: a code, an alias, or a Chinese or English title of the list. Blank text is absent.
[[nodiscard]] converted convert(const exchange::cell& cell, const layer::field& field,
                                const layer::catalogue& catalogue);

/// What row `row` has in the column.
[[nodiscard]] store::field_value value_in(const layer::column& column, std::size_t row);

/// Nothing, or white space alone.
[[nodiscard]] bool is_blank(const exchange::cell& cell);
/// As a person would write it; "" for nothing.
[[nodiscard]] std::string cell_text(const exchange::cell& cell);
/// The whole text as a number.
[[nodiscard]] std::optional<double> number_of(std::string_view text);

}  // namespace greenward::workflow
