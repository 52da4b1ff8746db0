#include "viewer/layers/table_link.hpp"

#include "viewer/layers/board_link.hpp"
#include "viewer/layers/table_copy.hpp"
#include "viewer/layers/visit.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace greenward::viewer {

namespace {

constexpr std::string_view kFirstLayer = "works";

const workflow::layer_snapshot* stored_in_table(const session& state) {
  const auto layer = layer_of_table(state);
  return layer ? state.layers[*layer].prepared->stored : nullptr;
}

bool can_show(const session& state, std::string_view name) {
  return std::ranges::any_of(state.layers,
                             [&](const tree_layer& l) { return l.prepared->name == name && has_table(l); });
}

std::string usual_layer(const session& state) {
  if (const chosen_feature* chosen = state.chosen.current())
    return state.layers[chosen->layer].prepared->name;
  if (can_show(state, state.table.layer)) return state.table.layer;
  if (can_show(state, kFirstLayer)) return std::string(kFirstLayer);
  const auto any = std::find_if(state.layers.rbegin(), state.layers.rend(), has_table);
  return any != state.layers.rend() ? any->prepared->name : std::string();
}

/// Another layer has other fields: nothing that was chosen for the old one holds.
void turn_to(session& state, const std::string& layer) {
  table_state& table = state.table;
  if (table.layer == layer && table.shown) return;
  if (table.layer != layer) {
    table.layer = layer;
    table.order.reset();
    table.filter.reset();
    table.problem.reset();
    table.typed.clear();
    table.applied.clear();
    table.widths.clear();
  }
  table.forget_rows();
  table.followed.reset();
}

/// The row of the table's layer under the last click: the one whose card is shown, or else the best.
std::optional<std::uint32_t> chosen_row(const session& state, std::size_t layer) {
  const chosen_feature* current = state.chosen.current();
  if (current == nullptr) return std::nullopt;
  if (current->layer == layer) return current->row;
  const auto hit = std::ranges::find(state.chosen.hits, layer, &chosen_feature::layer);
  if (hit == state.chosen.hits.end()) return std::nullopt;
  return hit->row;
}

}  // namespace

bool has_table(const tree_layer& layer) {
  return layer.prepared->stored != nullptr && layer.prepared->stored->table.size() > 0;
}

std::optional<std::size_t> layer_of_table(const session& state) {
  const auto named = [&](const tree_layer& l) {
    return l.prepared->name == state.table.layer && has_table(l);
  };
  const auto layer = std::ranges::find_if(state.layers, named);
  if (layer == state.layers.end()) return std::nullopt;
  return static_cast<std::size_t>(layer - state.layers.begin());
}

bool lists_only_drawn(const session& state) {
  const auto layer = layer_of_table(state);
  return layer && state.table.only_drawn && state.layers[*layer].filter.wanted.has_value();
}

void open_table(session& state, std::string_view layer) {
  if (!state.district) return;
  state.profile.clear();
  close_board(state);
  turn_to(state, layer.empty() ? usual_layer(state) : std::string(layer));
  state.table.open = state.table.focused = true;
}

void close_table(session& state) {
  state.table.open = state.table.focused = false;
}

void apply_filter(session& state) {
  table_state& table = state.table;
  const workflow::layer_snapshot* stored = stored_in_table(state);
  if (stored == nullptr) return;
  table.problem.reset();
  const bool blank = table.typed.find_first_not_of(' ') == std::string::npos;
  try {
    if (blank)
      table.filter.reset();
    else
      table.filter = layer::filter::parse(table.typed, stored->table.schema());
    table.applied = blank ? "" : table.typed;
    table.stale = true;
  } catch (const error& refused) {
    table.problem = refused;
    state.fresh_text += refused.problem().in(state.lang);
  }
}

void choose_row(session& state, std::uint32_t row, row_choice how) {
  table_state& table = state.table;
  const auto layer = layer_of_table(state);
  if (!layer) return;
  row_marks& marks = state.layers[*layer].marks;
  if (how == row_choice::alone) table.current = table.anchor = row;
  if (how == row_choice::besides) table.turn_mark(marks, row);
  if (how == row_choice::range) table.mark_to(marks, row);
  state.recorded.reset();
  state.chosen = {};
  state.chosen.hits = {{*layer, row}};
  state.tab = details_tab::feature;
  table.followed = state.chosen.hits.front();
}

void move_row(session& state, std::ptrdiff_t by, row_choice how) {
  table_state& table = state.table;
  if (!table.shown || table.shown->rows.empty()) return;
  const auto last = static_cast<std::ptrdiff_t>(table.shown->rows.size()) - 1;
  const auto from = table.place_of(table.current);
  // Without a current row the first step goes to the first one.
  const std::ptrdiff_t start = from ? static_cast<std::ptrdiff_t>(*from) : by > 0 ? -1 : 0;
  const std::ptrdiff_t to = std::clamp(start + std::clamp(by, -last - 1, last + 1), std::ptrdiff_t{0}, last);
  choose_row(state, table.shown->rows[static_cast<std::size_t>(to)], how);
  table.scroll = true;
}

void visit_row(session& state) {
  const auto layer = layer_of_table(state);
  if (!layer || !state.table.current) return;
  const std::array rows{*state.table.current};
  visit_rows(state, *layer, rows);
  state.table.followed = *state.chosen.current();
}

void follow_selection(session& state) {
  table_state& table = state.table;
  const auto layer = layer_of_table(state);
  if (!table.open || !layer || !table.shown) return;
  const chosen_feature* chosen = state.chosen.current();
  const std::optional<chosen_feature> now = chosen != nullptr ? std::optional(*chosen) : std::nullopt;
  if (table.followed == now) return;
  table.followed = now;
  table.current = table.anchor = chosen_row(state, *layer);
  table.scroll = table.current.has_value();
}

void select_listed(session& state) {
  const auto layer = layer_of_table(state);
  if (layer) state.table.mark_all_shown(state.layers[*layer].marks);
}

void copy_rows(session& state) {
  table_state& table = state.table;
  const auto layer = layer_of_table(state);
  if (!layer || !table.shown) return;
  const row_marks& marks = state.layers[*layer].marks;
  std::vector<std::uint32_t> rows = table.marked_rows(marks);
  if (rows.empty() && table.place_of(table.current)) rows = {*table.current};
  if (rows.empty()) rows = table.shown->rows;
  const std::size_t count = std::min(rows.size(), kMostCopiedRows);
  state.to_copy = tab_separated(state.layers[*layer].prepared->stored->table, std::span(rows).first(count),
                                state.environment->catalogue, state.lang);
  table.copied = copied_rows{count, marks.version()};
}

void renew_table(session& state) {
  table_state& table = state.table;
  table.forget_rows();
  table.followed.reset();
  const workflow::layer_snapshot* stored = stored_in_table(state);
  if (stored == nullptr) return;
  const std::size_t fields = stored->table.columns().size();
  if (table.order && table.order->column != kIdColumn && table.order->column >= fields) table.order.reset();
  if (table.applied.empty()) return;
  try {
    table.filter = layer::filter::parse(table.applied, stored->table.schema());
  } catch (const error& refused) {
    table.filter.reset();
    table.applied.clear();
    table.problem = refused;
    state.fresh_text += refused.problem().in(state.lang);
  }
}

}  // namespace greenward::viewer
