#include "engine/workflow/swmm_export.hpp"

#include "engine/base/error.hpp"
#include "engine/drainage/checks.hpp"
#include "engine/drainage/pipe_hydraulics.hpp"
#include "engine/exchange/swmm_writer.hpp"
#include "engine/workflow/hydraulic_rules.hpp"
#include "engine/workflow/swmm_catchments.hpp"
#include "engine/workflow/swmm_fields.hpp"
#include "engine/workflow/swmm_names.hpp"
#include "engine/workflow/swmm_not_known.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <utility>

namespace greenward::workflow {

namespace {

class swmm_maker {
 public:
  swmm_maker(const drain_model& model, bool planned) : model_(model), planned_(planned) {
    rule_reader rules(*model.rules);
    roughness_ = read_roughness(rules);
  }

  swmm_export make() {
    set_options();
    choose_links();
    for (std::uint32_t node = 0; node < model_.net.node_count(); ++node)
      if (used_[node] != 0 || is_alone(node)) add_node(node);
    for (std::uint32_t link = 0; link < model_.drains.links.size(); ++link)
      if (chosen_[link] != 0) add_conduit(link);
    add_sewage();
    add_rain();
    for (bilingual& note : swmm_not_known(model_, chosen_, node_names_))
      made_.notes.push_back(std::move(note));
    made_.problems = exchange::swmm_problems(made_.model);
    say_what_was_done();
    return std::move(made_);
  }

 private:
  void say_what_was_done() {
    if (dry_catchments_ > 0)
      made_.notes.push_back(
          {fmt::format("{} 个汇水区未导出，因为其节点不在模型中", dry_catchments_),
           fmt::format("{} catchments are not exported, because their nodes are not in the model",
                       dry_catchments_)});
    if (left_out_ > 0)
      made_.notes.push_back(
          {fmt::format("{} 条废弃、规划或未入网的管段未导出", left_out_),
           fmt::format("{} pipes that are abandoned, planned or not in the network are left out",
                       left_out_)});
    if (pressed_ > 0)
      made_.notes.push_back(
          {fmt::format("{} 条压力管采用规则包的海曾-威廉系数（未核实）", pressed_),
           fmt::format("{} pressure pipes have the rule pack's Hazen-Williams C (unverified)", pressed_)});
    if (beside_ > 0)
      made_.notes.push_back(
          {fmt::format("{} 个终点有多条来管，另加了出口（SWMM 的出口只能接一条管）", beside_),
           fmt::format("{} receptors take several pipes and were given an outfall beside them (SWMM allows "
                       "one pipe there)",
                       beside_)});
  }

  void set_options() {
    exchange::swmm_options& options = made_.model.options;
    options.flow_units = exchange::swmm_flow_unit::lps;
    options.routing = exchange::swmm_routing::dynamic_wave;
    options.offsets = exchange::swmm_offsets::elevation;
    options.start_date = options.report_start_date = parse_date("2024-01-01");  // any day
    options.end_date = parse_date("2024-01-02");
    for (const std::string& line : {model_.district->info.name, model_.district->info.notice,
                                    "greenward.crs=" + geo::to_string(model_.district->measuring)})
      if (!line.empty()) made_.model.title.push_back(line);
  }

  /// Links that are there, with both ends; and the nodes that they need.
  void choose_links() {
    const drainage::survey_links& links = model_.drains.links;
    chosen_.resize(links.size(), 0);
    used_.resize(model_.net.node_count(), 0);
    lowest_.resize(model_.net.node_count(), drainage::kNotGiven);
    ends_.resize(model_.net.node_count(), 0);
    for (std::uint32_t link = 0; link < links.size(); ++link) {
      const bool there = drainage::exists(links, link) ||
                         (planned_ && links.status[link] == drainage::asset_status::planned);
      const std::uint32_t tail = model_.net.tail_of(link), head = model_.net.head_of(link);
      if (!there || tail == drainage::kNone || head == drainage::kNone) {
        ++left_out_;
        continue;
      }
      chosen_[link] = used_[tail] = used_[head] = 1;
      ++ends_[tail];
      ++ends_[head];
      lowest_[tail] = std::fmin(lowest_[tail], upper(link));
      lowest_[head] = std::fmin(lowest_[head], lower(link));
    }
  }

  [[nodiscard]] bool is_backward(std::uint32_t link) const {
    return model_.net.flow[link] == drainage::flow_direction::backward;
  }
  [[nodiscard]] double upper(std::uint32_t link) const {
    return drainage::level_at_end(model_.drains, model_.net, link, is_backward(link)).level_m;
  }
  [[nodiscard]] double lower(std::uint32_t link) const {
    return drainage::level_at_end(model_.drains, model_.net, link, !is_backward(link)).level_m;
  }

