#include "viewer/layers/scenario_link.hpp"

#include "engine/workflow/feature_lookup.hpp"
#include "viewer/layers/visit.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

using workflow::scenario_step;

/// The drains of all answers: what was said of the others goes, what was traced is traced in these.
void use_drains(session& state, const std::shared_ptr<const finding_list>& drains) {
  if (state.findings.list == drains) return;
  state.drains.model = drains->model;
  state.findings.use(drains);
  state.profile.clear();
  state.separation.clear();
  if (state.go_to.mark && state.go_to.mark->is_finding) state.go_to.mark.reset();
  state.drains.follow_again();
}

void drop_answer(session& state) {
  scenario_state& scenario = state.scenario;
  scenario.shown.reset();
  if (scenario.is_open()) return;
  scenario.planned = scenario.divided = false;
  use_drains(state, scenario.now);
}

}  // namespace

std::optional<std::uint32_t> plannable_pipe(const session& state) {
  const chosen_feature* chosen = state.chosen.current();
  if (chosen == nullptr || !state.scenario.now) return std::nullopt;
  if (state.layers[chosen->layer].prepared->name != "pipes") return std::nullopt;
  if (workflow::step_for(*state.scenario.now->model, chosen->row) == scenario_step::none) return std::nullopt;
  return chosen->row;
}

void plan_chosen(session& state) {
  const auto pipe = plannable_pipe(state);
  if (!pipe || !state.scenario.change(*pipe)) return;
  state.tab = details_tab::drains;
  drop_answer(state);
}

std::size_t planned_pipes(const session& state) {
  if (!state.scenario.now) return 0;
  return static_cast<std::size_t>(
      std::ranges::count(state.scenario.now->model->drains.links.status, drainage::asset_status::planned));
}

void plan_all(session& state) {
  if (!state.scenario.now) return;
  const workflow::drain_model& model = *state.scenario.now->model;
  for (std::uint32_t link = 0; link < model.drains.links.size(); ++link) {
    const bool can = workflow::step_for(model, link) == scenario_step::build;
    if (can && state.scenario.step_of(link) == scenario_step::none) state.scenario.change(link);
  }
  drop_answer(state);
}

void ask_the_plan(session& state, bool planned) {
  scenario_state& scenario = state.scenario;
  if (!scenario.shown || !scenario.shown->then || scenario.planned == planned) return;
  scenario.planned = planned;
  ++scenario.version;
  use_drains(state, planned ? scenario.shown->then : scenario.now);
}

void clear_plan(session& state) {
  state.scenario.plan = {};
  ++state.scenario.version;
  drop_answer(state);
}

void take_scenario(session& state, std::shared_ptr<const scenario_answer> answer) {
  scenario_state& scenario = state.scenario;
  if (answer->asked.now != scenario.now || answer->asked.plan != scenario.plan) return;
  scenario.shown = std::move(answer);
  if (!scenario.planned) return;
  if (scenario.shown->then) return use_drains(state, scenario.shown->then);
  scenario.planned = false;  // those of the plan before are not those of one that was refused
  ++scenario.version;
  use_drains(state, scenario.now);
}

void visit_changed_finding(session& state, bool gone, std::size_t place) {
  const scenario_state& scenario = state.scenario;
  if (!scenario.shown) return;
  const std::uint32_t finding = (gone ? scenario.shown->gone : scenario.shown->fresh)[place];
  ask_the_plan(state, !gone);
  state.findings.choose(finding);
  visit_finding(state);
}

void visit_planned(session& state, std::uint32_t link) {
  const details_tab tab = state.tab;
  if (const tree_layer* pipes = state.find("pipes"))
    visit_rows(state, static_cast<std::size_t>(pipes - state.layers.data()), {&link, 1});
  state.tab = tab;
}

void visit_compound(session& state, const std::string& code) {
  const tree_layer* compounds = state.find("compounds");
  if (compounds == nullptr || compounds->prepared->stored == nullptr) return;
  const auto found = workflow::feature_lookup(compounds->prepared->stored->table).find(code);
  if (!found) return;
  const auto row = static_cast<std::uint32_t>(*found);
  const details_tab tab = state.tab;
  visit_rows(state, static_cast<std::size_t>(compounds - state.layers.data()), {&row, 1});
  state.tab = tab;
}

}  // namespace greenward::viewer
