// A feature's fields as a person reads them.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

struct field_text {
  std::string title;
  std::string value;    ///< code values by their titles, dates as YYYY-MM-DD, numbers with their unit
  bool absent = false;  ///< then `value` says so
};

/// One value without its unit; nothing if it is absent, which an empty text is too.
[[nodiscard]] std::optional<std::string> value_of(const layer::field& field, const layer::column& column,
                                                  std::size_t row, const layer::catalogue& catalogue,
                                                  language lang);

/// Every field of the row in the schema's order.
[[nodiscard]] std::vector<field_text> describe(const layer::feature_table& table, std::size_t row,
                                               const layer::catalogue& catalogue, language lang);

/// The feature's name, else its code, else "#id".
[[nodiscard]] std::string name_of(const layer::feature_table& table, std::size_t row);

/// The feature's code, else "#id".
[[nodiscard]] std::string code_of(const layer::feature_table& table, std::size_t row);

}  // namespace greenward::viewer
