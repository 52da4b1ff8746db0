// Where the works of a table stand on a day.
#pragma once

#include "engine/base/date.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/layer/lifecycle.hpp"
#include "engine/works/stage_lines.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::works {

/// Shown for a work whose stage on the asked date cannot be told from its dates.
inline constexpr const char* kUnknownStage = "unknown";

/// The stage of every work on a date: row i of `works`.
/// No date: the stage recorded now. On a date: where the lines of `stages` say it stood (see standing_on);
/// a work without any dated line falls back on its own actual_start and actual_end; one that has reached a
/// stage but dates none of it is kUnknownStage. `stages`: the table work_stages.
[[nodiscard]] std::vector<std::string> stages_on(const layer::feature_table& works,
                                                 const layer::feature_table& stages,
                                                 const layer::lifecycle_book& lives, std::optional<date> day);
/// The same, of lines that are sorted already.
[[nodiscard]] std::vector<std::string> stages_on(const layer::feature_table& works, const stage_lines& lines,
                                                 const layer::lifecycle_book& lives, std::optional<date> day);

}  // namespace greenward::works
