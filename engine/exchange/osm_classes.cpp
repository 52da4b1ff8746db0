#include "engine/exchange/osm_classes.hpp"

#include <algorithm>
#include <string>

namespace greenward::exchange {

namespace {

std::optional<bilingual> private_refusal(const osm_tags& object) {
  const std::string_view access = object["access"];
  if (!one_of(access, {"private", "no"})) return std::nullopt;
  const std::string tag = "access=" + std::string(access);
  return bilingual{"不对公众开放（" + tag + "）", "not open to the public (" + tag + ")"};
}

bool for_the_old(const osm_tags& object) {
  return object.lists("social_facility:for", "senior") || object.lists("social_facility:for", "seniors");
}

std::string_view elderly_kind(const osm_tags& object) {
  const std::string_view facility = object["social_facility"];
  if (object.is("amenity", "nursing_home")) return "care_home";
  if (!object.is("amenity", "social_facility")) return {};
  const bool home = one_of(facility, {"assisted_living", "nursing_home"});
  if (home && (for_the_old(object) || !object.has("social_facility:for"))) return "care_home";
  if (!for_the_old(object)) return {};
  if (one_of(facility, {"soup_kitchen", "food_bank"})) return "canteen";
  if (one_of(facility, {"day_care", "outreach", "ambulatory_care", "workshop", "day_centre"}))
    return "care_station";
  return "care_home";
}

std::string_view health_kind(const osm_tags& object) {
  const std::string_view amenity = object["amenity"];
  const std::string_view healthcare = object["healthcare"];
  if (amenity == "hospital" || healthcare == "hospital") return "hospital";
  if (healthcare == "centre") return "health_centre";
  if (one_of(amenity, {"clinic", "doctors"}) || one_of(healthcare, {"clinic", "doctor"})) return "clinic";
  return {};
}

std::string_view school_kind(const osm_tags& object) {
  if (object.is("amenity", "kindergarten")) return "kindergarten";
  if (!object.is("amenity", "school")) return {};
  const bool primary = object.lists("isced:level", "1") || object.is("school", "primary");
  const bool secondary = object.lists("isced:level", "2") || object.lists("isced:level", "3") ||
                         object.is("school", "secondary");
  if (primary == secondary) return "school";
  return primary ? "primary_school" : "secondary_school";
}

std::string_view culture_kind(const osm_tags& object) {
  const std::string_view amenity = object["amenity"];
  if (amenity == "library") return "library";
  if (one_of(amenity, {"community_centre", "arts_centre"})) return "culture_station";
  if (amenity == "theatre" || object.is("tourism", "museum")) return "other";
  return {};
}

std::string_view sport_kind(const osm_tags& object) {
  const std::string_view leisure = object["leisure"];
  if (one_of(leisure, {"sports_centre", "sports_hall", "fitness_centre"})) return "gym";
  if (one_of(leisure, {"pitch", "stadium", "track", "fitness_station"})) return "sports_ground";
  if (leisure == "swimming_pool") return "other";
  return {};
}

bool affirms_any(const osm_tags& object, std::initializer_list<std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return object.affirms(key); });
}

bool names_other_vehicles(const osm_tags& object) {
  return object.has("railway") || affirms_any(object, {"train", "subway", "tram", "light_rail", "monorail",
                                                       "funicular", "ferry", "aerialway"});
}

}  // namespace

std::string_view road_class_of(const osm_tags& way, const layer::code_list& classes) {
  const std::string_view highway = way["highway"];
  if (highway.empty()) return {};
  if (const layer::code_entry* entry = classes.recognise(highway)) return entry->code;
  if (one_of(highway, {"corridor", "crossing", "trail"})) return "path";
  if (one_of(highway, {"road", "busway", "bus_guideway", "raceway", "escape"})) return "other";
  return {};
}

std::optional<osm_park> park_of(const osm_tags& area) {
  const std::string_view leisure = area["leisure"];
  const std::string_view landuse = area["landuse"];
  osm_park park;
  park.refused = private_refusal(area);
  if (leisure == "park") return park;
  park.park_kind = area.is("garden:type", "botanical") || one_of(leisure, {"dog_park", "nature_reserve"}) ||
                           area.is("tourism", "zoo")
                       ? "special"
                       : "green";
  if (one_of(leisure, {"garden", "common", "recreation_ground", "dog_park", "nature_reserve"}) ||
      area.is("tourism", "zoo") || one_of(landuse, {"recreation_ground", "village_green"})) {
    return park;
  }
  return std::nullopt;
}

std::optional<std::string_view> building_use_of(const osm_tags& area) {
  const std::string_view building = area["building"];
  if (building.empty() || building == "no") return std::nullopt;
  if (building == "yes") return "unknown";
  if (one_of(building, {"apartments", "residential", "house", "detached", "semidetached_house", "terrace",
                        "dormitory", "bungalow", "farm", "cabin", "ger", "houseboat", "static_caravan"})) {
    return "residential";
  }
  if (one_of(building, {"commercial", "retail", "office", "supermarket", "hotel", "kiosk", "mall", "shop"})) {
    return "commercial";
  }
  if (one_of(building, {"industrial", "warehouse", "factory", "manufacture"})) return "industrial";
  if (one_of(building, {"school", "university", "kindergarten", "college"})) return "education";
  if (one_of(building, {"public", "civic", "government", "hospital", "train_station", "transportation",
                        "fire_station", "sports_hall", "sports_centre", "library", "museum"})) {
    return "public";
  }
  return "other";
}

bool names_buses(const osm_tags& object) {
  return object.is("highway", "bus_stop") ||
         affirms_any(object, {"bus", "trolleybus", "minibus", "coach", "share_taxi"});
}

bool is_bus_stop(const osm_tags& object) {
  const bool platform = object.is("highway", "platform") || object.is("public_transport", "platform");
  if (!platform) return object.is("highway", "bus_stop");
  return names_buses(object) || !(object.is("bus", "no") || names_other_vehicles(object));
}

bool is_rail_stop(const osm_tags& node) {
  return one_of(node["railway"], {"tram_stop", "stop", "halt", "station"});
}

std::optional<osm_facility> facility_of(const osm_tags& object) {
  if (const auto kind = elderly_kind(object); !kind.empty()) return osm_facility{"elderly_care", kind, {}};
  if (const auto kind = health_kind(object); !kind.empty()) return osm_facility{"health", kind, {}};
  if (const auto kind = school_kind(object); !kind.empty()) return osm_facility{"school", kind, {}};
  if (const auto kind = culture_kind(object); !kind.empty()) return osm_facility{"culture", kind, {}};
  if (const auto kind = sport_kind(object); !kind.empty()) {
    return osm_facility{"sport", kind, private_refusal(object)};
  }
  if (is_bus_stop(object)) return osm_facility{"transport", "bus_stop", private_refusal(object)};
  return std::nullopt;
}

}  // namespace greenward::exchange
