#include "engine/workflow/drain_hydraulics.hpp"

#include "engine/workflow/hydraulic_rules.hpp"
#include "engine/workflow/rules_sheet.hpp"
#include "engine/workflow/sheet_cells.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace greenward::workflow {

namespace {

using drainage::hydraulic_finding;

/// n_node: a building's people divided over its connections.
std::vector<double> people_at_nodes(const drain_model& model) {
  const drainage::survey_nodes& nodes = model.drains.nodes;
  std::vector<std::uint32_t> connections(model.people.size(), 0);
  const auto building_at = [&](std::uint32_t node) {
    return drainage::brings_sewage(nodes.kind[node]) ? nodes.building[node] : drainage::kNone;
  };
  for (std::uint32_t node = 0; node < nodes.size(); ++node)
    if (building_at(node) != drainage::kNone) ++connections[building_at(node)];
  std::vector<double> people(nodes.size(), 0);
  for (std::uint32_t node = 0; node < nodes.size(); ++node) {
    const std::uint32_t building = building_at(node);
    if (building != drainage::kNone)
      people[node] = model.people[building] / connections[building];
    else if (drainage::brings_sewage(nodes.kind[node]))
      people[node] = drainage::kNotGiven;  // somebody's sewage, and nobody says whose
  }
  return people;
}

std::vector<double> catchments_at_nodes(const drainage::survey_nodes& nodes) {
  std::vector<double> area = nodes.catchment_m2;
  for (std::uint32_t node = 0; node < nodes.size(); ++node)
    if (!drainage::brings_rain(nodes.kind[node]) && std::isnan(area[node])) area[node] = 0;
  return area;
}

drainage::rain_parameters rain_rules(rule_reader& rules) {
  drainage::rain_parameters rain;
  rain.formula.a1 = rules.choose(0, "storm.a1");
  rain.formula.c = rules.choose(0, "storm.c");
  rain.formula.b = rules.choose(0, "storm.b");
  rain.formula.n = rules.choose(0, "storm.n");
  rain.formula.return_years = rules.choose(0, "storm.return_years");
  rain.runoff_coefficient = rules.choose(0, "storm.runoff_coefficient");
  rain.inlet_minutes = rules.choose(0, "storm.inlet_minutes");
  rain.assumed_velocity_m_s = rules.choose(0, "storm.assumed_velocity");
  return rain;
}

cell known(double value) {
  return std::isnan(value) ? cell() : cell(value);
}

/// n_link: the storm time of the pipe's own edge; of several the longest.
std::vector<double> times_of_links(const drain_model& model, const drainage::design_flows& flows) {
  std::vector<double> minutes(model.drains.links.size(), drainage::kNotGiven);
  for (std::uint32_t e = 0; e < model.net.edges.size(); ++e)
    minutes[model.net.edges.link[e]] =
        std::fmax(minutes[model.net.edges.link[e]], flows.concentration_min[e]);
  return minutes;
}

std::string faults_text(std::uint8_t bits, language lang) {
  static const std::array<std::pair<hydraulic_finding, bilingual>, 6> words{
      {{hydraulic_finding::too_flat, {"坡度小", "flat"}},
       {hydraulic_finding::too_full, {"充满度大", "too full"}},
       {hydraulic_finding::sewage_too_slow, {"污水流速小", "sewage slow"}},
       {hydraulic_finding::full_too_slow, {"满流流速小", "full slow"}},
       {hydraulic_finding::overloaded, {"超载", "overloaded"}},
       {hydraulic_finding::too_shallow, {"覆土浅", "little cover"}}}};
  std::string text;
  for (const auto& [finding, title] : words)
    if (drainage::hydraulic_findings::has(bits, finding)) text += (text.empty() ? "" : "、") + title.in(lang);
  return text;
}

}  // namespace

