#include "tests/engine/index/real_layers.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/exchange/osm_file.hpp"
#include "engine/exchange/record_file.hpp"
#include "engine/geo/crs.hpp"
#include "tests/support/shared_data.hpp"

#include <optional>
#include <stdexcept>

namespace greenward::testing {

geo::planar_geometry real_osm_layer(const std::string& file, const std::string& layer, int measuring) {
  const auto catalogue = layer::catalogue::load(data_directory());
  const exchange::osm_extract extract =
      exchange::read_osm(shared_data(file), catalogue, std::nullopt, task{});
  for (const layer::feature_table& table : extract.tables)
    if (table.schema().name == layer) return geo::project(table.geometry(), geo::crs_code{measuring});
  throw std::logic_error(file + " has no layer " + layer);
}

geo::planar_geometry real_layer(const std::string& file, int measuring) {
  geo::geographic_geometry column;
  exchange::read_records(
      shared_data(file), {}, [](const exchange::record_header&) {},
      [&](exchange::record&& record) {
        if (!record.refused && !record.geometry[0].is_none()) column.append(record.geometry[0]);
      },
      task{});
  return geo::project(column, geo::crs_code{measuring});
}

}  // namespace greenward::testing
