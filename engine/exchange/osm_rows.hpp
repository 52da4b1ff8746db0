// OpenStreetMap objects as rows of the district's layers.
#pragma once

#include "engine/exchange/osm_classes.hpp"
#include "engine/exchange/osm_tags.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace greenward::exchange {

inline constexpr std::string_view kOsmSource = "© OpenStreetMap contributors, ODbL 1.0";

/// Leaves the field absent if the text is empty.
void set_text(layer::row_writer& row, std::string_view field, std::string_view text);

/// What every object has: "way" 12 → "way/12" for a person, "osm-way-12" as its code.
struct osm_object {
  std::string_view type;  ///< node, way or relation
  std::int64_t id = 0;
  const osm_tags* tags = nullptr;

  [[nodiscard]] std::string label() const { return std::string(type) + "/" + std::to_string(id); }
  [[nodiscard]] std::string code() const { return "osm-" + std::string(type) + "-" + std::to_string(id); }
};

void add_road(layer::feature_table& roads, const osm_object& way, std::string_view road_class,
              const geo::geographic_geometry& line);
void add_park(layer::feature_table& parks, const osm_object& area, const osm_park& park,
              geo::geographic_view polygon);
void add_building(layer::feature_table& buildings, const osm_object& area, std::string_view use,
                  geo::geographic_view polygon);
void add_facility(layer::feature_table& facilities, const osm_object& object, const osm_facility& facility,
                  geo::lon_lat point);

}  // namespace greenward::exchange
