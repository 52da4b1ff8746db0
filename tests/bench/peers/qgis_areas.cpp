#include "tests/bench/peers/qgis_areas.hpp"

#include "tests/bench/harness/child_process.hpp"
#include "tests/bench/peers/python_script.hpp"
#include "tests/bench/peers/qgis_program.hpp"

#include <nlohmann/json.hpp>
#include <utility>

namespace greenward::bench {

namespace {

/// To the quarter of a circle: round ends as near to round as Greenward's.
constexpr int kSegments = 8;

}  // namespace

qgis_areas::qgis_areas(area_request request) : request_(std::move(request)) {
  version_ = run_script("qgis_area_model.py",
                        {{"model", in_folder("areas.model3")},
                         {"project", in_folder("areas.qgs")},
                         {"crs", geo::to_string(request_.measuring)},
                         {"limit_m", request_.limit_m},
                         {"width_m", request_.width_m},
                         {"segments", kSegments}},
                        request_.folder);
}

void qgis_areas::make() const {
  output_of_child(as_qgis(
      request_.folder,
      {"qgis_process.bin", "run", in_folder("areas.model3"), "--PROJECT_PATH=" + in_folder("areas.qgs"),
       "--lines=" + request_.lines.string(), "--origins=" + request_.origins.string(),
       "--reach:reached=" + in_folder("lines.gpkg"), "--area:areas=" + in_folder("areas.gpkg")}));
}

std::vector<reached_area> qgis_areas::areas() const {
  return measure_areas({in_folder("lines.gpkg"), {}}, {in_folder("areas.gpkg"), {}}, "name",
                       request_.measuring);
}

}  // namespace greenward::bench
