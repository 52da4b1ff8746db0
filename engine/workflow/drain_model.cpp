#include "engine/workflow/drain_model.hpp"

#include "engine/base/error.hpp"
#include "engine/drainage/network_update.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/feature_lookup.hpp"

#include <cmath>
#include <unordered_map>
#include <utility>

namespace greenward::workflow {

namespace {

drainage::layer_input drain_input(const district_snapshot& district, const char* name) {
  const layer_snapshot& layer = district.at(name);
  return {layer.table, layer.planar, layer.index};
}

std::vector<double> numbers_of(const layer::column& values) {
  std::vector<double> numbers(values.size(), drainage::kNotGiven);
  for (std::size_t row = 0; row < numbers.size(); ++row)
    if (values.has(row)) numbers[row] = values.number(row);
  return numbers;
}

/// Somebody has said what the building is for, and it is not for living.
bool is_not_lived_in(std::string_view use) {
  return !use.empty() && use != "residential" && use != "other" && use != "unknown";
}

std::vector<double> people_in(const district_snapshot& district) {
  const layer::feature_table& buildings = district.at("buildings").table;
  const layer::feature_table& points = district.at("population_points").table;
  std::unordered_map<std::string_view, double> by_building;
  for (std::size_t row = 0; row < points.size(); ++row)
    if (points["building_code"].has(row))
      by_building[points["building_code"].text(row)] += points["people"].number(row);
  std::vector<double> people(buildings.size(), drainage::kNotGiven);
  for (std::size_t row = 0; row < people.size(); ++row) {
    const auto found = by_building.find(buildings["code"].text(row));
    if (found != by_building.end())
      people[row] = found->second;
    else if (is_not_lived_in(buildings["building_use"].text(row)))
      people[row] = 0;
  }
  return people;
}

std::uint32_t row_called(const layer::feature_table& table, const std::string& code_or_id) {
  if (const auto row = feature_lookup(table).find(code_or_id)) return static_cast<std::uint32_t>(*row);
  const bilingual& title = table.schema().title;
  throw error(
      error_code::usage, code_or_id,
      {"“" + title.zh + "”中没有这个编码或编号", "the layer '" + title.en + "' has no such code or id"},
      {"用 greenward find DB " + table.schema().name + " 查看",
       "see greenward find DB " + table.schema().name});
}

std::string name_in(std::span<const std::string_view> codes, std::span<const std::int64_t> ids,
                    std::uint32_t row) {
  if (row >= ids.size()) return "(made)";
  return codes[row].empty() ? "#" + std::to_string(ids[row]) : std::string(codes[row]);
}

/// All but the network.
drain_model read_drains(std::shared_ptr<const district_snapshot> district) {
  drain_model model;
  model.rules = &program_environment().pack("drainage");
  const auto input = [&](const char* layer) { return drain_input(*district, layer); };
  if (input("pipes").table.size() == 0) {
    throw error(error_code::bad_input, "pipes", {"没有排水管线", "there are no drainage pipes"},
                {"请先导入该图层", "import that layer first"});
  }
  const layer::feature_table& buildings = input("buildings").table;
  model.drains =
      drainage::read_survey({input("drainage_nodes"), input("pipes"), input("compounds"), buildings});
  model.building_compound = drainage::compound_rows(input("buildings"), input("compounds"));
  model.people = people_in(*district);
  model.households = numbers_of(buildings["households"]);
  model.floor_area_m2 = numbers_of(buildings["floor_area_m2"]);
  model.district = std::move(district);
  return model;
}

double snap_tolerance(const drain_model& model) {
  return model.rules->at("topology.snap_tolerance").value;
}

}  // namespace

std::vector<std::string> drain_model_layers() {
  return {"drainage_nodes", "pipes", "compounds", "buildings", "population_points"};
}

drain_model make_drain_model(std::shared_ptr<const district_snapshot> district) {
  drain_model model = read_drains(std::move(district));
  model.net = drainage::build_network(model.drains, snap_tolerance(model));
  return model;
}

drain_model refresh_drain_model(drain_model before, std::shared_ptr<const district_snapshot> district) {
  drain_model model = read_drains(std::move(district));
  const double tolerance = snap_tolerance(model);
  model.net = before.net.tolerance_m == tolerance
                  ? drainage::update_network(before.drains, std::move(before.net), model.drains)
                  : drainage::build_network(model.drains, tolerance);
  return model;
}

drain_model update_drain_model(drain_model before, const std::string& database, const task& progress) {
  const district_snapshot& old = *before.district;
  if (open_for_reading(database)->content_version() == old.content_version) return before;
  std::vector<std::string> layers;
  for (const layer_snapshot& layer : old.layers) layers.push_back(layer.table.schema().name);
  auto now = load_snapshot(database, layers, progress, old.when);
  return refresh_drain_model(std::move(before), std::move(now));
}

void require_version(const drain_model& model, std::int64_t content_version) {
  const std::int64_t own = model.district->content_version;
  if (own == content_version) return;
  throw error(error_code::usage, "drainage",
              {"排水网络是第 " + std::to_string(own) + " 条登记时的，数据已到第 " +
                   std::to_string(content_version) + " 条",
               "the drains are those of entry " + std::to_string(own) + ", the data are at entry " +
                   std::to_string(content_version)},
              {"请先更新排水网络再追踪", "bring the drains up to date, then ask again"});
}

std::uint32_t node_called(const drain_model& model, const std::string& code_or_id) {
  return row_called(model.table("drainage_nodes"), code_or_id);
}

std::uint32_t link_called(const drain_model& model, const std::string& code_or_id) {
  return row_called(model.table("pipes"), code_or_id);
}

std::uint32_t compound_called(const drain_model& model, const std::string& code_or_id) {
  return row_called(model.table("compounds"), code_or_id);
}

std::string name_of_node(const drain_model& model, std::uint32_t node) {
  return name_in(model.drains.nodes.code, model.drains.nodes.id, node);
}

std::string name_of_link(const drain_model& model, std::uint32_t link) {
  return name_in(model.drains.links.code, model.drains.links.id, link);
}

}  // namespace greenward::workflow
