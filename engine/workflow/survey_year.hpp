// The year in what surveys write of when a pipe was laid.
#pragma once

#include <optional>
#include <string_view>

namespace greenward::workflow {

/// The year of a date or month: "2005-06-01" (also with a time), "2005/6", "2005.06", "200506", "20050601",
/// "2005年", "2005年6月". nullopt for anything else, also for a year alone, which needs no reading.
[[nodiscard]] std::optional<int> year_of_date(std::string_view text);

}  // namespace greenward::workflow
