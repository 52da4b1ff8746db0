// A district on paper, and what siting is asked of it.
#pragma once

#include "engine/geo/crs.hpp"
#include "engine/workflow/site_map.hpp"
#include "engine/workflow/snapshot.hpp"
#include "tests/engine/workflow/walking_town.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace greenward::workflow::testing {

using greenward::testing::at_metres;
using greenward::testing::table_of;

inline constexpr geo::crs_code kMeasuring{4551};

/// What the verb reads, without a database.
class paper_town {
 public:
  paper_town() {
    for (const char* layer : {"walk_edges", "walk_nodes", "barriers", "facilities", "entrances", "parks",
                              "population_points", "buildings", "admin_units", "compounds", "villages"})
      tables_.push_back(table_of(layer));
  }
  void street(std::int64_t from, std::int64_t to, geo::lon_lat a, geo::lon_lat b, bool one_way = false) {
    layer::row_writer row(table("walk_edges"), next("walk_edges"));
    row.set("from_id", from);
    row.set("to_id", to);
    row.set("length_m", 100.0);
    row.set("edge_kind", "road");
    row.set("oneway_foot", one_way);
    row.geometry().append_line(std::array{a, b});
  }
  void facility(const char* code, double x, double y) {
    layer::row_writer row(table("facilities"), next("facilities"));
    row.set("code", code);
    row.set("name", code);
    row.set("category", "elderly_care");
    row.geometry().append_point(at_metres(x, y));
  }
  void entrance(const char* code, double x, double y) {
    layer::row_writer row(table("entrances"), next("entrances"));
    row.set("facility_code", code);
    row.geometry().append_point(at_metres(x, y));
  }
  /// `price` stands in the field people, `capacity` in households.
  void village(const char* code, double x, double y, std::int64_t price, std::int64_t capacity) {
    layer::row_writer row(table("villages"), next("villages"));
    row.set("code", code);
    row.set("people", price);
    row.set("households", capacity);
    row.geometry().append_point(at_metres(x, y));
  }
  void compound(const char* code, double x, double y, std::int64_t price, std::int64_t capacity) {
    layer::row_writer row(table("compounds"), next("compounds"));
    row.set("code", code);
    row.set("people", price);
    row.set("households", capacity);
    row.geometry().append_polygon(std::array{at_metres(x - 10, y - 10), at_metres(x + 10, y - 10),
                                             at_metres(x + 10, y + 10), at_metres(x - 10, y + 10),
                                             at_metres(x - 10, y - 10)});
  }
  void people(double x, double y, std::optional<std::int64_t> heads, const char* street = "220106001") {
    layer::row_writer row(table("population_points"), next("population_points"));
    row.set("people", std::int64_t{1000});
    if (heads) row.set("people_60", *heads);
    row.set("street_code", street);
    row.geometry().append_point(at_metres(x, y));
  }

  [[nodiscard]] std::shared_ptr<const district_snapshot> snapshot() const {
    auto made = std::make_shared<district_snapshot>();
    made->measuring = kMeasuring;
    made->info.notice = "样例";
    for (const layer::feature_table& table : tables_) {
      geo::planar_geometry on_plane = geo::project(table.geometry(), kMeasuring);
      index::packed_rtree index(index::boxes_of(on_plane));
      made->layers.push_back({table, std::move(on_plane), std::move(index)});
    }
    return made;
  }

 private:
  layer::feature_table& table(std::string_view name) {
    return *std::ranges::find_if(tables_, [&](const auto& t) { return t.schema().name == name; });
  }
  feature_id next(std::string_view name) {
    return feature_id(static_cast<std::int64_t>(table(name).size()) + 1);
  }
  std::vector<layer::feature_table> tables_;
};

inline site_map_request asking(siting::siting_model model, std::optional<std::size_t> new_sites = {}) {
  site_map_request request;
  request.model = model;
  request.walk.minutes = 5;
  request.walk.speed = metres_per_second(1);
  request.new_sites = new_sites;
  return request;
}

}  // namespace greenward::workflow::testing
