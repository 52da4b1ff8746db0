// `greenward walk slopes`: how every walk edge rises and falls, from a raster of heights.
#pragma once

#include "engine/base/task.hpp"

#include <cstddef>
#include <filesystem>
#include <string>

namespace greenward::workflow {

struct walk_slopes_request {
  std::string database;
  std::filesystem::path raster;
  std::string who;
};

struct walk_slopes_report {
  std::string crs;       ///< of the raster
  double spacing_m = 0;  ///< between the places along an edge at which heights were taken, at most
  std::size_t edges = 0, known = 0;
  std::size_t unknown = 0;   ///< not wholly within the raster, or over cells without a height: left absent
  std::size_t spanning = 0;  ///< bridges and tunnels, known by their ends
  std::size_t written = 0;   ///< edges whose fields changed
  double rise_m = 0, fall_m = 0;  ///< of all that are known
  double steepest = 0;  ///< largest mean slope of an edge's ascent or descent, of edges of 10 m and more
};

/// Fills rise_m, fall_m and rise_length_m of walk_edges in one transaction with one journal entry; what the
/// raster does not tell becomes absent. Heights are taken at every corner of a line and at most a cell apart.
/// Throws error{bad_input} for a raster that cannot be used, or if there are no walk_edges.
[[nodiscard]] walk_slopes_report store_walk_slopes(const walk_slopes_request& request, const task& progress);

}  // namespace greenward::workflow
