#include "engine/exchange/osm_rows.hpp"

#include "engine/base/date.hpp"

#include <cmath>
#include <optional>

namespace greenward::exchange {

namespace {

std::optional<std::int64_t> whole_number(const osm_tags& tags, std::string_view key, double most) {
  const auto value = tags.number(key);
  if (!value || *value < 0 || *value > most || *value != std::floor(*value)) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

/// "1987", "1987-05", "1987-05-01": the year; anything vaguer is absent.
std::optional<std::int64_t> year_of(std::string_view text) {
  if (text.size() < 4 || (text.size() > 4 && text[4] != '-')) return std::nullopt;
  osm_tags year;
  year.add("year", text.substr(0, 4));
  return whole_number(year, "year", 2200);
}

/// The code of the list `oneway`.
const char* traffic_direction(const osm_tags& tags) {
  if (tags.is("oneway", "-1")) return "backward";
  const bool forward = one_of(tags["oneway"], {"yes", "1", "true"}) || tags.is("junction", "roundabout");
  return forward ? "forward" : "both";
}

void set_identity(layer::row_writer& row, const osm_object& object) {
  row.set("code", object.code());
  set_text(row, "name", (*object.tags)["name"]);
  row.set("osm_id", object.id);
  row.set("source", kOsmSource);
}

}  // namespace

void set_text(layer::row_writer& row, std::string_view field, std::string_view text) {
  if (!text.empty()) row.set(field, text);
}

void add_road(layer::feature_table& roads, const osm_object& way, std::string_view road_class,
              const geo::geographic_geometry& line) {
  const osm_tags& tags = *way.tags;
  layer::row_writer row(roads, feature_id(0));
  set_identity(row, way);
  row.set("road_class", road_class);
  if (const auto width = tags.number("width"); width && *width > 0 && *width < 1000)
    row.set("width_m", *width);
  set_text(row, "surface", tags["surface"]);
  row.set("oneway", traffic_direction(tags));
  row.set("bridge", tags.affirms("bridge"));
  row.set("tunnel", tags.affirms("tunnel"));
  if (const auto year = year_of(tags["start_date"])) row.set("built_year", *year);
  row.geometry().append(line[0]);
}

void add_park(layer::feature_table& parks, const osm_object& area, const osm_park& park,
              geo::geographic_view polygon) {
  layer::row_writer row(parks, feature_id(0));
  set_identity(row, area);
  set_text(row, "park_kind", park.park_kind);
  row.geometry().append(polygon);
}

void add_building(layer::feature_table& buildings, const osm_object& area, std::string_view use,
                  geo::geographic_view polygon) {
  layer::row_writer row(buildings, feature_id(0));
  set_identity(row, area);
  row.set("building_use", use);
  if (const auto floors = whole_number(*area.tags, "building:levels", 300)) row.set("floors", *floors);
  row.geometry().append(polygon);
}

void add_facility(layer::feature_table& facilities, const osm_object& object, const osm_facility& facility,
                  geo::lon_lat point) {
  const osm_tags& tags = *object.tags;
  layer::row_writer row(facilities, feature_id(0));
  set_identity(row, object);
  row.set("category", facility.category);
  row.set("facility_kind", facility.kind);
  const auto beds = whole_number(tags, "capacity:beds", 100000);
  const auto capacity = beds ? beds : whole_number(tags, "capacity", 1000000);
  if (capacity) row.set("capacity", *capacity);
  if (beds) row.set("capacity_unit", "床");
  if (const auto opened = parse_date(tags["start_date"])) row.set("opened", days_since_epoch(*opened));
  row.set("position", "digitised");
  row.geometry().append_point(point);
}

}  // namespace greenward::exchange
