#include "engine/workflow/walk_model.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/walk_entrances.hpp"

#include <span>
#include <utility>

namespace greenward::workflow {

namespace {

std::string smallest_unit(const layer::feature_table& table, std::size_t row) {
  for (const char* field : {"community_code", "street_code", "district_code"})
    if (table[field].has(row)) return std::string(table[field].text(row));
  return {};
}

/// Puts facilities on the network, by their entrances where they have any.
class facility_placer {
 public:
  facility_placer(const district_snapshot& district, const walking::walk_network& network, metres maximum)
      : facilities_(district.at("facilities")),
        entrances_(district, "facility_code"),
        network_(network),
        maximum_(maximum) {}

  void place(std::uint32_t row, facilities_on_network& placed) const {
    ++placed.count;
    const auto doors = entrances_.of(facilities_.table, row);
    const auto geometry = facilities_.planar[row];
    if (geometry.is_none() && doors.empty()) {
      placed.refused.push_back(refusal_of(facilities_, row, {"没有位置", "it has no position"}));
      return;
    }
    const auto index = static_cast<std::uint32_t>(placed.rows.size());
    placed.rows.push_back(row);
    placed.places.push_back(geometry.is_none() ? entrances_.place(doors.front())
                                               : geo::representative_point(geometry));
    if (doors.empty()) {
      if (!join(placed.places.back(), index, placed))
        placed.refused.push_back(refusal_of(facilities_, row, why_not(placed.places.back())));
      return;
    }
    place_by_doors(row, index, doors, placed);
  }

 private:
  void place_by_doors(std::uint32_t row, std::uint32_t index, std::span<const std::uint32_t> doors,
                      facilities_on_network& placed) const {
    std::vector<refusal> refused;
    for (const std::uint32_t door : doors)
      if (!join(entrances_.place(door), index, placed))
        refused.push_back(refusal_of(entrances_.layer(), door, why_not(entrances_.place(door))));
    if (refused.size() == doors.size())
      placed.refused.push_back(refusal_of(facilities_, row, refused.front().reason));
    else
      placed.refused_entrances.insert(placed.refused_entrances.end(), refused.begin(), refused.end());
  }

  bool join(geo::planar place, std::uint32_t index, facilities_on_network& placed) const {
    const auto found = walking::snap_to_network(network_, place, maximum_);
    if (!found) return false;
    placed.snaps.push_back(*found);
    placed.of_snap.push_back(index);
    return true;
  }
  [[nodiscard]] bilingual why_not(geo::planar place) const {
    return walking::words_for(walking::why_not_on_network(network_, place, maximum_), maximum_);
  }
  static refusal refusal_of(const layer_snapshot& layer, std::uint32_t row, bilingual reason) {
    return {layer.table.ids()[row], std::string(layer.table["name"].text(row)), std::move(reason)};
  }

  const layer_snapshot& facilities_;
  entrances_by_code entrances_;
  const walking::walk_network& network_;
  metres maximum_;
};

}  // namespace

std::vector<std::string> walking_layers() {
  std::vector<std::string> layers = network_layers();
  for (const char* layer : {"facilities", "entrances", "parks", "population_points", "buildings"})
    layers.emplace_back(layer);
  return layers;
}

facilities_on_network place_facilities(const district_snapshot& district,
                                       const walking::walk_network& network, const walk_settings& settings) {
  if (settings.category == kParkCategory) return place_parks(district, network, settings);
  const facility_placer placer(district, network, settings.snap_maximum);
  facilities_on_network placed;
  const auto& category = district.at("facilities").table["category"];
  for (std::uint32_t row = 0; row < category.size(); ++row)
    if (category.text(row) == settings.category) placer.place(row, placed);
  placed.limits.assign(placed.rows.size(), settings.limit());
  placed.radii.assign(placed.rows.size(), settings.radius);
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
