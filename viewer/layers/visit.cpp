#include "viewer/layers/visit.hpp"

#include "engine/workflow/finding_names.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace greenward::viewer {

namespace {

constexpr double kClosestScale = 2000;  ///< 1:n
constexpr double kRoom = 1.25;          ///< that is left around the things

/// The tree's layer that shows it.
std::optional<std::size_t> layer_of(const session& state, const workflow::layer_snapshot& stored) {
  const auto is_it = [&](const tree_layer& layer) { return layer.prepared->stored == &stored; };
  const auto layer = std::ranges::find_if(state.layers, is_it);
  if (layer == state.layers.end()) return std::nullopt;
  return static_cast<std::size_t>(layer - state.layers.begin());
}

/// Chooses the rows, and nothing else; the box around them.
geo::planar_box choose_rows(session& state, std::size_t layer, std::span<const std::uint32_t> rows) {
  state.chosen = {};
  geo::planar_box box;
  for (const std::uint32_t row : rows) {
    state.chosen.hits.push_back({layer, row});
    box.include(state.layers[layer].prepared->stored->planar[row].box());
  }
  return box;
}

/// What is wrong, and the numbers that show it.
place_mark mark_of(const drainage::finding& found, language lang) {
  place_mark mark{found.place, workflow::words_of(found.what).title.in(lang), {}, true};
  const bilingual evidence{workflow::evidence_text(found, language::zh),
                           workflow::evidence_text(found, language::en)};
  if (!evidence.zh.empty()) mark.notes.push_back(evidence);
  return mark;
}

}  // namespace

void show_box(session& state, const geo::planar_box& box, double layer_limit, double nearest) {
  if (box.empty()) return;
  camera fitted = state.view;
  fitted.fit(box);
  const double needed = box.width() + box.height() > 0 ? fitted.metres_per_pixel() : 0;
  double scale = std::max(needed * kRoom, metres_per_pixel_of(kClosestScale));
  const double drawn = metres_per_pixel_of(layer_limit);
  if (layer_limit > 0 && needed < drawn) scale = std::min(scale, drawn);
  if (nearest > 0) scale = std::max(scale, metres_per_pixel_of(nearest));
  state.view.look_at(box.centre(), scale);
}

void visit_rows(session& state, std::size_t layer, std::span<const std::uint32_t> rows) {
  const geo::planar_box box = choose_rows(state, layer, rows);
  state.chosen.one_street = state.chosen.hits.size() > 1;
  state.tab = details_tab::feature;
  show_box(state, box, state.layers[layer].farthest_scale(), state.layers[layer].scales.nearest);
}

void visit(session& state, std::uint32_t thing) {
  const name_index& index = *state.search.index;
  if (const auto layer = layer_of(state, index.layer(thing))) visit_rows(state, *layer, index.rows_of(thing));
}

void choose_in_sight(session& state, std::string_view layer, std::uint32_t row) {
  const tree_layer* found = state.find(layer);
  if (found == nullptr || found->prepared->stored == nullptr) return;
  const auto number = static_cast<std::size_t>(found - state.layers.data());
  const geo::planar_box box = choose_rows(state, number, {&row, 1});
  state.tab = details_tab::feature;
  if (box.empty() || state.view.visible().contains(box.centre())) return;
  state.view.look_at(box.centre(), state.view.metres_per_pixel());
}

void visit_finding(session& state) {
  const finding_list& list = *state.findings.list;
  const drainage::finding& found = list.findings[*state.findings.chosen].found;
  const auto layer = layer_of(state, list.model->district->at(workflow::layer_of(found.table)));
  if (!layer) return;
  std::vector<std::uint32_t> rows{found.row};
  if (found.other != drainage::kNone && found.what != drainage::check::node_on_pipe)
    rows.push_back(found.other);
  geo::planar_box box = choose_rows(state, *layer, rows);
  state.go_to.mark.reset();
  if (std::isfinite(found.place.x) && std::isfinite(found.place.y)) {
    box = {found.place, found.place};
    state.go_to.mark = mark_of(found, state.lang);
  }
  show_box(state, box, state.layers[*layer].farthest_scale(), state.layers[*layer].scales.nearest);
}

void visit_selection(session& state) {
  geo::planar_box box;
  for (const tree_layer& layer : state.layers)
    for (const std::uint32_t row : layer.marks.rows()) box.include(layer.prepared->geometry()[row].box());
  show_box(state, box, 0);
}

}  // namespace greenward::viewer
