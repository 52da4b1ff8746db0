#include "engine/exchange/osm_access.hpp"

#include <string>

namespace greenward::exchange {

namespace {

enum class permission { unstated, granted, denied };

permission permission_of(std::string_view value) {
  if (one_of(value,
             {"yes", "designated", "permissive", "destination", "official", "public", "discouraged"})) {
    return permission::granted;
  }
  if (one_of(value, {"no", "private", "use_sidepath", "customers", "delivery", "permit", "agricultural",
                     "forestry", "military"})) {
    return permission::denied;
  }
  return permission::unstated;
}

std::string tag_text(std::string_view key, std::string_view value) {
  return std::string(key) + "=" + std::string(value);
}

struct stated_permission {
  permission answer = permission::unstated;
  std::string tag;
};

/// The first of `foot` and `access` that says something.
stated_permission stated(const osm_tags& object) {
  for (const std::string_view key : {"foot", "access"}) {
    const permission answer = permission_of(object[key]);
    if (answer != permission::unstated) return {answer, tag_text(key, object[key])};
  }
  return {};
}

bool open_by_default(const osm_tags& way) {
  if (way.is("motorroad", "yes")) return false;
  if (!way.has("highway")) return true;  // a railway or public-transport platform
  return one_of(
      way["highway"],
      {"trunk",    "trunk_link",    "primary",      "primary_link", "secondary",     "secondary_link",
       "tertiary", "tertiary_link", "unclassified", "residential",  "living_street", "road",
       "service",  "track",         "path",         "trail",        "footway",       "pedestrian",
       "steps",    "corridor",      "platform",     "crossing",     "elevator"});
}

bool not_in_use(std::string_view highway) {
  return one_of(highway, {"construction", "proposed", "planned", "abandoned", "disused", "razed",
                          "demolished", "dismantled", "no"});
}

bool not_a_way(std::string_view highway) {
  return one_of(highway, {"services", "rest_area", "bus_stop", "street_lamp", "traffic_signals", "give_way",
                          "stop", "toll_gantry", "emergency_bay", "trailhead"});
}

bilingual closed_text(const std::string& tag) {
  return {"不对步行开放（" + tag + "）", "closed to walkers (" + tag + ")"};
}

bool is_platform(const osm_tags& way) {
  return way.is("railway", "platform") || way.is("public_transport", "platform");
}

}  // namespace

bool may_be_walkway(const osm_tags& way) {
  return way.has("highway") || is_platform(way);
}

std::optional<bilingual> foot_refusal(const osm_tags& way) {
  const std::string_view highway = way["highway"];
  const std::string tag = tag_text("highway", highway);
  if (not_in_use(highway))
    return bilingual{"未建成或已停用（" + tag + "）", "not built or no longer in use (" + tag + ")"};
  if (not_a_way(highway)) return bilingual{"不是道路（" + tag + "）", "not a way (" + tag + ")"};
  const stated_permission said = stated(way);
  if (said.answer == permission::denied) return closed_text(said.tag);
  if (said.answer == permission::granted || open_by_default(way)) return std::nullopt;
  return closed_text(way.is("motorroad", "yes") ? tag + ", motorroad=yes" : tag);
}

std::optional<bilingual> barrier_refusal(const osm_tags& node) {
  if (!node.affirms("barrier")) return std::nullopt;
  const std::string tag = tag_text("barrier", node["barrier"]);
  const stated_permission said = stated(node);
  const bool solid =
      one_of(node["barrier"], {"wall", "fence", "city_wall", "retaining_wall", "hedge", "ditch"});
  if (said.answer == permission::granted || (said.answer == permission::unstated && !solid))
    return std::nullopt;
  const std::string why = said.tag.empty() ? tag : tag + ", " + said.tag;
  return bilingual{"障碍物不放行步行（" + why + "），步行网在此断开",
                   "the barrier stops walkers (" + why + "); the walking network is cut here"};
}

bool is_gate(const osm_tags& node) {
  return one_of(node["barrier"], {"gate", "lift_gate", "swing_gate", "sliding_gate", "kissing_gate",
                                  "wicket_gate", "hampshire_gate", "bump_gate", "turnstile",
                                  "full-height_turnstile", "entrance", "sally_port"});
}

foot_direction direction_on_foot(const osm_tags& way) {
  const std::string_view stated_oneway = way["oneway:foot"];
  if (one_of(stated_oneway, {"yes", "1", "true"})) return foot_direction::forward;
  if (one_of(stated_oneway, {"-1", "reverse"})) return foot_direction::backward;
  if (stated_oneway.empty() && way.is("conveying", "forward")) return foot_direction::forward;
  if (stated_oneway.empty() && way.is("conveying", "backward")) return foot_direction::backward;
  return foot_direction::both;
}

std::string_view walk_edge_kind(const osm_tags& way) {
  const std::string_view highway = way["highway"];
  for (const std::string_view key : {"footway", "path", "cycleway", "pedestrian"}) {
    if (way.is(key, "crossing")) return "crossing";
  }
  // The code list's own literals: a view into the tags would not outlive the object.
  for (const std::string_view kind : {"steps", "footway", "pedestrian", "track", "corridor"}) {
    if (highway == kind) return kind;
  }
  if (highway == "crossing") return "crossing";
  if (one_of(highway, {"path", "trail", "cycleway", "bridleway", "via_ferrata"})) return "path";
  if (highway.empty() || one_of(highway, {"platform", "elevator"})) return "other";
  return "road";
}

}  // namespace greenward::exchange
