#include "viewer/layers/witness_link.hpp"

#include "engine/workflow/feature_lookup.hpp"
#include "viewer/layers/visit.hpp"

#include <span>
#include <string>

namespace greenward::viewer {

namespace {

geo::planar_box box_around(std::span<const geo::planar> line) {
  geo::planar_box box;
  for (const geo::planar& place : line) box.include(place);
  return box;
}

}  // namespace

std::optional<witness_subject> witness_subject_of(const session& state) {
  const chosen_feature* chosen = state.chosen.current();
  if (chosen == nullptr || !state.district) return std::nullopt;
  const std::string& layer = state.layers[chosen->layer].prepared->name;
  if (layer == "buildings") return witness_subject{true, chosen->row};
  if (layer == "population_points") return witness_subject{false, chosen->row};
  return std::nullopt;
}

void ask_witness(session& state) {
  const auto subject = witness_subject_of(state);
  if (!subject) return;
  state.witness.ask(*subject);
  state.tab = details_tab::circle;
}

void visit_witness(session& state) {
  if (!state.witness.shown || !state.witness.shown->has_way()) return;
  show_box(state, box_around(state.witness.shown->report->line[0].points()), 0);
}

void visit_witness_step(session& state, std::size_t step) {
  if (!state.witness.shown) return;
  state.witness.step = step;
  show_box(state, box_around(line_of_step(*state.witness.shown, step)), 0);
}

void choose_witness_facility(session& state) {
  if (!state.witness.shown || !state.witness.shown->has_way()) return;
  const layer::feature_table& table = state.district->at("facilities").table;
  const auto row = workflow::feature_lookup(table).find(state.witness.shown->report->facility);
  if (!row) return;
  choose_in_sight(state, "facilities", static_cast<std::uint32_t>(*row));
}

}  // namespace greenward::viewer
