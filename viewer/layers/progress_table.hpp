// The roll-up of the works laid out for the summary: a row for each kind, a column for each stage.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/date.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/workflow/progress.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace greenward::viewer {

struct progress_row {
  std::string kind;  ///< a code of work_kind; "" = the sum
  bilingual title;
  std::size_t total = 0;
  std::vector<std::size_t> by_stage;  ///< one a column of the table
};

struct progress_table {
  date as_of;
  std::vector<layer::code_entry> stages;  ///< columns: the code list's, then one for stages outside it
  std::vector<progress_row> rows;         ///< kinds that occur, in the order of the code list
  progress_row sum;
};

/// The totals of the report; its units are not looked at.
[[nodiscard]] progress_table tabulate(const workflow::progress_report& report,
                                      const layer::catalogue& catalogue);

}  // namespace greenward::viewer
