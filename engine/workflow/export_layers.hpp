// `greenward export`: layers of a database out to files.
#pragma once

#include "engine/base/task.hpp"
#include "engine/exchange/export_file.hpp"
#include "engine/workflow/moment.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace greenward::workflow {

/// Where and in what form tables leave the program.
struct output_target {
  std::filesystem::path folder;
  std::string format = "shapefile";  ///< one of export_formats()
  std::string crs = "EPSG:4490";     ///< "EPSG:n" or "gcj02"
  std::string encoding = "UTF-8";    ///< shapefile only: UTF-8 or GBK
};

/// shapefile, gpkg, geojson, flatgeobuf.
[[nodiscard]] const std::vector<std::string>& export_formats();

/// Throws error{usage} for an unknown format, and what exchange::write_tables throws.
[[nodiscard]] exchange::export_result write_tables(const std::vector<layer::feature_table>& tables,
                                                   const output_target& target, const std::string& notice,
                                                   const task& progress);

struct export_request {
  std::string database;
  std::vector<std::string> layers;
  output_target target;
  std::string where;  ///< for every layer; see layer::filter
  moment when;
};

/// Throws error{usage} for an unknown layer or a bad expression, and what write_tables throws.
[[nodiscard]] exchange::export_result export_layers(const export_request& request, const task& progress);

}  // namespace greenward::workflow
