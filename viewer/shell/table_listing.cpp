#include "viewer/shell/table_listing.hpp"

#include "viewer/layers/table_link.hpp"

#include <utility>

namespace greenward::viewer {

void table_listing::ask(session& state, std::size_t layer) {
  table_state& table = state.table;
  row_request request{state.district, state.layers[layer].prepared->stored, table.order, table.filter, {}};
  view_ = state.view.visible();
  if (table.only_in_view) request.in_view = view_;
  if (table.only_selected) request.selected = state.layers[layer].marks;
  if (lists_only_drawn(state)) request.drawn = state.layers[layer].filter.passed;
  marks_ = state.layers[layer].marks.version();
  drawn_ = request.drawn;
  table.stale = false;
  table.listing = true;
  worker_.ask(std::move(request));
}

void table_listing::update(session& state) {
  constexpr std::chrono::milliseconds kAtOnce{4};
  table_state& table = state.table;
  const auto layer = layer_of_table(state);
  if (!table.open || !layer) return;
  const bool moved = table.only_in_view && !(state.view.visible() == view_);
  const bool reselected = table.only_selected && state.layers[*layer].marks.version() != marks_;
  const layer_filter& filter = state.layers[*layer].filter;
  const bool only_drawn = lists_only_drawn(state);
  if (only_drawn && filter.is_pending()) return;  // its rows are being found
  const bool refiltered = drawn_ != (only_drawn ? filter.passed : nullptr);
  if (table.stale || moved || reselected || refiltered) ask(state, *layer);
  if (!table.listing) return;
  auto answer = worker_.take(kAtOnce);
  if (!answer) return;
  table.listing = false;
  if (answer->rows) table.shown = std::move(answer->rows);
  if (answer->refusal) table.problem = std::move(answer->refusal);
}

}  // namespace greenward::viewer
