#include "engine/workflow/area_file.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/record_file.hpp"

#include <utility>

namespace greenward::workflow {

namespace {

geo::planar_geometry read_area_file(const std::filesystem::path& file, geo::crs_code measuring) {
  geo::geographic_geometry areas;
  exchange::read_records(
      file, {}, [](const exchange::record_header&) {},
      [&](exchange::record&& record) {
        if (!record.refused && record.geometry[0].kind() == geo::geometry_kind::polygon)
          areas.append(record.geometry[0]);
      },
      task{});
  if (!areas.empty()) return geo::project(areas, measuring);
  throw error(error_code::bad_input, file.string(), {"文件里没有可用的面", "the file holds no usable area"},
              {"--avoid 需要面图层", "--avoid takes a layer of polygons"});
}

}  // namespace

area_file areas_in(std::filesystem::path path) {
  return {std::move(path), read_area_file};
}

}  // namespace greenward::workflow
