#include "engine/exchange/osm_collector.hpp"

#include "engine/exchange/osm_access.hpp"
#include "engine/exchange/osm_classes.hpp"
#include "engine/geo/measure.hpp"
#include "engine/geo/predicates.hpp"

#include <algorithm>

namespace greenward::exchange {

namespace {

const bilingual kMissingNodes{"所引用的节点不在文件中", "it refers to nodes that are not in the file"};
const bilingual kPartlyMissing{"部分节点不在文件中，只收入已知的段",
                               "some of its nodes are not in the file; the known stretches are kept"};
const bilingual kNotClosed{"线未闭合，不能成面", "the way is not closed, so it is no area"};
const bilingual kBrokenRings{"环无法拼合（缺边、自交或成员不全）",
                             "its rings cannot be put together (gaps, crossings or missing members)"};

/// The layers an area with these tags belongs to.
std::vector<std::string> area_layers(const osm_tags& tags) {
  std::vector<std::string> layers;
  if (park_of(tags)) layers.emplace_back("parks");
  if (building_use_of(tags)) layers.emplace_back("buildings");
  if (facility_of(tags)) layers.emplace_back("facilities");
  return layers;
}

walk_way walk_way_of(const osm_object& object) {
  const osm_tags& tags = *object.tags;
  return {.id = object.id,
          .kind = walk_edge_kind(tags),
          .name = std::string(tags["name"]),
          .oneway = direction_on_foot(tags) != foot_direction::both,
          .bridge = tags.affirms("bridge"),
          .tunnel = tags.affirms("tunnel"),
          .level = tags.number("level")};
}

/// One feature, a part for each run.
geo::geographic_geometry line_of(const std::vector<std::vector<osm_vertex>>& runs) {
  geo::geographic_geometry line;
  line.begin_feature(geo::geometry_kind::line);
  for (const auto& run : runs) {
    line.begin_part();
    for (const osm_vertex& v : run) line.add(v.point);
  }
  return line;
}

bool touches(const std::vector<geo::lon_lat>& line, const geo::lon_lat_box& box) {
  geo::geographic_geometry geometry;
  geometry.append_line(line);
  return geo::intersects(geometry[0], box);
}

/// Inside a polygon, half-way along a line.
geo::lon_lat point_in_or_on(const geo::geographic_geometry& shape) {
  const auto flat = shape.transformed<geo::planar>([](geo::lon_lat p) { return geo::as_planar(p); });
  const geo::planar p = geo::representative_point(flat[0]);
  return {p.x, p.y};
}

}  // namespace

/// A way's vertices as far as they are known, in runs without a gap, and whether that is all of them.
struct osm_collector::line_candidate {
  std::vector<std::vector<osm_vertex>> runs;  ///< each of two or more vertices
  std::vector<geo::lon_lat> line;             ///< every known vertex
  bool complete = true;
  bool closed = false;
  bool wanted = true;  ///< touches the clip box, or its place is unknown

  line_candidate(std::span<const osm_node_ref> nodes, const std::optional<geo::lon_lat_box>& clip) {
    std::vector<osm_vertex> run;
    for (const osm_node_ref& n : nodes) {
      if (n.point) {
        run.push_back({n.id, *n.point});
        line.push_back(*n.point);
        continue;
      }
      complete = false;
      end_run(run);
    }
    end_run(run);
    closed = nodes.size() > 1 && nodes.front().id == nodes.back().id;
    wanted = !clip || line.empty() || touches(line, *clip);
  }

  /// Why some or all of the way cannot be drawn; nullopt = it is whole.
  [[nodiscard]] std::optional<bilingual> gap() const {
    if (!complete) return runs.empty() ? kMissingNodes : kPartlyMissing;
    if (runs.empty()) return bilingual{"不足两个节点", "fewer than two nodes"};
    return std::nullopt;
  }

  /// Why it cannot become a polygon; nullopt = it may.
  [[nodiscard]] std::optional<bilingual> why_no_area(const osm_tags& tags) const {
    if (!complete && wanted) return kMissingNodes;
    if (!closed) return kNotClosed;
    if (line.size() < 4) return bilingual{"环不足四个节点", "a ring of fewer than four nodes"};
    if (tags.is("area", "no")) return bilingual{"标注为非面（area=no）", "tagged as no area (area=no)"};
    return std::nullopt;
  }

