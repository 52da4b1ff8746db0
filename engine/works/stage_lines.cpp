#include "engine/works/stage_lines.hpp"

#include "engine/works/days.hpp"

namespace greenward::works {

stage_lines::stage_lines(const layer::feature_table& stages) : lines_(stages.size()), rows_(stages.size()) {
  const auto& work = stages["work_code"];
  const auto& stage = stages["stage"];
  const auto& planned = stages["planned_date"];
  const auto& actual = stages["actual_date"];
  const auto& skip_reason = stages["skip_reason"];
  for (std::size_t row = 0; row < stages.size(); ++row) ++runs_[work.text(row)].count;
  std::uint32_t end = 0;
  for (auto& [code, own] : runs_) {
    own.first = end;
    end += own.count;
    own.count = 0;
  }
  for (std::uint32_t row = 0; row < stages.size(); ++row) {
    run& own = runs_[work.text(row)];
    const std::uint32_t place = own.first + own.count++;
    lines_[place] = {stage.text(row), day_in(planned, row), day_in(actual, row), skip_reason.has(row)};
    rows_[place] = row;
  }
}

stage_lines::run stage_lines::run_of(std::string_view work_code) const {
  const auto found = runs_.find(work_code);
  return found == runs_.end() ? run{} : found->second;
}

std::span<const stage_line> stage_lines::of(std::string_view work_code) const {
  const run own = run_of(work_code);
  return std::span(lines_).subspan(own.first, own.count);
}

std::span<const std::uint32_t> stage_lines::rows_of(std::string_view work_code) const {
  const run own = run_of(work_code);
  return std::span(rows_).subspan(own.first, own.count);
}

}  // namespace greenward::works
