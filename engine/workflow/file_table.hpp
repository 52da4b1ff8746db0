// Records of any vector file as a table of their own, for conditions and numbers by the file's field names.
#pragma once

#include "engine/base/task.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace greenward::workflow {

struct file_table {
  struct refused_record {
    std::int64_t number = 0;  ///< in the file, from 1
    bilingual reason;
  };
  /// Named as the file; ids are the numbers of the records, fields those of the file (the first of equal
  /// names): whole numbers, numbers or text, whichever holds all their values.
  layer::feature_table table;
  std::vector<refused_record> refused;
};

/// Throws what exchange::read_records throws.
[[nodiscard]] file_table read_file_table(const std::filesystem::path& file, const task& progress);

}  // namespace greenward::workflow
