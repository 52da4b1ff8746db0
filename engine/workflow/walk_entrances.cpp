#include "engine/workflow/walk_entrances.hpp"

#include "engine/geo/measure.hpp"

namespace greenward::workflow {

entrances_by_code::entrances_by_code(const district_snapshot& district, std::string_view field)
    : entrances_(district.find("entrances")) {
  if (entrances_ == nullptr) return;
  const auto& code = entrances_->table[field];
  for (std::uint32_t row = 0; row < code.size(); ++row)
    if (code.has(row) && !entrances_->planar[row].is_none())
      by_code_[std::string(code.text(row))].push_back(row);
}

std::span<const std::uint32_t> entrances_by_code::of(const layer::feature_table& features,
                                                     std::uint32_t row) const {
  const auto& code = features["code"];
  if (!code.has(row)) return {};
  const auto found = by_code_.find(code.text(row));
  return found == by_code_.end() ? std::span<const std::uint32_t>() : found->second;
}

geo::planar entrances_by_code::place(std::uint32_t entrance) const {
  return geo::representative_point(entrances_->planar[entrance]);
}

std::vector<geo::planar> doors_of(const entrances_by_code& entrances, const layer_snapshot& buildings,
                                  std::uint32_t row) {
  std::vector<geo::planar> places;
  for (const std::uint32_t entrance : entrances.of(buildings.table, row))
    places.push_back(entrances.place(entrance));
  if (places.empty()) places.push_back(geo::representative_point(buildings.planar[row]));
  return places;
}

building_placer::building_placer(const district_snapshot& district, const walking::walk_network& network,
                                 metres maximum)
    : buildings_(district.at("buildings")),
      network_(network),
      maximum_(maximum),
      entrances_(district, "building_code") {}

std::vector<walking::snap> building_placer::snaps(std::uint32_t row) const {
  std::vector<walking::snap> met;
  for (const geo::planar door : doors(row))
    if (const auto found = walking::snap_to_network(network_, door, maximum_)) met.push_back(*found);
  return met;
}

}  // namespace greenward::workflow
