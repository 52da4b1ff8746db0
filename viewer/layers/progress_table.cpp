#include "viewer/layers/progress_table.hpp"

#include "viewer/i18n/text_table.hpp"

#include <utility>

namespace greenward::viewer {

progress_table tabulate(const workflow::progress_report& report, const layer::catalogue& catalogue) {
  progress_table table;
  table.as_of = report.ledger.day;
  table.stages = catalogue.codes("stage").entries;
  table.stages.push_back({"", words(text_key::other_class)});
  table.sum = {"", words(text_key::total), 0, std::vector<std::size_t>(table.stages.size(), 0)};
  const auto& kinds = catalogue.codes("work_kind").entries;
  for (const works::roll_up_row& total : report.totals) {
    const layer::code_entry& kind = kinds[total.key.kind];
    progress_row row{kind.code, kind.title, total.sums.works, total.sums.by_stage};
    for (std::size_t column = 0; column < row.by_stage.size(); ++column)
      table.sum.by_stage[column] += row.by_stage[column];
    table.sum.total += row.total;
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace greenward::viewer
