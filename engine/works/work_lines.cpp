#include "engine/works/work_lines.hpp"

#include "engine/works/days.hpp"

namespace greenward::works {

namespace {

/// Adds the work's own day of a stage if the lines from `first` on have none.
void add_own(std::vector<stage_line>& lines, std::size_t first, std::string_view stage,
             std::optional<date> stage_line::*which, std::optional<date> day) {
  if (!day || day_of(std::span(lines).subspan(first), stage, which)) return;
  for (std::size_t i = first; i < lines.size(); ++i) {
    if (lines[i].stage != stage) continue;
    lines[i].*which = day;
    return;
  }
  stage_line& line = lines.emplace_back(stage_line{.stage = stage, .planned = {}, .actual = {}});
  line.*which = day;
}

}  // namespace

work_lines::work_lines(const layer::feature_table& works, const stage_lines& written,
                       const layer::lifecycle_book& lives) {
  const auto &code = works["code"], &kind = works["work_kind"];
  const auto &planned_start = works["planned_start"], &planned_end = works["planned_end"];
  const auto &actual_start = works["actual_start"], &actual_end = works["actual_end"];
  lines_.reserve(written.size() + 2 * works.size());
  for (std::size_t row = 0; row < works.size(); ++row) {
    const auto first = static_cast<std::uint32_t>(lines_.size());
    first_.push_back(first);
    const layer::lifecycle& life = *lives_.emplace_back(&lives.of_kind(kind.text(row)));
    if (code.has(row)) {
      const auto lines = written.of(code.text(row));
      lines_.insert(lines_.end(), lines.begin(), lines.end());
    }
    const std::string& begins = life.stages[life.begins].code;
    const std::string& ends = life.stages[life.ends].code;
    add_own(lines_, first, begins, &stage_line::planned, day_in(planned_start, row));
    add_own(lines_, first, ends, &stage_line::planned, day_in(planned_end, row));
    add_own(lines_, first, begins, &stage_line::actual, day_in(actual_start, row));
    add_own(lines_, first, ends, &stage_line::actual, day_in(actual_end, row));
  }
  first_.push_back(static_cast<std::uint32_t>(lines_.size()));
}

work_lines::work_lines(const layer::feature_table& works, const layer::feature_table& stages,
                       const layer::lifecycle_book& lives)
    : work_lines(works, stage_lines(stages), lives) {}

std::optional<date> day_of(std::span<const stage_line> lines, std::string_view stage,
                           std::optional<date> stage_line::*which) {
  for (const stage_line& line : lines)
    if (line.stage == stage && line.*which) return line.*which;
  return std::nullopt;
}

}  // namespace greenward::works
