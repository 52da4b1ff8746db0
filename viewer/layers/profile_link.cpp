#include "viewer/layers/profile_link.hpp"

#include "viewer/layers/board_link.hpp"
#include "viewer/layers/table_link.hpp"
#include "viewer/layers/visit.hpp"

#include <algorithm>
#include <span>
#include <string>

namespace greenward::viewer {

namespace {

using drainage::kNone;

enum class pipe_end : std::uint8_t { upper, lower };

/// A node of the network for what was chosen; kNone for anything else.
std::uint32_t node_of(const session& state, const chosen_feature& chosen, pipe_end end) {
  const std::string& layer = state.layers[chosen.layer].prepared->name;
  if (layer == "drainage_nodes") return chosen.row;
  if (layer != "pipes") return kNone;
  const drainage::network& net = state.drains.model->net;
  return end == pipe_end::upper ? net.tail_of(chosen.row) : net.head_of(chosen.row);
}

std::uint32_t chosen_node(const session& state, pipe_end end) {
  const chosen_feature* chosen = state.chosen.current();
  if (chosen == nullptr || !state.drains.model) return kNone;
  return node_of(state, *chosen, end);
}

/// A manhole goes before the pipes that meet there.
std::uint32_t clicked_node(const session& state) {
  std::uint32_t found = kNone;
  for (const chosen_feature& hit : state.chosen.hits) {
    const std::uint32_t node = node_of(state, hit, pipe_end::lower);
    if (node == kNone) continue;
    if (state.layers[hit.layer].prepared->name == "drainage_nodes") return node;
    if (found == kNone) found = node;
  }
  return found;
}

void begin_at(session& state, std::uint32_t node) {
  close_table(state);
  close_board(state);
  state.profile.begin(node);
}

/// The node at which the longest branch ends; kNone if the water goes nowhere.
std::uint32_t farthest_below(const workflow::drain_model& model, std::uint32_t start) {
  const auto usable = drainage::usable_edges(model.drains, model.net, {});
  const drainage::trace_result found = drainage::trace(model.drains, model.net, usable, std::span(&start, 1),
                                                       drainage::trace_direction::downstream);
  const auto is_elsewhere = [&](const drainage::branch& end) { return end.node != start; };
  const auto last = std::find_if(found.ends.rbegin(), found.ends.rend(), is_elsewhere);
  return last == found.ends.rend() ? kNone : last->node;
}

}  // namespace

void mark_profile_end(session& state) {
  const bool waits = state.profile.waits_for_end();
  const std::uint32_t node = chosen_node(state, waits ? pipe_end::lower : pipe_end::upper);
  if (node == kNone) return;
  if (waits)
    state.profile.end(node);
  else
    begin_at(state, node);
}

void offer_profile_end(session& state) {
  if (!state.profile.waits_for_end() || !state.drains.model) return;
  if (const std::uint32_t node = clicked_node(state); node != kNone) state.profile.end(node);
}

void profile_downstream(session& state) {
  const std::uint32_t node = chosen_node(state, pipe_end::upper);
  if (node == kNone) return;
  begin_at(state, node);
  const std::uint32_t end = farthest_below(*state.drains.model, node);
  if (end != kNone) state.profile.end(end);
}

void choose_in_profile(session& state, plot_hit what) {
  const drainage::profile* way = state.profile.way();
  if (way == nullptr || what.part == plot_part::none) return;
  bool node = what.part == plot_part::station;
  std::uint32_t row = kNone;
  if (what.part == plot_part::violation) {
    const drainage::profile_violation& violation = way->violations[what.at];
    node = violation.at_node;
    row = node ? way->stations[violation.place].node : way->pipes[violation.place].link;
  } else if (what.part == plot_part::crossing) {
    row = way->crossings[what.at].link;
  } else {
    row = node ? way->stations[what.at].node : way->pipes[what.at].link;
  }
  if (node && row >= state.drains.model->net.surveyed) return;
  state.profile.chosen = what;
  choose_in_sight(state, node ? "drainage_nodes" : "pipes", row);
}

std::optional<geo::planar> profile_pointer(const session& state) {
  if (state.profile.way() == nullptr || !state.profile.pointed_m) return std::nullopt;
  return place_at(*state.profile.shown, *state.profile.pointed_m);
}

}  // namespace greenward::viewer
