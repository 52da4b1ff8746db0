#include "viewer/layers/scenario_state.hpp"

#include "engine/workflow/feature_lookup.hpp"

#include <algorithm>
#include <chrono>
#include <span>
#include <utility>

namespace greenward::viewer {

namespace {

using workflow::scenario_step;

/// Places in the list of what is only there.
std::vector<std::uint32_t> only_in(const finding_list& list, const finding_list& other) {
  std::vector<std::uint32_t> places;
  for (const workflow::drain_finding* one :
       workflow::findings_only_in(*list.model, list.findings, *other.model, other.findings))
    places.push_back(static_cast<std::uint32_t>(one - list.findings.data()));
  return places;
}

std::vector<std::int64_t> ids_of(const workflow::drain_model& model, std::span<const std::uint32_t> links) {
  std::vector<std::int64_t> ids;
  for (const std::uint32_t link : links) ids.push_back(model.drains.links.id[link]);
  return ids;
}

/// Those of them that are still there and for which the same can be planned.
std::vector<std::uint32_t> links_with(const workflow::drain_model& model,
                                      const std::vector<std::int64_t>& ids, scenario_step wanted) {
  const workflow::feature_lookup rows(model.table("pipes"));
  std::vector<std::uint32_t> links;
  for (const std::int64_t id : ids) {
    const auto row = rows.find(feature_id(id));
    if (row && workflow::step_for(model, static_cast<std::uint32_t>(*row)) == wanted)
      links.push_back(static_cast<std::uint32_t>(*row));
  }
  return links;
}

void compute_scenario(scenario_answer& answer) {
  const scenario_question& question = answer.asked;
  const finding_list& now = *question.now;
  answer.then = make_finding_list(
      std::make_shared<const workflow::drain_model>(workflow::apply_scenario(*now.model, question.plan)));
  answer.compared = workflow::compare_scenario(*now.model, now.findings, *answer.then->model,
                                               answer.then->findings, question.lang);
  answer.gone = only_in(now, *answer.then);
  answer.fresh = only_in(*answer.then, now);
}

}  // namespace

const sheet* scenario_answer::find(const char* key) const {
  const auto found = std::ranges::find(compared.sheets, key, &sheet::key);
  return found == compared.sheets.end() ? nullptr : &*found;
}

scenario_answer answer_scenario(const scenario_question& question) {
  const auto start = std::chrono::steady_clock::now();
  scenario_answer answer;
  answer.asked = question;
  try {
    compute_scenario(answer);
  } catch (const error& refused) {
    answer.refusal = refused;
  }
  answer.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return answer;
}

scenario_step scenario_state::step_of(std::uint32_t link) const {
  if (std::ranges::find(plan.build, link) != plan.build.end()) return scenario_step::build;
  if (std::ranges::find(plan.abandon, link) != plan.abandon.end()) return scenario_step::abandon;
  return scenario_step::none;
}

bool scenario_state::change(std::uint32_t link) {
  const scenario_step can = workflow::step_for(*now->model, link);
  if (can == scenario_step::none) return false;
  std::vector<std::uint32_t>& list = can == scenario_step::build ? plan.build : plan.abandon;
  if (std::erase(list, link) == 0) list.push_back(link);
  ++version;
  return true;
}

void scenario_state::put_aside() {
  if (!now) return;
  build_ids_ = ids_of(*now->model, plan.build);
  abandon_ids_ = ids_of(*now->model, plan.abandon);
  plan = {};
  now.reset();
  shown.reset();
  planned = false;
  ++version;
}

void scenario_state::take_up(std::shared_ptr<const finding_list> drains) {
  now = std::move(drains);
  plan = {};
  ++version;
  if (!now) return;
  const std::size_t waited = build_ids_.size() + abandon_ids_.size();
  plan.build = links_with(*now->model, std::exchange(build_ids_, {}), scenario_step::build);
  plan.abandon = links_with(*now->model, std::exchange(abandon_ids_, {}), scenario_step::abandon);
  dropped = waited - plan.build.size() - plan.abandon.size();
}

}  // namespace greenward::viewer
