// `greenward record --file`: a table of updates, all or none.
#pragma once

#include "engine/base/task.hpp"
#include "engine/exchange/record_file.hpp"
#include "engine/workflow/record_progress.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace greenward::workflow {

struct record_file_request {
  std::string database;
  std::filesystem::path file;  ///< CSV or XLSX with the columns of work_stages, by name or title
  exchange::read_options reading;
  std::filesystem::path rejects;  ///< empty = beside the database, <name>-rejects-record.csv
  std::string who, note;
  std::vector<std::filesystem::path> photos{};  ///< evidence for the whole file
};

struct record_file_summary {
  std::int64_t read = 0;
  std::vector<recorded_work> works;  ///< empty if anything was refused: then nothing has been written
  std::int64_t refused = 0;          ///< records
  std::filesystem::path rejects;     ///< every refused record with its reasons; empty if there are none
};

/// Each record is one update: work and stage, with a planned or an actual date, or both. Throws
/// error{bad_input} if the file cannot be read or lacks the columns of work, stage and any date.
[[nodiscard]] record_file_summary record_from_file(const record_file_request& request, const task& progress);

}  // namespace greenward::workflow
