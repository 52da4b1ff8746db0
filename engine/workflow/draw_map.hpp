// `greenward map`: the district on a sheet.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/task.hpp"
#include "engine/geo/point.hpp"
#include "engine/report/printed_map.hpp"
#include "engine/workflow/moment.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/workflow/walk.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

struct map_request {
  std::string database;
  std::filesystem::path file;              ///< .png, .pdf or .svg
  std::vector<std::string> layers;         ///< none = all with geometry
  std::optional<geo::lon_lat_box> window;  ///< none = everything
  int width = 1920;                        ///< pixels at 96 dpi
  int height = 1080;
  std::string title;  ///< "" = the district's name
  language lang = language::zh;
  moment when;
  /// A second map beside it, the first of the two: the works as they stood on this day, otherwise of the same
  /// moment. Not together with `pair`.
  std::optional<date> compared_with{};
  std::optional<report::map_pair> pair{};     ///< of draw_sheet(): the names of the two maps of `content`
  std::optional<walk_options> service_areas;  ///< draw them, each of its map's day, and the plain radius
  std::vector<double> service_minutes;        ///< several bands; empty = one, that of `service_areas`
  std::filesystem::path basemap;              ///< a picture of the ground under everything; empty = none
};

/// Throws what load_snapshot(), report::draw_map() and the service areas throw; error{bad_input} if two days
/// would be measured in two planes.
void draw_map(const map_request& request, const task& progress);

/// A map of what is in memory already, with the furniture of draw_map(): of `request` it uses file, size,
/// title, language, moment, and `pair` or `compared_with`. `content`: as report::draw_map() wants it, also
/// for what it throws.
void draw_sheet(const district_snapshot& district, const report::map_content& content,
                const geo::planar_box& extent, const map_request& request);

}  // namespace greenward::workflow
