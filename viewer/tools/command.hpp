// What keys and buttons can ask for: one table for the window, the sheet of keys and the tests.
#pragma once

#include "viewer/i18n/text_key.hpp"
#include "viewer/layers/session.hpp"
#include "viewer/tools/key_chord.hpp"

#include <optional>
#include <span>

namespace greenward::viewer {

enum class command : std::uint8_t {
  zoom_in,
  zoom_out,
  pan_left,
  pan_right,
  pan_up,
  pan_down,
  fit,
  language,
  theme,
  scale_up,
  scale_down,
  scale_usual,
  databases,
  try_site,
  trace_up,
  trace_down,
  trace_connected,
  flow,
  plan_pipe,
  switch_plan,
  compare_plan,
  next_finding,
  finding_before,
  time_slider,
  month_back,
  month_on,
  compare_days,
  divide_left,
  divide_right,
  measure_distance,
  measure_area,
  select_box,
  select_polygon,
  select_rule,
  show_selection,
  clear_selection,
  end_shape,    ///< of what is being measured or selected
  corner_back,  ///< likewise
  import_file,
  export_map,
  export_selection,
  search,
  go_to,
  bookmarks,
  copy_coordinates,
  attribute_table,
  edit,
  new_feature,
  save,
  remove_feature,
  add_part,
  add_hole,
  divide_line,
  join_lines,
  undo,
  redo,
  board_roll_up,
  board_dispatch,
  board_race,
  board_review,
  profile_mark,
  profile_downstream,
  witness,
  next_sites,
  service_bands,
  service_gaps,
  next_reason,
  reason_before,
  choose_layer_above,
  choose_layer_below,
  raise_layer,
  lower_layer,
  key_sheet,
  cancel,
};

struct command_entry {
  command what;
  text_key title;
  key_chord key;
  std::optional<key_chord> second{};  ///< does the same
};

/// Every command, in the order of the sheet of keys.
[[nodiscard]] std::span<const command_entry> commands();
[[nodiscard]] std::optional<command> command_of(const key_chord& chord);

/// Whether the key is a command even while a text field has the keys.
[[nodiscard]] bool acts_while_typing(const key_chord& chord);

void perform(session& state, command what);

}  // namespace greenward::viewer
