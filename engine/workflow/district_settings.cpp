#include "engine/workflow/district_settings.hpp"

#include "engine/geo/crs.hpp"

#include <filesystem>

namespace greenward::workflow {

std::optional<store::district_info> completed_info(store::district_info info, const std::string& database,
                                                   const geo::geographic_geometry& geometries) {
  bool changed = false;
  if (info.name.empty()) {
    info.name = std::filesystem::path(database).stem().string();
    changed = true;
  }
  geo::lon_lat_box extent;
  for (const geo::lon_lat& p : geometries.points()) extent.include(p);
  if (info.measuring_crs.epsg == 0 && !extent.empty()) {
    info.measuring_crs = geo::measuring_crs_for(extent.centre());
    changed = true;
  }
  if (!changed) return std::nullopt;
  return info;
}

std::string with_notice(const std::string& notice, const std::string& line) {
  if (notice.find(line) != std::string::npos) return notice;
  return notice.empty() ? line : notice + "；" + line;
}

}  // namespace greenward::workflow
