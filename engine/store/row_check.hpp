// What a row must be before it may enter a table.
#pragma once

#include "engine/layer/feature_table.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace greenward::store {

/// Throws error{bad_input} naming layer, row and field for: an absent required field, a number that is not
/// finite, a boolean other than 0 or 1, a text that is not UTF-8 or holds a zero byte, a date outside the
/// years 1000–9999, a geometry of a kind the layer does not hold or that cannot be stored. Codes are left to
/// the foreign keys.
void check_row(const layer::feature_table& rows, std::size_t row);

/// True if the layer may hold features of this kind; `none` always is.
[[nodiscard]] bool holds(layer::layer_geometry geometry, geo::geometry_kind kind);

/// "roads row 3 (id 7)"; rows count from 1.
[[nodiscard]] std::string row_subject(const layer::feature_table& rows, std::size_t row);

}  // namespace greenward::store