  /// What the survey calls a node that it does not have; "" where it names none.
  [[nodiscard]] std::string_view missing_code(std::uint32_t node) const {
    const drainage::survey_links& links = model_.drains.links;
    const auto of_edge = [&](std::uint32_t edge) -> std::string_view {
      const std::uint32_t link = model_.net.edges.link[edge];
      const auto is_it = [&](const drainage::link_end& end) {
        return end.node == node && end.tie == drainage::end_tie::to_missing_node;
      };
      if (is_it(model_.net.from[link])) return links.from_code[link];
      return is_it(model_.net.to[link]) ? links.to_code[link] : std::string_view();
    };
    if (model_.net.first_down[node] < model_.net.first_down[node + 1])
      return of_edge(model_.net.first_down[node]);
    return model_.net.first_up[node] < model_.net.first_up[node + 1]
               ? of_edge(model_.net.up_edge[model_.net.first_up[node]])
               : std::string_view();
  }

  /// A surveyed node that no pipe leads to is kept: it is a finding, and no reason to lose it.
  [[nodiscard]] bool is_alone(std::uint32_t node) const {
    return node < model_.net.surveyed && model_.net.first_down[node] == model_.net.first_down[node + 1] &&
           model_.net.first_up[node] == model_.net.first_up[node + 1] &&
           !std::isnan(model_.net.place[node].x) &&
           !std::isnan(drainage::level_of(model_.drains.nodes, node));
  }

  /// SWMM's node lies at the lowest level that is connected to it.
  void add_node(std::uint32_t node) {
    const bool surveyed = node < model_.net.surveyed;
    const drainage::survey_nodes& nodes = model_.drains.nodes;
    const std::string id = surveyed ? node_ids_.take(nodes.code[node], "N", nodes.id[node])
                                    : node_ids_.take(missing_code(node), "MADE", node);
    node_names_.resize(model_.net.node_count());
    node_names_[node] = id;
    const double own = surveyed ? drainage::level_of(nodes, node) : drainage::kNotGiven;
    const double invert = std::fmin(lowest_[node], own),
                 ground = surveyed ? nodes.ground_m[node] : drainage::kNotGiven;
    const std::string note = surveyed ? fields_as_note(model_.table("drainage_nodes"), node)
                                      : "greenward.node_kind=junction\ngreenward.survey_state=未探测";
    const geo::planar at = model_.net.place[node];
    made_.model.coordinates.push_back({id, at.x, at.y});
    made_.model.tags.push_back(
        {"Node", id, std::string(drainage::to_string(drainage::system_at(model_.drains, node)))});
    const double depth =
        std::isnan(ground) || ground < invert ? 0 : ground - invert;  // 0: SWMM takes the highest crown
    const bool receptor = drainage::is_receptor(drainage::kind_at(model_.drains, node));
    if (receptor && ends_[node] == 1) {
      made_.model.outfalls.push_back({.id = id, .invert = invert, .note = note});
      return;
    }
    made_.model.junctions.push_back({.id = id, .invert = invert, .max_depth = depth, .note = note});
    if (receptor) add_outfall_beside(id, invert, at);
  }

  void add_outfall_beside(const std::string& id, double invert, geo::planar at) {
    ++beside_;
    const std::string outfall = node_ids_.take(id + "_OUT", "N", 0),
                      pipe = link_ids_.take(id + "_OUT", "L", 0);
    constexpr double kLength = 1, kFall = 0.01, kDiameter = 3;
    made_.model.outfalls.push_back({.id = outfall, .invert = invert - kFall, .note = "greenward-made"});
    made_.model.coordinates.push_back({outfall, at.x + kLength, at.y});
    made_.model.conduits.push_back({.id = pipe,
                                    .from = id,
                                    .to = outfall,
                                    .length = kLength,
                                    .roughness = 0.013,
                                    .from_offset = invert,
                                    .to_offset = invert - kFall,
                                    .note = "greenward-made"});
    made_.model.cross_sections.push_back(
        {.link = pipe, .shape = "CIRCULAR", .geometry = {kDiameter, 0, 0, 0}});
  }

