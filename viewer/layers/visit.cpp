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

void show_box(session& state, const geo::planar_box& box, double layer_limit) {
  if (box.empty()) return;
  camera fitted = state.view;
  fitted.fit(box);
  const double needed = box.width() + box.height() > 0 ? fitted.metres_per_pixel() : 0;
  double scale = std::max(needed * kRoom, metres_per_pixel_of(kClosestScale));
  const double drawn = metres_per_pixel_of(layer_limit);
  if (layer_limit > 0 && needed < drawn) scale = std::min(scale, drawn);
  state.view.look_at(box.centre(), scale);
}

/// Chooses the rows, and nothing else; the box around them. nullopt if the tree has no such layer.
std::optional<geo::planar_box> choose_rows(session& state, const workflow::layer_snapshot& stored,
                                           std::span<const std::uint32_t> rows) {
  const auto is_it = [&](const tree_layer& layer) { return layer.prepared->stored == &stored; };
  const auto layer = std::ranges::find_if(state.layers, is_it);
  if (layer == state.layers.end()) return std::nullopt;
  state.chosen = {};
  geo::planar_box box;
  for (const std::uint32_t row : rows) {
    state.chosen.hits.push_back({static_cast<std::size_t>(layer - state.layers.begin()), row});
    box.include(stored.planar[row].box());
  }
  return box;
}

/// At which a layer is drawn; 0 = at any.
double scale_limit_of(const session& state) {
  const chosen_feature* chosen = state.chosen.current();
  return chosen == nullptr ? 0 : state.layers[chosen->layer].prepared->style.min_scale;
}

/// What is wrong, and the numbers that show it.
place_mark mark_of(const drainage::finding& found, language lang) {
  place_mark mark{found.place, workflow::words_of(found.what).title.in(lang), {}};
  const std::string evidence = workflow::evidence_text(found);
  if (!evidence.empty()) mark.notes.push_back({evidence, evidence});
  return mark;
}

}  // namespace

void visit(session& state, std::uint32_t thing) {
  const name_index& index = *state.search.index;
  const auto box = choose_rows(state, index.layer(thing), index.rows_of(thing));
  if (!box) return;
  state.chosen.one_street = state.chosen.hits.size() > 1;
  state.tab = details_tab::feature;
  show_box(state, *box, scale_limit_of(state));
}

void visit_finding(session& state) {
  const finding_list& list = *state.findings.list;
  const drainage::finding& found = list.findings[*state.findings.chosen].found;
  const workflow::layer_snapshot& stored = list.model->district->at(workflow::layer_of(found.table));
  std::vector<std::uint32_t> rows{found.row};
  if (found.other != drainage::kNone && found.what != drainage::check::node_on_pipe)
    rows.push_back(found.other);
  std::optional<geo::planar_box> box = choose_rows(state, stored, rows);
  if (!box) return;
  state.go_to.mark.reset();
  const bool placed = std::isfinite(found.place.x) && std::isfinite(found.place.y);
  if (placed) {
    box = geo::planar_box{found.place, found.place};
    state.go_to.mark = mark_of(found, state.lang);
  }
  show_box(state, *box, scale_limit_of(state));
}

}  // namespace greenward::viewer
