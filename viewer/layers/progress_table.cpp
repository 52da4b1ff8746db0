#include "viewer/layers/progress_table.hpp"

#include "viewer/i18n/text_table.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

namespace greenward::viewer {

namespace {

/// The column of a stage; the last one takes what the list does not have.
std::size_t column_of(std::span<const layer::code_entry> stages, std::string_view code) {
  const auto found = std::ranges::find(stages, code, &layer::code_entry::code);
  return std::min(static_cast<std::size_t>(found - stages.begin()), stages.size() - 1);
}

bilingual kind_title(const layer::catalogue& catalogue, std::string_view kind) {
  const layer::code_entry* entry = catalogue.codes("work_kind").find(kind);
  return entry != nullptr ? entry->title : bilingual{std::string(kind), std::string(kind)};
}

}  // namespace

progress_table tabulate(const workflow::progress_report& report, const layer::catalogue& catalogue) {
  progress_table table;
  table.as_of = report.as_of;
  table.stages = catalogue.codes("stage").entries;
  table.stages.push_back({"", words(text_key::other_class)});
  table.sum = {"", words(text_key::total), 0, std::vector<std::size_t>(table.stages.size(), 0)};
  for (const works::kind_progress& kind : report.progress.totals) {
    progress_row row{kind.kind, kind_title(catalogue, kind.kind), kind.count,
                     std::vector<std::size_t>(table.stages.size(), 0)};
    for (const works::stage_count& stage : kind.by_stage) {
      const std::size_t column = column_of(table.stages, stage.stage);
      row.by_stage[column] += stage.count;
      table.sum.by_stage[column] += stage.count;
    }
    table.sum.total += kind.count;
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace greenward::viewer
