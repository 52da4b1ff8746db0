#include "tests/bench/peers/qgis_start.hpp"

#include "engine/geo/crs.hpp"
#include "engine/workflow/snapshot.hpp"
#include "tests/bench/harness/child_process.hpp"
#include "tests/bench/peers/python_script.hpp"
#include "tests/bench/peers/qgis_program.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace greenward::bench {

namespace {

nlohmann::json project_request(const std::string& database, const std::filesystem::path& project) {
  const auto district = workflow::load_snapshot(database, {}, {});
  nlohmann::json request{{"database", database},
                         {"crs", geo::to_string(district->measuring)},
                         {"project", project.string()},
                         {"layers", nlohmann::json::array()}};
  for (const workflow::layer_snapshot& layer : district->layers) {
    if (!layer.index.bounds().empty()) request["layers"].push_back(layer.table.schema().name);
  }
  const geo::planar_box box = district->bounds();
  request["extent"] = {box.min.x, box.min.y, box.max.x, box.max.y};
  return request;
}

}  // namespace

qgis_start::qgis_start(const std::filesystem::path& database, const std::filesystem::path& folder, int width,
                       int height)
    : folder_(folder), width_(width), height_(height), display_(folder) {
  const nlohmann::json request = project_request(database.string(), folder / "district.qgs");
  const nlohmann::json made = nlohmann::json::parse(run_script("qgis_project.py", request, folder));
  version_ = made.at("version");
  layers_ = made.at("layers");
}

void qgis_start::run(const std::filesystem::path& picture) const {
  std::filesystem::remove(picture);
  const child_result ran = run_child(as_qgis(
      folder_,
      {"qgis.bin", "--nologo", "--noversioncheck", "--noplugins", "--project", folder_ / "district.qgs",
       "--snapshot", picture, "--width", fmt::format("{}", width_), "--height", fmt::format("{}", height_)},
      display_.display()));
  // After a snapshot QGIS ends with 1, whether it was taken or not.
  if (!std::filesystem::exists(picture)) throw std::runtime_error("QGIS: " + ran.output);
}

}  // namespace greenward::bench
