#include "viewer/layers/scenario_state.hpp"

#include "engine/workflow/feature_lookup.hpp"

#include <algorithm>
#include <chrono>
#include <span>
#include <string>
#include <string_view>
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

std::vector<kept_pipe> pipes_to_keep(const workflow::drain_model& model,
                                     std::span<const std::uint32_t> links) {
  std::vector<kept_pipe> pipes;
  for (const std::uint32_t link : links) {
    const std::string_view code = model.drains.links.code[link];
    pipes.push_back({model.drains.links.id[link], std::string(code.size() <= kMostKeptCode ? code : "")});
  }
  return pipes;
}

/// The same pipe in drains that were read anew.
std::optional<std::uint32_t> link_of(const workflow::drain_model& model, const workflow::feature_lookup& rows,
                                     const kept_pipe& pipe, bool by_code) {
  const auto fits = [&](std::optional<std::size_t> row) {
    return row && (!by_code || model.drains.links.code[*row] == pipe.code);
  };
  std::optional<std::size_t> row = rows.find(feature_id(pipe.id));
  if (!fits(row) && by_code) row = rows.find(pipe.code);
  if (!fits(row)) return std::nullopt;
  return static_cast<std::uint32_t>(*row);
}

/// Those of them that are still there and for which the same can be planned.
std::vector<std::uint32_t> links_with(const workflow::drain_model& model, const std::vector<kept_pipe>& pipes,
                                      bool by_code, scenario_step wanted) {
  const workflow::feature_lookup rows(model.table("pipes"));
  std::vector<bool> taken(model.drains.links.size());
  std::vector<std::uint32_t> links;
  for (const kept_pipe& pipe : pipes) {
    const auto link = link_of(model, rows, pipe, by_code);
    if (!link || taken[*link] || workflow::step_for(model, *link) != wanted) continue;
    taken[*link] = true;
    links.push_back(*link);
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
  waiting_ = {pipes_to_keep(*now->model, plan.build), pipes_to_keep(*now->model, plan.abandon)};
  by_code_ = false;
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
  const kept_plan waited = std::exchange(waiting_, {});
  plan.build = links_with(*now->model, waited.build, by_code_, scenario_step::build);
  plan.abandon = links_with(*now->model, waited.abandon, by_code_, scenario_step::abandon);
  dropped = waited.size() - plan.build.size() - plan.abandon.size();
  divided = divided && is_open();
}

void scenario_state::await(kept_plan kept) {
  waiting_ = std::move(kept);
  by_code_ = true;
  if (now) take_up(now);
}

bool scenario_state::can_be_kept() const {
  return plan.build.size() + plan.abandon.size() <= kMostKeptPipes;
}

kept_plan scenario_state::to_keep() const {
  kept_plan kept = waiting_;
  if (now) kept = {pipes_to_keep(*now->model, plan.build), pipes_to_keep(*now->model, plan.abandon)};
  return kept.size() <= kMostKeptPipes ? kept : kept_plan{};
}

void scenario_state::divide(bool wanted) {
  if (divided == wanted) return;
  divided = wanted;
  ++version;
}

}  // namespace greenward::viewer
