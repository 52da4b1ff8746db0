// `greenward import --swmm`: the nodes and links of an EPA SWMM model.
#pragma once

#include "engine/base/task.hpp"
#include "engine/workflow/import_records.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace greenward::workflow {

struct swmm_import_request {
  std::string database;
  std::filesystem::path file;
  std::string crs;       ///< "EPSG:n", ...; "" = what the model's title says (greenward.crs=...)
  std::string encoding;  ///< "" = UTF-8
  import_mode mode = import_mode::append;  ///< append or replace
  std::filesystem::path rejects;
  std::string who, note;
};

/// Junctions, outfalls, storage and dividers become drainage nodes; conduits, pumps, orifices, weirs and
/// outlets become pipes (a weir or an orifice is an overflow path, a pump or a force main runs under
/// pressure); lengths become metres, offsets levels. Fields that greenward wrote into the comments come back.
/// What has no layer or no field here is counted in the notes, section by section (swmm_left_out()). One
/// transaction; a line that could not be read, or an element without a place or with an end that is not
/// there, goes into the rejects file. Throws error{usage} without a CRS.
[[nodiscard]] std::vector<import_summary> import_swmm(const swmm_import_request& request,
                                                      const task& progress);

}  // namespace greenward::workflow
