// Values of a table as a person reads them.
#pragma once

#include "engine/cli/session.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstddef>
#include <string>

namespace greenward::cli {

/// The title of a code, a number without its last binary digits, anything else as to_text(); "" if absent.
[[nodiscard]] std::string shown_value(const session& session, const layer::feature_table& table,
                                      std::size_t field, std::size_t row);

}  // namespace greenward::cli
