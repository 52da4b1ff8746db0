#include "engine/exchange/osm_file.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/osm_collector.hpp"
#include "engine/exchange/text_encoding.hpp"
#include "engine/geo/measure.hpp"

#include <osmium/area/assembler.hpp>
#include <osmium/area/multipolygon_manager.hpp>
#include <osmium/handler/node_locations_for_ways.hpp>
#include <osmium/index/map/sparse_mem_array.hpp>
#include <osmium/io/any_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/tags/tags_filter.hpp>
#include <osmium/visitor.hpp>

#include <algorithm>
#include <array>
#include <functional>

namespace greenward::exchange {

namespace {

/// Keeps 1024 × id inside 53 bits (see walk_network); OpenStreetMap is at 2^34.
constexpr std::int64_t kLargestId = std::int64_t{1} << 42;
/// 16 bytes each: the memory an extract may take for the places of its nodes.
constexpr std::int64_t kMostNodes = 250'000'000;

using location_index = osmium::index::map::SparseMemArray<osmium::unsigned_object_id_type, osmium::Location>;
using location_handler = osmium::handler::NodeLocationsForWays<location_index, location_index>;
using area_manager = osmium::area::MultipolygonManager<osmium::area::Assembler>;

error unreadable(const std::string& subject, const std::string& library_says) {
  return {error_code::bad_input,
          subject,
          {"不是完整的 OSM 文件（" + library_says + "）", "not a whole OSM file (" + library_says + ")"},
          {"请重新下载，并确认后缀是 .osm.pbf、.osm.gz、.osm.bz2 或 .osm",
           "download it again, and check that it ends in .osm.pbf, .osm.gz, .osm.bz2 or .osm"}};
}

error bad_id(const std::string& subject, std::int64_t id) {
  return {error_code::bad_input,
          subject,
          {"编号 " + std::to_string(id) + " 超出范围", "the id " + std::to_string(id) + " is out of range"},
          {"请核对文件来源", "check where the file comes from"}};
}

void check_id(const std::string& subject, std::int64_t id) {
  if (id > kLargestId || id < -kLargestId) throw bad_id(subject, id);
}

std::optional<geo::lon_lat> point_of(const osmium::Location& location) {
  if (!location.valid()) return std::nullopt;
  return geo::lon_lat{location.lon_without_check(), location.lat_without_check()};
}

/// Tag views into one object; text that is not UTF-8 is left out and listed.
class tag_reader {
 public:
  explicit tag_reader(osm_collector& collector) : collector_(collector) {}

  osm_object read(std::string_view type, std::int64_t id, const osmium::TagList& list) {
    tags_.clear();
    const osm_object object{type, id, &tags_};
    for (const osmium::Tag& tag : list) {
      if (is_utf8(tag.key()) && is_utf8(tag.value())) {
        tags_.add(tag.key(), tag.value());
      } else {
        collector_.refuse(object, "",
                          {"标签不是有效的 UTF-8 文字，已略去", "a tag is not valid UTF-8; left out"});
      }
    }
    return object;
  }

 private:
  osm_collector& collector_;
  osm_tags tags_;
};

/// libosmium's rings run either way; here shells run counter-clockwise and holes clockwise.
void append_ring(geo::geographic_geometry& polygon, const osmium::NodeRefList& ring, bool counter_clockwise) {
  std::vector<geo::lon_lat> points;
  points.reserve(ring.size());
  for (const osmium::NodeRef& n : ring) points.push_back({n.lon(), n.lat()});
  if ((geo::signed_area(points) > 0) != counter_clockwise) std::reverse(points.begin(), points.end());
  polygon.begin_ring();
  for (const geo::lon_lat& p : points) polygon.add(p);
}

/// The nodes of all rings.
void read_outline(const osmium::Area& area, std::vector<std::int64_t>& nodes) {
  const auto append = [&](const osmium::NodeRefList& ring) {
    for (const osmium::NodeRef& n : ring) nodes.push_back(n.ref());
  };
  nodes.clear();
  for (const auto& outer : area.outer_rings()) {
    append(outer);
    for (const auto& inner : area.inner_rings(outer)) append(inner);
  }
}

geo::geographic_geometry polygon_of(const osmium::Area& area) {
  geo::geographic_geometry polygon;
  const auto outer_rings = area.outer_rings();
  if (outer_rings.empty()) {
    polygon.append_none();
    return polygon;
  }
  polygon.begin_feature(geo::geometry_kind::polygon);
  for (const auto& outer : outer_rings) {
    polygon.begin_part();
    append_ring(polygon, outer, true);
    for (const auto& inner : area.inner_rings(outer)) append_ring(polygon, inner, false);
  }
  return polygon;
}

/// Hands libosmium's objects to the collector.
class feeder : public osmium::handler::Handler {
 public:
  feeder(osm_collector& collector, std::string subject)
      : collector_(collector), tags_(collector), subject_(std::move(subject)) {}

  void relation_first_pass(const osmium::Relation& relation) {
    check_id(subject_, relation.id());
    member_ways_.clear();
    for (const auto& member : relation.members()) {
      check_id(subject_, member.ref());
      if (member.type() == osmium::item_type::way) member_ways_.push_back(member.ref());
    }
    collector_.relation(tags_.read("relation", relation.id(), relation.tags()), member_ways_);
  }

  void node(const osmium::Node& node) {
    if (++node_count_ > kMostNodes) {
      throw error(
          error_code::bad_input, subject_, {"节点过多，一次读不下", "too many nodes to read at once"},
          {"请先裁出所需范围（例如 osmium extract）", "cut out the part you need first (osmium extract)"});
    }
    collector_.node(tags_.read("node", node.id(), node.tags()), point_of(node.location()));
  }

