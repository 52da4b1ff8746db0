// SQLite's result codes as the project's errors.
#pragma once

#include "engine/base/error.hpp"

#include <string>

namespace greenward::store {

/// `result_code`: primary or extended. `detail`: SQLite's own words, kept for the codes that a person cannot
/// be expected to meet. The error's code is `store`.
[[nodiscard]] error sqlite_error(int result_code, std::string subject, const std::string& detail);

}  // namespace greenward::store
