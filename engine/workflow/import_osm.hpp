// `greenward import --osm`: an OpenStreetMap extract into seven layers at once.
#pragma once

#include "engine/base/task.hpp"
#include "engine/geo/point.hpp"
#include "engine/workflow/import_records.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

struct osm_import_request {
  std::string database;
  std::filesystem::path file;
  std::optional<geo::lon_lat_box> clip;
  import_mode mode = import_mode::append;  ///< append or replace
  std::filesystem::path rejects;
  std::string who, note;
};

/// Attribution that every map and export of OpenStreetMap data carries.
inline constexpr const char* kOsmNotice = "© OpenStreetMap contributors, ODbL 1.0";

/// Roads, walk edges and nodes, parks, buildings, facilities, entrances, in one transaction; one summary a
/// layer. Throws error{usage} if a walking network is there already and the mode is append: two networks that
/// do not know each other's nodes would overlap.
[[nodiscard]] std::vector<import_summary> import_osm(const osm_import_request& request, const task& progress);

}  // namespace greenward::workflow