  void way(const osmium::Way& way) {
    nodes_.clear();
    for (const auto& n : way.nodes()) nodes_.push_back({n.ref(), point_of(n.location())});
    collector_.way(tags_.read("way", way.id(), way.tags()), nodes_);
  }

  void areas(const osmium::memory::Buffer& buffer) {
    for (const auto& area : buffer.select<osmium::Area>()) {
      read_outline(area, outline_);
      collector_.area(tags_.read(area.from_way() ? "way" : "relation", area.orig_id(), area.tags()),
                      polygon_of(area), outline_);
    }
  }

 private:
  osm_collector& collector_;
  tag_reader tags_;
  std::string subject_;
  std::int64_t node_count_ = 0;
  std::vector<std::int64_t> member_ways_;
  std::vector<osm_node_ref> nodes_;
  std::vector<std::int64_t> outline_;
};

/// Before the indexes see an object, which could not bear such ids.
class id_check : public osmium::handler::Handler {
 public:
  explicit id_check(std::string subject) : subject_(std::move(subject)) {}
  void osm_object(const osmium::OSMObject& object) const { check_id(subject_, object.id()); }
  void way(const osmium::Way& way) const {
    for (const auto& n : way.nodes()) check_id(subject_, n.ref());
  }

 private:
  std::string subject_;
};

/// Everything an area layer looks at (see osm_classes).
osmium::TagsFilter area_filter() {
  osmium::TagsFilter filter{false};
  for (const char* key : {"building", "leisure", "amenity", "healthcare"}) filter.add_rule(true, key);
  filter.add_rule(true, "highway", osmium::StringMatcher::list{{"platform", "bus_stop"}});
  filter.add_rule(true, "public_transport", "platform");
  filter.add_rule(true, "landuse", osmium::StringMatcher::list{{"recreation_ground", "village_green"}});
  filter.add_rule(true, "tourism", osmium::StringMatcher::list{{"zoo", "museum"}});
  return filter;
}

/// One run through the file, buffer by buffer.
void read_through(const osmium::io::File& file, osmium::osm_entity_bits::type kinds, const bilingual& step,
                  const task& progress, const std::function<void(osmium::memory::Buffer&)>& take) {
  osmium::io::Reader reader(file, kinds, osmium::io::read_meta::no);
  while (osmium::memory::Buffer buffer = reader.read()) {
    progress.throw_if_cancelled();
    take(buffer);
    progress.report(step, static_cast<double>(reader.offset()), static_cast<double>(reader.file_size()));
  }
  reader.close();
}

osm_extract read_both_passes(const osmium::io::File& file, const std::string& subject,
                             osm_collector& collector, const task& progress) {
  feeder feed(collector, subject);
  area_manager areas(osmium::area::AssemblerConfig{}, area_filter());
  read_through(file, osmium::osm_entity_bits::relation, {"读取关系", "Reading relations"}, progress,
               [&](osmium::memory::Buffer& buffer) {
                 for (const auto& relation : buffer.select<osmium::Relation>()) {
                   feed.relation_first_pass(relation);
                   areas.relation(relation);
                 }
               });
  areas.prepare_for_lookup();

  location_index places, negative_places;
  location_handler locate(places, negative_places);
  locate.ignore_errors();
  id_check check(subject);
  auto& assemble = areas.handler([&](osmium::memory::Buffer&& buffer) { feed.areas(buffer); });
  read_through(file, osmium::osm_entity_bits::nwr, {"读取节点与线", "Reading nodes and ways"}, progress,
               [&](osmium::memory::Buffer& buffer) { osmium::apply(buffer, check, locate, feed, assemble); });
  return collector.finish();
}

bool known_suffix(const std::string& name) {
  constexpr std::array<std::string_view, 5> kSuffixes{".osm.pbf", ".pbf", ".osm.gz", ".osm.bz2", ".osm"};
  return std::any_of(kSuffixes.begin(), kSuffixes.end(), [&](auto suffix) { return name.ends_with(suffix); });
}

void check_file(const std::filesystem::path& file) {
  std::error_code failure;
  const bilingual remedy{"请给出本机上的 .osm.pbf、.osm.gz、.osm.bz2 或 .osm 文件",
                         "give a .osm.pbf, .osm.gz, .osm.bz2 or .osm file on this machine"};
  if (!std::filesystem::is_regular_file(file, failure)) {
    throw error(error_code::bad_input, file.string(), {"没有这个文件", "there is no such file"}, remedy);
  }
  if (!known_suffix(file.filename().string())) {
    throw error(error_code::bad_input, file.string(),
                {"后缀不是 OSM 文件的", "it does not end like an OSM file"}, remedy);
  }
}

}  // namespace

osm_extract read_osm(const std::filesystem::path& file, const layer::catalogue& catalogue,
                     std::optional<geo::lon_lat_box> clip, const task& progress) {
  check_file(file);
  const std::string subject = file.string();
  osm_collector collector(catalogue, clip);
  try {
    // An absolute path cannot be taken for a URL, which libosmium would fetch.
    const osmium::io::File input(std::filesystem::absolute(file).string());
    osm_extract extract = read_both_passes(input, subject, collector, progress);
    if (extract.nodes + extract.ways + extract.relations == 0) throw unreadable(subject, "no objects");
    return extract;
  } catch (const error&) {
    throw;
  } catch (const osmium::out_of_order_error&) {
    throw error(
        error_code::bad_input, subject,
        {"对象没有按编号排序，或有重复", "its objects are not sorted, or repeated"},
        {"请先排序：osmium sort 输入 -o 输出.osm.pbf", "sort it first: osmium sort INPUT -o OUTPUT.osm.pbf"});
  } catch (const std::exception& e) {
    throw unreadable(subject, e.what());
  }
}

}  // namespace greenward::exchange
