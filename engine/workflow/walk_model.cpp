#include "engine/workflow/walk_model.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/measure.hpp"

#include <utility>

namespace greenward::workflow {

namespace {

std::string smallest_unit(const layer::feature_table& table, std::size_t row) {
  for (const char* field : {"community_code", "street_code", "district_code"})
    if (table[field].has(row)) return std::string(table[field].text(row));
  return {};
}

}  // namespace

std::vector<std::string> walking_layers() {
  return {"walk_edges", "facilities", "parks", "population_points", "buildings"};
}

walking::walk_network network_of(const district_snapshot& district, walking::direction direction) {
  const layer_snapshot& edges = district.at("walk_edges");
  if (edges.table.size() == 0) {
    throw error(error_code::bad_input, "walk_edges", {"没有步行网络", "there is no walking network"},
                {"请先导入 OSM 数据（import --osm）或步行路段图层",
                 "import an OSM extract (import --osm) or a layer of walk edges first"});
  }
  return walking::build_walk_network(edges.table, edges.planar, edges.index, direction);
}

facilities_on_network place_facilities(const district_snapshot& district,
                                       const walking::walk_network& network, const walk_settings& settings) {
  if (settings.category == kParkCategory) return place_parks(district, network, settings);
  const layer_snapshot& facilities = district.at("facilities");
  facilities_on_network placed;
  const auto& category = facilities.table["category"];
  const auto& name = facilities.table["name"];
  for (std::uint32_t row = 0; row < facilities.table.size(); ++row) {
    if (category.text(row) != settings.category) continue;
    ++placed.count;
    const auto refuse = [&](bilingual reason) {
      placed.refused.push_back({facilities.table.ids()[row], std::string(name.text(row)), std::move(reason)});
    };
    const auto geometry = facilities.planar[row];
    if (geometry.is_none()) {
      refuse({"没有位置", "it has no position"});
      continue;
    }
    const auto index = static_cast<std::uint32_t>(placed.rows.size());
    placed.rows.push_back(row);
    placed.places.push_back(geo::representative_point(geometry));
    placed.limits.push_back(settings.limit());
    placed.radii.push_back(settings.radius);
    if (const auto snap = walking::snap_to_network(network, placed.places.back(), settings.snap_maximum)) {
      placed.snaps.push_back(*snap);
      placed.of_snap.push_back(index);
    } else {
      refuse(walking::snap_refusal(settings.snap_maximum));
    }
  }
  if (placed.count > 0) return placed;
  throw error(error_code::bad_input, "facilities",
              {"没有类别为 " + settings.category + " 的设施",
               "there is no facility of category " + settings.category},
              {"请先导入设施，或用 --category 选择其他类别",
               "import facilities first, or choose another one with --category"});
}

people_places read_people(const district_snapshot& district) {
  const layer_snapshot& points = district.at("population_points");
  people_places arrays;
  const auto& people = points.table["people"];
  for (std::uint32_t row = 0; row < points.table.size(); ++row) {
    if (points.planar[row].is_none()) continue;
    arrays.rows.push_back(row);
    arrays.places.push_back(points.planar[row].points().front());
    arrays.people.push_back(people.integer(row));
    arrays.unit.push_back(smallest_unit(points.table, row));
  }
  return arrays;
}

}  // namespace greenward::workflow
