// A picture of the ground from a file, under all layers.
#pragma once

#include "engine/base/error.hpp"
#include "engine/workflow/basemap.hpp"
#include "viewer/canvas/gpu_picture.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace greenward::viewer {

/// What is to be read of a file.
struct basemap_question {
  std::string file;
  std::shared_ptr<const exchange::raster_picture> opened;  ///< nullptr: it is to be opened first
  geo::crs_code crs;                                       ///< of the map
  exchange::ground_window window;
};

struct basemap_answer {
  std::string file;
  std::shared_ptr<const exchange::raster_picture> opened;  ///< nullptr: it could not be
  std::optional<exchange::ground_pixels> pixels;           ///< nothing: none of it lies in the window
  std::optional<error> problem;
};

struct basemap_state {
  std::string file;  ///< empty: none
  bool visible = true;
  float opacity = 1;
  std::shared_ptr<const exchange::raster_picture> opened;  ///< nullptr: not yet, or it cannot be
  std::optional<error> problem;                            ///< why it cannot be opened or read
  std::optional<exchange::ground_window> asked;            ///< what is being read, or was read last
  std::shared_ptr<const gpu_picture> shown;  ///< what was read last; nullptr: nothing to be seen
  bool reading = false;
  int readings = 0;  ///< that have been asked for of this file
  std::chrono::steady_clock::time_point asked_at{};
  bool given_up = false;                        ///< what is being read is not wanted any more
  std::shared_ptr<const basemap_state> before;  ///< comes back if this file cannot be opened; nullptr: none

  [[nodiscard]] bool is_drawn() const { return visible && shown != nullptr; }
};

}  // namespace greenward::viewer
