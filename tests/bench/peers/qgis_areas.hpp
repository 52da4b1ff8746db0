// Service areas as QGIS's command makes them, from files to files.
#pragma once

#include "engine/geo/crs.hpp"
#include "tests/bench/peers/reached_area.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace greenward::bench {

struct area_request {
  std::filesystem::path lines;    ///< the network, in `measuring`
  std::filesystem::path origins;  ///< points with a field `name`, in `measuring`
  std::filesystem::path folder;   ///< where the answers and QGIS's settings go
  geo::crs_code measuring;        ///< metres
  double limit_m = 0;             ///< along the lines
  double width_m = 0;             ///< of the areas on each side of a line
};

/// `qgis_process` on a model of five steps: native:serviceareafromlayer, whose lines are kept, then what
/// makes polygons of them in the least time that was found. Its lines are there in both directions, so
/// native:dissolve by origin first; then native:multiparttosingleparts, native:buffer and native:dissolve
/// again. (native:buffer on the lines as they come takes more than ten minutes for 50 origins.)
class qgis_areas {
 public:
  /// Throws std::runtime_error if QGIS is not there.
  explicit qgis_areas(area_request request);

  [[nodiscard]] const std::string& version() const { return version_; }
  /// One process from its start to its end.
  void make() const;
  /// What make() wrote.
  [[nodiscard]] std::vector<reached_area> areas() const;

 private:
  [[nodiscard]] std::string in_folder(const char* name) const { return request_.folder / name; }

  area_request request_;
  std::string version_;
};

}  // namespace greenward::bench
