#include "viewer/layers/area_selection.hpp"

#include "engine/geo/orientation.hpp"
#include "engine/geo/predicates.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/drawn_ring.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace greenward::viewer {

namespace {

bool lies_on_a_line(std::span<const geo::planar> ring) {
  return std::ranges::all_of(
      ring, [&](geo::planar p) { return geo::orientation(ring[0], ring[1], p) == geo::turn::straight; });
}

/// Why a ring is no area.
std::optional<text_key> fault_of(std::span<const geo::planar> ring) {
  if (ring.size() < 3 || lies_on_a_line(ring)) return text_key::select_no_area;
  if (meets_itself(ring)) return text_key::select_crosses;
  return std::nullopt;
}

bool is_in(geo::planar_view area, geo::planar_view feature, select_rule rule) {
  return rule == select_rule::touching ? geo::intersects(area, feature) : geo::contains(area, feature);
}

bilingual faulty_words(std::size_t count) {
  const bilingual& say = words(text_key::select_faulty);
  return {std::to_string(count) + say.zh, std::to_string(count) + say.en};
}

}  // namespace

rows_found rows_in_area(const prepared_layer& layer, std::span<const geo::planar> ring, select_rule rule) {
  geo::planar_geometry area;
  area.append_polygon(ring);
  const geo::planar_geometry& features = layer.geometry();
  rows_found found;
  layer.index().visit_window(area[0].box(), [&](std::uint32_t row) {
    if (layer.rule_of_row[row] == kNoRule) return;
    try {
      if (is_in(area[0], features[row], rule)) found.rows.push_back(row);
    } catch (const error&) {
      ++found.faulty;
    }
  });
  std::ranges::sort(found.rows);
  return found;
}

bool can_select(const session& state, const tree_layer& layer) {
  return layer.selectable && layer.prepared->stored != nullptr && state.is_drawn(layer);
}

void select_in_area(session& state, std::span<const geo::planar> ring, select_change change) {
  state.select.problem.reset();
  if (const auto fault = fault_of(ring)) {
    state.select.problem = words(*fault);
    return;
  }
  if (change == select_change::replace) clear_selection(state);
  std::size_t faulty = 0;
  const screen_point begun = state.view.to_screen(ring.front());
  for (tree_layer& layer : state.layers) {
    if (!can_select(state, layer)) continue;
    const rows_found found = rows_in_area(state.shown_at(layer, begun), ring, state.select.rule);
    layer.marks.set_all(found.rows, change != select_change::take_away);
    faulty += found.faulty;
  }
  if (faulty > 0) state.select.problem = faulty_words(faulty);
  state.tab = details_tab::selection;
}

void clear_selection(session& state) {
  for (tree_layer& layer : state.layers) layer.marks.clear();
}

std::size_t selected_count(const session& state) {
  std::size_t count = 0;
  for (const tree_layer& layer : state.layers) count += layer.marks.count();
  return count;
}

}  // namespace greenward::viewer
