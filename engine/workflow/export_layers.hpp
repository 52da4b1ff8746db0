// `greenward export`: layers of a database out to files.
#pragma once

#include "engine/base/task.hpp"
#include "engine/exchange/export_file.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace greenward::workflow {

struct export_request {
  std::string database;
  std::vector<std::string> layers;
  std::filesystem::path folder;
  exchange::export_options options;  ///< the notice is filled in from the database
  std::string where;                 ///< for every layer; see layer::filter
};

/// Throws error{usage} for an unknown layer or a bad expression, and what exchange::write_tables throws.
[[nodiscard]] exchange::export_result export_layers(const export_request& request, const task& progress);

}  // namespace greenward::workflow
