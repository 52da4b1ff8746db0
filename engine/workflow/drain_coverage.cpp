#include "engine/workflow/drain_coverage.hpp"

#include "engine/base/error.hpp"
#include "engine/drainage/separation_words.hpp"
#include "engine/geo/crs.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/rule_reader.hpp"

#include <cmath>
#include <span>
#include <utility>

namespace greenward::workflow {

namespace {

using drainage::verdict;

drainage::layer_input input(const drain_model& model, const char* name) {
  const layer_snapshot& layer = model.district->at(name);
  return {layer.table, layer.planar, layer.index};
}

/// Pipes that a new drain can be tied to: proven ones, but for the laterals of other houses and pressure
/// pipes.
std::vector<std::uint8_t> links_to_join(const drain_model& model, const drainage::service& service) {
  std::vector<std::uint8_t> joins(service.links.size(), 0);
  for (std::size_t link = 0; link < joins.size(); ++link) {
    const drainage::link_kind kind = model.drains.links.kind[link];
    const bool can = kind != drainage::link_kind::lateral && kind != drainage::link_kind::pressure;
    joins[link] = can && service.links[link] == verdict::passes ? 1 : 0;
  }
  return joins;
}

std::vector<std::uint8_t> bridges_of(const layer::feature_table& roads) {
  std::vector<std::uint8_t> bridges(roads.size(), 0);
  for (const char* field : {"bridge", "tunnel"})
    for (std::size_t row = 0; row < bridges.size(); ++row)
      if (roads[field].has(row) && roads[field].integer(row) != 0) bridges[row] = 1;
  return bridges;
}

/// The shortest ways for one kind of water.
class connection_finder {
 public:
  connection_finder(const drain_model& model, const drainage::service& service, bool rain)
      : model_(model), pipes_(links_to_join(model, service)) {
    const layer_snapshot* roads = model.district->find("roads");
    if (roads == nullptr || roads->table.size() == 0) return;
    bridges_ = bridges_of(roads->table);
    const auto rule = [&](const char* key) { return metres(model.rules->at(key).value); };
    streets_.emplace(drainage::street_input{{roads->planar, roads->index},
                                            bridges_,
                                            rule("coverage.street_tolerance"),
                                            rule("coverage.street_distance")},
                     model.drains.nodes.place,
                     drainage::nodes_to_join(model.drains, model.net, service, rain));
  }

  [[nodiscard]] shortest_connections from(std::uint32_t building) const {
    const geo::planar_view shape = model_.district->at("buildings").planar[building];
    const layer_snapshot& pipes = model_.district->at("pipes");
    shortest_connections found;
    found.straight = index::find_nearest(shape, {pipes.planar, pipes.index}, pipes_,
                                         metres(model_.rules->at("coverage.straight_farthest").value));
    if (streets_) found.along_streets = streets_->from(shape);
    return found;
  }

 private:
  const drain_model& model_;
  std::vector<std::uint8_t> pipes_, bridges_;
  std::optional<drainage::street_connections> streets_;
};

void set_length(layer::row_writer& row, const std::string& field, const shortest_connections& found) {
  if (found.straight) row.set(field + "_straight_m", found.straight->points.distance);
  if (found.along_streets) row.set(field + "_street_m", found.along_streets->length_m);
}

class coverage_layers {
 public:
  explicit coverage_layers(const drain_model& model) : model_(model), buildings_(model.table("buildings")) {
    for (const char* layer : {"drainage_unserved", "drainage_connections"})
      tables_.emplace_back(program_environment().catalogue.layer(layer));
  }

  void add(const unserved_building& one, const drainage::building_coverage& is) {
    layer::row_writer row(tables_[0], feature_id(0));
    set_building(row, one.building);
    for (const char* field : {"compound_code", "district_code", "street_code", "community_code"})
      if (buildings_[field].has(one.building)) row.set(field, buildings_[field].text(one.building));
    row.set("sewage", drainage::words_of(is.sewage).code);
    row.set("rain", drainage::words_of(is.rain).code);
    if (!std::isnan(model_.people[one.building])) row.set("people", model_.people[one.building]);
    if (!std::isnan(model_.floor_area_m2[one.building]))
      row.set("floor_area_m2", model_.floor_area_m2[one.building]);
    set_length(row, "sewage", one.sewage);
    set_length(row, "rain", one.rain);
    row.geometry().append(buildings_.geometry()[one.building]);
    add_lines(one.building, "sanitary", one.sewage);
    add_lines(one.building, "storm", one.rain);
  }

