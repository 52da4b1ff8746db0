// Records of any vector file as a table of their own, for conditions and numbers by the file's field names.
#pragma once

#include "engine/base/task.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace greenward::workflow {

struct file_table {
  struct refused_record {
    std::int64_t number = 0;  ///< in the file, from 1
    bilingual reason;
  };
  /// Named as the file; ids are the numbers of the records, fields those of the file (the first of equal
  /// names): whole numbers, numbers or text, whichever holds all their values. A text that is a number (as in
  /// CSV) counts as one, but for those that a number does not keep: "007", more than 15 digits.
  layer::feature_table table;
  std::vector<refused_record> refused;
};

/// `crs`: see exchange::read_options; "" = what the file says. Throws what exchange::read_records throws.
[[nodiscard]] file_table read_file_table(const std::filesystem::path& file, const std::string& crs,
                                         const task& progress);

}  // namespace greenward::workflow
