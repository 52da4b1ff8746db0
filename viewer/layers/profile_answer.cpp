// The computing of a profile: see profile_state.hpp.
#include "engine/drainage/way_line.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/drain_hydraulics.hpp"
#include "engine/workflow/drain_profile.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/profile_state.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <span>
#include <string>
#include <utility>

namespace greenward::viewer {

namespace {

/// As profile_between() finds it again. Throws error{bad_input} for a node that the survey does not have.
std::string name_for_request(const workflow::drain_model& model, std::uint32_t node) {
  if (node >= model.net.surveyed) {
    throw error(error_code::bad_input, workflow::name_of_node(model, node),
                words(text_key::profile_made_node), words(text_key::profile_made_remedy));
  }
  const std::string code(model.drains.nodes.code[node]);
  return code.empty() ? std::to_string(model.drains.nodes.id[node]) : code;
}

/// Edges of the way, and how it goes; empty if there is none. `planned`: it may go over what is not built.
std::vector<std::uint32_t> find_way(profile_answer& answer, bool planned) {
  const workflow::drain_model& model = *answer.model;
  const auto usable = drainage::usable_edges(model.drains, model.net, {.planned = planned});
  const auto [from, to] = answer.asked;
  if (auto way = drainage::find_path(model.net, usable, from, to)) return *way;
  if (auto way = drainage::find_path(model.net, usable, to, from)) {
    answer.exchanged = true;
    return *way;
  }
  auto way = drainage::find_path(model.net, usable, from, to, true);
  answer.against = way.has_value();
  return way ? *way : std::vector<std::uint32_t>();
}

/// What exists goes before what is planned.
std::vector<std::uint32_t> find_way(profile_answer& answer) {
  const std::vector<std::uint32_t> existing = find_way(answer, false);
  return existing.empty() ? find_way(answer, true) : existing;
}

std::size_t planned_pipes_of(const profile_answer& answer) {
  const auto& status = answer.model->drains.links.status;
  return static_cast<std::size_t>(
      std::ranges::count_if(answer.way.pipes, [&](const drainage::profile_pipe& pipe) {
        return status[pipe.link] == drainage::asset_status::planned;
      }));
}

/// The line of each pipe by itself, so that a station can be found on the map.
void add_lines(profile_answer& answer, const std::vector<std::uint32_t>& edges, std::uint32_t start) {
  const workflow::drain_model& model = *answer.model;
  const drainage::way whole = drainage::lay_way(model.drains, model.net, edges, start);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const auto piece =
        drainage::lay_way(model.drains, model.net, std::span(edges).subspan(i, 1), whole.nodes[i]);
    const std::vector<geo::planar> line = drainage::line_of(model.drains, model.net, piece);
    if (line.size() < 2)
      answer.lines.append_none();
    else
      answer.lines.append_line(line);
  }
}

void add_flows(profile_answer& answer) {
  const workflow::drain_hydraulics hydraulics = workflow::compute_hydraulics(*answer.model);
  for (const drainage::profile_pipe& pipe : answer.way.pipes) {
    answer.sewage_m3_s.push_back(hydraulics.loads.sewage_m3_s[pipe.link]);
    answer.storm_m3_s.push_back(hydraulics.loads.storm_m3_s[pipe.link]);
    answer.surcharged.push_back(std::isinf(hydraulics.loads.sewage_fill[pipe.link]) ? 1 : 0);
  }
}

void compute(profile_answer& answer) {
  const std::vector<std::uint32_t> edges = find_way(answer);
  const auto [first, second] = answer.asked;
  const std::uint32_t from = answer.exchanged ? second : first, to = answer.exchanged ? first : second;
  answer.way = workflow::profile_between(
      *answer.model,
      {name_for_request(*answer.model, from), name_for_request(*answer.model, to), answer.against});
  answer.planned = planned_pipes_of(answer);
  add_lines(answer, edges, from);
  add_flows(answer);
}

}  // namespace

profile_answer answer_profile(std::shared_ptr<const workflow::drain_model> model, profile_ends ends) {
  const auto start = std::chrono::steady_clock::now();
  profile_answer answer;
  answer.model = std::move(model);
  answer.asked = ends;
  try {
    compute(answer);
  } catch (const error& refused) {
    answer.refusal = refused;
  }
  answer.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return answer;
}

std::optional<geo::planar> place_at(const profile_answer& answer, double at_m) {
  const auto reading = read_at(answer.way, at_m);
  if (!reading || reading->pipe >= answer.lines.size()) return std::nullopt;
  const geo::planar_view shape = answer.lines[reading->pipe];
  if (shape.is_none()) return std::nullopt;
  const drainage::profile_pipe& pipe = answer.way.pipes[reading->pipe];
  const double length = pipe.to_m - pipe.from_m;
  const double share = length > 0 ? (reading->at_m - pipe.from_m) / length : 0;
  const metres along(share * geo::line_length(shape.points()).value);
  return geo::line_part(shape.points(), along, along).front();
}

}  // namespace greenward::viewer