  std::vector<layer::feature_table> take() { return std::move(tables_); }

 private:
  void set_building(layer::row_writer& row, std::uint32_t building) const {
    if (buildings_["code"].has(building)) row.set("building_code", buildings_["code"].text(building));
    row.set("building_id", buildings_.ids()[building].value);
    row.set("source", "drainage coverage");
  }

  void add_lines(std::uint32_t building, const char* system, const shortest_connections& found) {
    if (found.straight) {
      const std::array<geo::planar, 2> line{found.straight->points.on_a, found.straight->points.on_b};
      add_line(building, system, "straight", name_of_link(model_, found.straight->row),
               found.straight->points.distance, line);
    }
    if (found.along_streets)
      add_line(building, system, "along_streets", name_of_node(model_, found.along_streets->node),
               found.along_streets->length_m, found.along_streets->line);
  }

  void add_line(std::uint32_t building, const char* system, const char* kind, const std::string& target,
                double length, std::span<const geo::planar> line) {
    layer::row_writer row(tables_[1], feature_id(0));
    set_building(row, building);
    row.set("system", system);
    row.set("kind", kind);
    row.set("target_code", target);
    row.set("length_m", length);
    std::vector<geo::lon_lat> places;
    for (const geo::planar p : line) places.push_back(geo::unproject(p, model_.district->measuring));
    row.geometry().append_line(places);
  }

  const drain_model& model_;
  const layer::feature_table& buildings_;
  std::vector<layer::feature_table> tables_;
};

}  // namespace

std::vector<std::string> drain_coverage_layers() {
  std::vector<std::string> layers = drain_model_layers();
  layers.insert(layers.end(), {"roads", "admin_units"});
  return layers;
}

drain_coverage cover_buildings(const drain_model& model, const coverage_options& options) {
  if (model.table("buildings").size() == 0)
    throw error(error_code::bad_input, "buildings", {"没有建筑物", "there are no buildings"},
                {"请先导入该图层", "import that layer first"});
  rule_reader rules(*model.rules);
  drain_coverage result;
  result.limits.sanitary = metres(rules.choose(options.sanitary.value, "coverage.sanitary_distance"));
  result.limits.storm = metres(rules.choose(options.storm.value, "coverage.storm_distance"));
  result.unverified = rules.unverified();
  const drainage::flow_proof proof(model.drains, model.net, drainage::separation_scope::receptor);
  result.sewage = drainage::find_service(model.drains, model.net, proof, false);
  result.rain = drainage::find_service(model.drains, model.net, proof, true);
  result.buildings =
      drainage::cover({input(model, "buildings"), model.drains, model.district->at("drainage_nodes").index,
                       model.district->at("pipes").index, result.sewage, result.rain},
                      result.limits);
  return result;
}

std::vector<unserved_building> find_unserved(const drain_model& model, const drain_coverage& coverage) {
  const connection_finder for_sewage(model, coverage.sewage, false), for_rain(model, coverage.rain, true);
  std::vector<unserved_building> unserved;
  for (std::uint32_t row = 0; row < coverage.buildings.size(); ++row) {
    const drainage::building_coverage& is = coverage.buildings[row];
    if (is.traced_both()) continue;
    unserved_building& one = unserved.emplace_back();
    one.building = row;
    if (is.sewage != verdict::passes) one.sewage = for_sewage.from(row);
    if (is.rain != verdict::passes) one.rain = for_rain.from(row);
  }
  return unserved;
}

std::vector<drainage::coverage_sums> sum_by_compound(const drain_model& model,
                                                     const drain_coverage& coverage) {
  return drainage::sum_coverage(coverage.buildings, {model.people, model.floor_area_m2},
                                model.building_compound, model.table("compounds").size());
}

drainage::coverage_sums sum_of_all(const drain_model& model, const drain_coverage& coverage) {
  const std::vector<std::uint32_t> together(coverage.buildings.size(), 0);
  return drainage::sum_coverage(coverage.buildings, {model.people, model.floor_area_m2}, together, 1).front();
}

std::vector<layer::feature_table> coverage_tables(const drain_model& model, const drain_coverage& coverage,
                                                  const std::vector<unserved_building>& unserved) {
  coverage_layers layers(model);
  for (const unserved_building& one : unserved) layers.add(one, coverage.buildings[one.building]);
  return layers.take();
}

}  // namespace greenward::workflow