 private:
  void end_run(std::vector<osm_vertex>& run) {
    if (run.size() >= 2) runs.push_back(std::move(run));
    run.clear();
  }
};

osm_collector::osm_collector(const layer::catalogue& catalogue, std::optional<geo::lon_lat_box> clip)
    : clip_(clip), road_classes_(catalogue.codes("road_class")) {
  for (const char* name :
       {"roads", "walk_edges", "walk_nodes", "parks", "buildings", "facilities", "entrances"}) {
    extract_.tables.emplace_back(catalogue.layer(name));
  }
}

void osm_collector::refuse(const osm_object& object, std::string_view layer, bilingual reason) {
  extract_.refused.push_back({object.label(), std::string(layer), std::move(reason)});
}

void osm_collector::refuse_area(const osm_object& object, const bilingual& reason) {
  for (const std::string& layer : area_layers(*object.tags)) refuse(object, layer, reason);
}

void osm_collector::await_area(const osm_object& object) {
  auto layers = area_layers(*object.tags);
  if (!layers.empty()) awaited_[{std::string(object.type), object.id}] = std::move(layers);
}

void osm_collector::relation(const osm_object& object, std::span<const std::int64_t> member_ways) {
  ++extract_.relations;
  const osm_tags& tags = *object.tags;
  const bool multipolygon = one_of(tags["type"], {"multipolygon", "boundary"});
  if (!multipolygon) {
    refuse_area(object, {"关系不是多边形（type=" + std::string(tags["type"]) + "）",
                         "the relation is no multipolygon (type=" + std::string(tags["type"]) + ")"});
    return;
  }
  await_area(object);
  if (!may_be_walkway(tags)) return;
  if (auto reason = foot_refusal(tags)) return refuse(object, "walk_edges", std::move(*reason));
  for (const std::int64_t member : member_ways) {
    walk_way way = walk_way_of(object);
    way.id = member;
    way.oneway = false;
    walk_members_.try_emplace(member, walk_member{object.id, std::move(way)});
  }
}

void osm_collector::node(const osm_object& object, std::optional<geo::lon_lat> point) {
  ++extract_.nodes;
  const osm_tags& tags = *object.tags;
  network_.add_node(object.id, tags);
  const bilingual only_a_point{"只有点，没有轮廓", "only a point, no outline"};
  if (point && is_rail_stop(tags)) bus_stops_.add_rail_stop(*point);
  if (point && is_entrance(tags)) entrances_.add(object, *point);
  if (clip_ && point && !clip_->contains(*point)) return;
  if (park_of(tags)) refuse(object, "parks", only_a_point);
  if (building_use_of(tags)) refuse(object, "buildings", only_a_point);
  const auto facility = facility_of(tags);
  if (!facility) return;
  if (!point)
    return refuse(object, "facilities",
                  {"坐标缺失或超出范围", "its coordinates are missing or out of range"});
  geo::geographic_geometry shape;
  shape.append_point(*point);
  add_facility_at(object, *facility, shape[0], *point);
}

void osm_collector::add_facility_at(const osm_object& object, const osm_facility& facility,
                                    geo::geographic_view shape, geo::lon_lat place) {
  if (facility.refused) return refuse(object, "facilities", *facility.refused);
  if (facility.category == "transport") return bus_stops_.add(object, shape, place);
  add_facility(extract_.tables[facilities], object, facility, place);
}

void osm_collector::way(const osm_object& object, std::span<const osm_node_ref> nodes) {
  ++extract_.ways;
  const line_candidate line(nodes, clip_);
  const auto member = walk_members_.find(object.id);
  if (member != walk_members_.end()) member->second.seen = true;
  if (!line.wanted && !line.closed) return;
  expect_area(object, line);
  if (!line.wanted) return;
  add_to_roads(object, line);
  add_to_walk(object, line);
}

void osm_collector::add_to_roads(const osm_object& object, const line_candidate& line) {
  const osm_tags& tags = *object.tags;
  if (!tags.has("highway")) return;
  const std::string_view road_class = road_class_of(tags, road_classes_);
  if (road_class.empty()) {
    const std::string tag = "highway=" + std::string(tags["highway"]);
    return refuse(object, "roads",
                  {"不是道路，或未建成（" + tag + "）", "no road, or not built (" + tag + ")"});
  }
  if (line.closed && tags.is("area", "yes")) {
    return refuse(object, "roads", {"面状场地没有中心线", "an area has no centre line"});
  }
  if (auto gap = line.gap()) refuse(object, "roads", std::move(*gap));
  if (!line.runs.empty()) add_road(extract_.tables[roads], object, road_class, line_of(line.runs));
}

void osm_collector::add_to_walk(const osm_object& object, const line_candidate& line) {
  const auto member = walk_members_.find(object.id);
  const bool own = may_be_walkway(*object.tags);
  if (!own && member == walk_members_.end()) return;
  if (own) {
    if (auto reason = foot_refusal(*object.tags)) return refuse(object, "walk_edges", std::move(*reason));
  }
  if (auto gap = line.gap()) refuse(object, "walk_edges", std::move(*gap));
  const bool backwards = own && direction_on_foot(*object.tags) == foot_direction::backward;
  for (std::vector<osm_vertex> run : line.runs) {
    if (backwards) std::reverse(run.begin(), run.end());
    const std::size_t before = network_.way_count();
    network_.add_way(own ? walk_way_of(object) : member->second.way, run);
    if (network_.way_count() > before) continue;
    refuse(object, "walk_edges", {"所有节点相同，没有长度", "all its nodes are the same: it has no length"});
  }
}

void osm_collector::expect_area(const osm_object& object, const line_candidate& line) {
  const auto reason = line.why_no_area(*object.tags);
  if (!reason) {
    if (line.complete) await_area(object);
    return;
  }
  const bool is_stop = add_line_stop(object, line);
  for (const std::string& layer : area_layers(*object.tags))
    if (!is_stop || layer != "facilities") refuse(object, layer, *reason);
}

bool osm_collector::add_line_stop(const osm_object& object, const line_candidate& line) {
  const auto facility = facility_of(*object.tags);
  if (!facility || facility->category != "transport" || line.runs.empty()) return false;
  const geo::geographic_geometry shape = line_of(line.runs);
  add_facility_at(object, *facility, shape[0], point_in_or_on(shape));
  return true;
}

void osm_collector::area(const osm_object& object, const geo::geographic_geometry& polygon,
                         std::span<const std::int64_t> outline) {
  awaited_.erase({std::string(object.type), object.id});
  if (polygon.empty() || polygon[0].is_none()) return refuse_area(object, kBrokenRings);
  if (clip_ && !geo::intersects(polygon[0], *clip_)) return;
  const osm_tags& tags = *object.tags;
  if (const auto park = park_of(tags)) {
    if (park->refused) {
      refuse(object, "parks", *park->refused);
    } else {
      add_park(extract_.tables[parks], object, *park, polygon[0]);
    }
  }
  const auto use = building_use_of(tags);
  if (use) add_building(extract_.tables[buildings], object, *use, polygon[0]);
  const auto facility = facility_of(tags);
  if (facility) add_facility_at(object, *facility, polygon[0], point_in_or_on(polygon));
  const bool entered = facility && !facility->refused && facility->category != "transport";
  entrances_.write(outline, {object.code(), use.has_value(), entered}, extract_.tables[entrances]);
}

void osm_collector::refuse_lone_entrances() {
  for (const auto& [node, place] : entrances_.unused()) {
    if (clip_ && !clip_->contains(place)) continue;
    extract_.refused.push_back({"node/" + std::to_string(node),
                                "entrances",
                                {"不在任何收入的建筑或设施的轮廓上",
                                 "on the outline of no building or facility that was taken in"}});
  }
}

osm_extract osm_collector::finish() {
  for (const auto& [object, layers] : awaited_) {
    for (const std::string& layer : layers) {
      extract_.refused.push_back({object.first + "/" + std::to_string(object.second), layer, kBrokenRings});
    }
  }
  for (const auto& [id, member] : walk_members_) {
    if (member.seen) continue;
    const std::string relation = "relation/" + std::to_string(member.relation);
    extract_.refused.push_back(
        {"way/" + std::to_string(id),
         "walk_edges",
         {relation + " 的成员不在文件中", "the member of " + relation + " is not in the file"}});
  }
  refuse_lone_entrances();
  for (left_out_stop& stop : bus_stops_.write(extract_.tables[facilities])) {
    extract_.merged_stops += stop.merged ? 1U : 0U;
    extract_.refused.push_back({std::move(stop.object), "facilities", std::move(stop.reason)});
  }
  network_.write(extract_, extract_.tables[walk_edges], extract_.tables[walk_nodes]);
  return std::move(extract_);
}

}  // namespace greenward::exchange