drain_hydraulics compute_hydraulics(const drain_model& model) {
  rule_reader rules(*model.rules);
  drain_hydraulics result;
  const auto roughness = read_roughness(rules);
  result.pipes = drainage::find_capacities(model.drains, model.net, {model.drains.links.material, roughness});
  const auto usable =
      drainage::usable_edges(model.drains, model.net, {.unknown_status = true, .overflow_paths = false});
  const std::vector<double> people = people_at_nodes(model), area = catchments_at_nodes(model.drains.nodes);
  result.flows = drainage::find_design_flows(
      model.drains, model.net, usable, {people, area, result.pipes.full_velocity_m_s},
      {rules.choose(0, "sewage.litres_per_head"), rules.choose(0, "sewage.peak_factor")}, rain_rules(rules));
  result.loads = drainage::load_pipes(model.drains, model.net, result.pipes, result.flows);
  result.limits = read_hydraulic_limits(*model.rules, rules);
  result.faults = drainage::find_hydraulic_faults(model.drains, result.pipes, result.loads, result.limits);
  result.manhole_spacing = read_size_limits(*model.rules, rules, "manhole_spacing.dn");
  return result;
}

explained_sheets hydraulics_of(const drain_model& model, language lang) {
  const drain_hydraulics h = compute_hydraulics(model);
  const std::vector<double> minutes = times_of_links(model, h.flows);
  sheet table{"pipes", {"管道水力（参考）", "Hydraulics of pipes (advisory)"}, {}, {}};
  for (const auto& [key, zh, en] :
       {std::tuple("link", "管段", "Pipe"), std::tuple("system", "申报系统", "Declared"),
        std::tuple("diameter_mm", "管径（mm）", "Diameter, mm"),
        std::tuple("slope_permille", "坡度（‰）", "Slope, ‰"), std::tuple("manning_n", "糙率", "Manning n"),
        std::tuple("full_velocity_m_s", "满流流速（m/s）", "Full velocity, m/s"),
        std::tuple("capacity_l_s", "满流流量（L/s）", "Capacity, L/s"),
        std::tuple("sewage_l_s", "污水设计流量（L/s）", "Sewage, L/s"), std::tuple("fill", "充满度", "Fill"),
        std::tuple("sewage_velocity_m_s", "设计流速（m/s）", "Velocity, m/s"),
        std::tuple("storm_l_s", "雨水设计流量（L/s）", "Storm, L/s"),
        std::tuple("storm_minutes", "汇流时间（min）", "Time, min"),
        std::tuple("storm_load", "雨水负荷", "Storm load"),
        std::tuple("cover_up_m", "起点覆土（m）", "Cover up, m"),
        std::tuple("cover_down_m", "终点覆土（m）", "Cover down, m"),
        std::tuple("findings", "超限", "Limits broken"),
        std::tuple("not_assessable", "无法评定", "Not assessable")})
    table.columns.push_back({key, {zh, en}});
  for (std::uint32_t link = 0; link < model.drains.links.size(); ++link) {
    if (model.drains.links.status[link] == drainage::asset_status::abandoned) continue;
    const double fill = h.loads.sewage_fill[link];
    table.rows.push_back(
        {name_of_link(model, link),
         code_title("drainage_system", drainage::to_string(model.drains.links.system[link]), lang),
         known(model.drains.links.diameter_mm[link]), known(h.pipes.slope[link] * 1000),
         known(h.pipes.manning_n[link]), known(h.pipes.full_velocity_m_s[link]),
         known(h.pipes.capacity_m3_s[link] * 1000), known(h.loads.sewage_m3_s[link] * 1000),
         std::isinf(fill) ? cell(std::string(lang == language::zh ? "压力流" : "surcharged")) : known(fill),
         known(h.loads.sewage_velocity_m_s[link]), known(h.loads.storm_m3_s[link] * 1000),
         known(minutes[link]), known(h.loads.storm_load[link]), known(h.pipes.up_cover_m[link]),
         known(h.pipes.down_cover_m[link]), faults_text(h.faults.found[link], lang),
         faults_text(h.faults.not_assessable[link], lang)});
  }
  return {{std::move(table), rules_sheet(*model.rules, lang)},
          {{"均匀流、逐管估算，仅供参考；规则数值（含暴雨强度公式）均未核实。空白为无法评定，不等于合格。"
            "分流处按全部水量计入各支（偏安全）。",
            "Uniform flow, pipe by pipe: advisory. No number of the rule pack, the storm formula among them, "
            "has been "
            "verified. Blank = not assessable, which is no pass. Where flow divides, each way is given all "
            "of it."}}};
}

}  // namespace greenward::workflow
