// `greenward hazards record --file`: a table of updates of hazards, all or none.
#pragma once

#include "engine/base/task.hpp"
#include "engine/exchange/record_file.hpp"
#include "engine/workflow/record_hazards.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace greenward::workflow {

struct hazard_file_request {
  std::string database;
  /// CSV or XLSX with the columns code, state, date, deadline, responsible and note, by name or title.
  std::filesystem::path file;
  exchange::read_options reading;
  std::filesystem::path rejects;  ///< empty = beside the database, <name>-rejects-hazards.csv
  std::string who, note;
};

struct hazard_file_summary {
  std::int64_t read = 0;
  std::vector<recorded_hazard> hazards;  ///< empty if anything was refused: then nothing has been written
  std::int64_t refused = 0;              ///< records
  std::filesystem::path rejects;         ///< every refused record with its reasons; empty if there are none
};

/// Each record is one update, in the order of the file. Throws error{bad_input} if the file cannot be read,
/// or lacks the column code or all that could be said of a hazard.
[[nodiscard]] hazard_file_summary record_hazards_from_file(const hazard_file_request& request,
                                                           const task& progress);

}  // namespace greenward::workflow
