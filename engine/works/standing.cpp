#include "engine/works/standing.hpp"

#include <algorithm>

namespace greenward::works {

namespace {

/// From the work's own two dates, for works that bring no dated stages.
std::string stage_by_own_dates(const layer::feature_table& works, std::size_t row,
                               const layer::lifecycle& life, std::int64_t day) {
  const auto& start = works["actual_start"];
  const auto& end = works["actual_end"];
  if (end.has(row) && end.integer(row) <= day) return life.stages[life.ends].code;
  if (start.has(row) && start.integer(row) <= day) return life.stages[life.begins].code;
  const std::string& first = life.stages.front().code;
  if (start.has(row) || works["stage"].text(row) == first) return first;
  return kUnknownStage;
}

std::string stage_on(const layer::feature_table& works, std::size_t row, std::span<const stage_line> lines,
                     const layer::lifecycle& life, date day) {
  const bool dated = std::ranges::any_of(lines, [](const stage_line& l) { return l.actual.has_value(); });
  if (!dated) return stage_by_own_dates(works, row, life, days_since_epoch(day));
  const auto stands = standing_on(life, lines, day);
  return stands ? std::string(stands->stage) : life.stages.front().code;
}

}  // namespace

std::vector<std::string> stages_on(const layer::feature_table& works, const layer::feature_table& stages,
                                   const layer::lifecycle_book& lives, std::optional<date> day) {
  return stages_on(works, stage_lines(stages), lives, day);
}

std::vector<std::string> stages_on(const layer::feature_table& works, const stage_lines& lines,
                                   const layer::lifecycle_book& lives, std::optional<date> day) {
  std::vector<std::string> result;
  result.reserve(works.size());
  const auto& stage = works["stage"];
  const auto& code = works["code"];
  const auto& kind = works["work_kind"];
  for (std::size_t row = 0; row < works.size(); ++row) {
    if (day) {
      result.push_back(stage_on(works, row, lines.of(code.text(row)), lives.of_kind(kind.text(row)), *day));
    } else {
      result.emplace_back(stage.text(row));
    }
  }
  return result;
}

}  // namespace greenward::works
