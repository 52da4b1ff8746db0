#include "viewer/layers/layer_group.hpp"

#include <algorithm>
#include <utility>

namespace greenward::viewer {

namespace {

using enum layer_group;

constexpr std::array<std::pair<std::string_view, layer_group>, 31> kGroups{{
    {"works", progress},
    {"service_area", service},
    {"service_radius", service},
    {"service_paths", service},
    {"unserved_people", service},
    {"population_points", service},
    {"closed_streets", service},
    {"cut_off_places", service},
    {"site_points", service},
    {"site_assignments", service},
    {"site_unserved", service},
    {"site_areas", service},
    {"pipes", drainage},
    {"drainage_nodes", drainage},
    {"drainage_findings", drainage},
    {"drainage_unserved", drainage},
    {"drainage_connections", drainage},
    {"facilities", facilities},
    {"entrances", facilities},
    {"hazards", facilities},
    {"walk_edges", walking},
    {"walk_nodes", walking},
    {"barriers", walking},
    {"villages", facilities},
    {"responsibility_areas", land},
    {"admin_units", land},
    {"parks", land},
    {"greenways", land},
    {"roads", land},
    {"buildings", land},
    {"compounds", land},
}};

/// In the order of the enumeration.
constexpr std::array<std::string_view, kLayerGroups.size()> kGroupNames{
    "progress", "service", "drainage", "facilities", "walking", "land", "other"};

}  // namespace

layer_group group_of(std::string_view layer) {
  const auto found = std::ranges::find(kGroups, layer, &std::pair<std::string_view, layer_group>::first);
  return found != kGroups.end() ? found->second : other;
}

bool shares_out_ground(std::string_view layer) {
  return layer == "admin_units" || layer == "responsibility_areas";
}

text_key title_of(layer_group group) {
  switch (group) {
    case progress:
      return text_key::group_progress;
    case service:
      return text_key::group_service;
    case drainage:
      return text_key::group_drainage;
    case facilities:
      return text_key::group_facilities;
    case walking:
      return text_key::group_walking;
    case land:
      return text_key::group_land;
    case other:
      return text_key::group_other;
  }
  return text_key::group_other;
}

std::string_view group_name(layer_group group) {
  return kGroupNames[static_cast<std::size_t>(group)];
}

std::optional<layer_group> group_called(std::string_view name) {
  const auto found = std::ranges::find(kGroupNames, name);
  if (found == kGroupNames.end()) return std::nullopt;
  return static_cast<layer_group>(found - kGroupNames.begin());
}

}  // namespace greenward::viewer