  void add_conduit(std::uint32_t link) {
    const drainage::survey_links& links = model_.drains.links;
    const std::string id = link_ids_.take(links.code[link], "P", links.id[link]);
    const std::uint32_t tail = model_.net.tail_of(link), head = model_.net.head_of(link);
    const auto offset = [](double level) { return std::isnan(level) ? std::nullopt : std::optional(level); };
    made_.model.conduits.push_back(
        {.id = id,
         .from = node_names_[tail],
         .to = node_names_[head],
         .length = links.length_m[link],
         .roughness = drainage::manning_n_of(links, link, {links.material, roughness_}),
         .from_offset = offset(upper(link)),
         .to_offset = offset(lower(link)),
         .note = fields_as_note(model_.table("pipes"), link)});
    add_section(link, id);
    made_.model.tags.push_back({"Link", id, std::string(drainage::to_string(links.system[link]))});
    const geo::planar_view line = (*model_.drains.lines)[link];
    if (line.is_none()) return;
    std::vector<geo::planar> points(line.points().begin(), line.points().end());
    if (is_backward(link)) std::ranges::reverse(points);
    for (std::size_t i = 1; i + 1 < points.size(); ++i)
      made_.model.vertices.push_back({id, points[i].x, points[i].y});
  }

  void add_section(std::uint32_t link, const std::string& id) {
    const drainage::survey_links& links = model_.drains.links;
    const double height = drainage::section_height_m(links, link),
                 width = drainage::section_width_m(links, link);
    exchange::swmm_cross_section section{.link = id};
    const bool box = drainage::is_box(links, link);
    section.shape = links.kind[link] == drainage::link_kind::pressure ? "FORCE_MAIN"
                    : box                                             ? "RECT_CLOSED"
                                                                      : "CIRCULAR";
    section.geometry = {height, box ? width : 0, 0, 0};
    if (section.shape == "FORCE_MAIN") {
      section.geometry = {height, model_.rules->at("swmm.hazen_williams").value, 0, 0};
      ++pressed_;
    }
    made_.model.cross_sections.push_back(std::move(section));
  }

  /// L/s at each connection: people × litres a day, the mean.
  void add_sewage() {
    const drainage::survey_nodes& nodes = model_.drains.nodes;
    const double litres = model_.rules->at("sewage.litres_per_head").value;
    std::vector<std::uint32_t> connections(model_.people.size(), 0);
    const auto building_at = [&](std::uint32_t node) {
      return used_[node] != 0 && drainage::brings_sewage(nodes.kind[node]) ? nodes.building[node]
                                                                           : drainage::kNone;
    };
    for (std::uint32_t node = 0; node < nodes.size(); ++node)
      if (building_at(node) != drainage::kNone) ++connections[building_at(node)];
    for (std::uint32_t node = 0; node < nodes.size(); ++node) {
      const std::uint32_t building = building_at(node);
      if (building == drainage::kNone || !(model_.people[building] > 0)) continue;
      made_.model.dry_weather_flows.push_back(
          {.node = node_names_[node],
           .average = model_.people[building] / connections[building] * litres / 86400});
    }
  }

  /// Catchments of the nodes that are in the model.
  void add_rain() {
    const drainage::survey_nodes& nodes = model_.drains.nodes;
    std::vector<swmm_catchment> catchments;
    for (std::uint32_t node = 0; node < nodes.size(); ++node) {
      if (!(nodes.catchment_m2[node] > 0)) continue;
      if (node >= node_names_.size() || node_names_[node].empty())
        ++dry_catchments_;
      else
        catchments.push_back({node_ids_.take("C_" + node_names_[node], "C", node), node_names_[node],
                              nodes.catchment_m2[node]});
    }
    for (bilingual& note : add_catchments(made_.model, *model_.rules, catchments))
      made_.notes.push_back(std::move(note));
  }

  const drain_model& model_;
  bool planned_;
  swmm_export made_;
  swmm_names node_ids_, link_ids_;
  std::vector<std::string> node_names_;
  std::vector<std::uint8_t> chosen_, used_;
  std::vector<double> lowest_;       ///< n_node: of the links that end there
  std::vector<std::uint32_t> ends_;  ///< n_node: how many
  std::vector<drainage::material_roughness> roughness_;
  std::size_t left_out_ = 0, beside_ = 0, pressed_ = 0, dry_catchments_ = 0;
};

}  // namespace

swmm_export make_swmm_model(const drain_model& model, bool planned) {
  return swmm_maker(model, planned).make();
}

void write_swmm(const swmm_export& made, const std::filesystem::path& file) {
  if (!exchange::swmm_can_run(made.problems)) {
    const auto is_error = [](const exchange::swmm_problem& p) {
      return p.severity == exchange::swmm_severity::error;
    };
    const auto first = std::ranges::find_if(made.problems, is_error);
    const auto count = std::ranges::count_if(made.problems, is_error);
    throw error(error_code::bad_input, first->section + " " + first->element,
                {fmt::format("{}（SWMM 无法运行，共 {} 处）", first->problem.zh, count),
                 fmt::format("{} (SWMM could not run it; {} such problems)", first->problem.en, count)},
                first->remedy);
  }
  exchange::write_swmm_file(made.model, file, exchange::swmm_line_end::crlf);
}

}  // namespace greenward::workflow
