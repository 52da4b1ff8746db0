#include "engine/exchange/osm_entrances.hpp"

#include <algorithm>

namespace greenward::exchange {

bool is_entrance(const osm_tags& node) {
  return node.has("entrance") && !one_of(node["entrance"], {"no", "emergency", "exit"});
}

void entrance_list::add(const osm_object& node, geo::lon_lat place) {
  const osm_tags& tags = *node.tags;
  const std::string_view name = tags.has("name") ? tags["name"] : tags["ref"];
  by_node_[node.id] = {place, std::string(name), !one_of(tags["access"], {"private", "no"}), false};
}

void entrance_list::write(std::span<const std::int64_t> outline, const outline_owner& owner,
                          layer::feature_table& entrances) {
  if (by_node_.empty() || !(owner.building || owner.facility)) return;
  std::vector<std::int64_t> nodes(outline.begin(), outline.end());
  std::ranges::sort(nodes);  // a ring ends where it begins
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  for (const std::int64_t node : nodes) {
    const auto found = by_node_.find(node);
    if (found == by_node_.end()) continue;
    entrance& door = found->second;
    const bool of_facility = owner.facility && door.open_to_all;
    if (!owner.building && !of_facility) continue;
    door.used = true;
    layer::row_writer row(entrances, feature_id(0));
    if (of_facility) row.set("facility_code", owner.code);
    if (owner.building) row.set("building_code", owner.code);
    set_text(row, "name", door.name);
    row.set("source", kOsmSource);
    row.geometry().append_point(door.place);
  }
}

std::map<std::int64_t, geo::lon_lat> entrance_list::unused() const {
  std::map<std::int64_t, geo::lon_lat> places;
  for (const auto& [node, door] : by_node_)
    if (!door.used) places.emplace(node, door.place);
  return places;
}

}  // namespace greenward::exchange
