// What the window shows right now. Panels and tools meet here and nowhere else.
#pragma once

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/workflow/walk.hpp"
#include "viewer/canvas/camera.hpp"
#include "viewer/canvas/gpu_layer.hpp"
#include "viewer/canvas/gpu_rows.hpp"
#include "viewer/layers/background_work.hpp"
#include "viewer/layers/band_state.hpp"
#include "viewer/layers/basemap_state.hpp"
#include "viewer/layers/board_state.hpp"
#include "viewer/layers/bookmarks.hpp"
#include "viewer/layers/chosen_feature.hpp"
#include "viewer/layers/coordinates.hpp"
#include "viewer/layers/database_state.hpp"
#include "viewer/layers/drain_state.hpp"
#include "viewer/layers/edit_history.hpp"
#include "viewer/layers/edit_state.hpp"
#include "viewer/layers/export_state.hpp"
#include "viewer/layers/finding_state.hpp"
#include "viewer/layers/go_to_state.hpp"
#include "viewer/layers/import_state.hpp"
#include "viewer/layers/layer_filter.hpp"
#include "viewer/layers/layer_group.hpp"
#include "viewer/layers/look.hpp"
#include "viewer/layers/marked_sum.hpp"
#include "viewer/layers/measure_state.hpp"
#include "viewer/layers/prepared_layer.hpp"
#include "viewer/layers/profile_state.hpp"
#include "viewer/layers/progress_table.hpp"
#include "viewer/layers/record_form.hpp"
#include "viewer/layers/row_marks.hpp"
#include "viewer/layers/scale_range.hpp"
#include "viewer/layers/scenario_state.hpp"
#include "viewer/layers/search_state.hpp"
#include "viewer/layers/select_state.hpp"
#include "viewer/layers/separation_state.hpp"
#include "viewer/layers/sites_state.hpp"
#include "viewer/layers/table_state.hpp"
#include "viewer/layers/time_state.hpp"
#include "viewer/layers/tree_state.hpp"
#include "viewer/layers/trial_state.hpp"
#include "viewer/layers/witness_state.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::viewer {

/// A layer in the tree: what was prepared, and what the user has chosen for it.
struct tree_layer {
  std::shared_ptr<const prepared_layer> prepared;      ///< without the rows that the filter leaves out
  std::shared_ptr<const prepared_layer> unfiltered{};  ///< nullptr: `prepared` is
  std::shared_ptr<const gpu_layer> gpu{};              ///< of all rows
  std::shared_ptr<const gpu_rows> drawn_rows{};  ///< of these, those that the filter leaves; nullptr: all
  layer_filter filter{};
  scale_range scales{};
  std::size_t usual_place = 0;  ///< among the layers, if nobody changes their order
  layer_group group = layer_group::other;
  bool visible = true;
  bool unfolded = false;
  float opacity = 1;
  row_marks marks;         ///< what is selected of it
  marked_sum sum;          ///< of that
  bool selectable = true;  ///< areas drawn on the map select of it

  /// As it was prepared, with all its rows.
  [[nodiscard]] const std::shared_ptr<const prepared_layer>& whole() const {
    return unfiltered ? unfiltered : prepared;
  }
  /// Whether the tree shows it.
  [[nodiscard]] bool is_listed() const { return whole()->features > 0; }
  /// Takes over what was prepared, without the rows that the filter leaves out. O(rows) if there is one.
  void show(std::shared_ptr<const prepared_layer> made);
  /// 1:n, beyond which it is not drawn; 0: none.
  [[nodiscard]] double farthest_scale() const { return scales.farthest.value_or(prepared->style.min_scale); }
};

struct selection {
  std::vector<chosen_feature> hits;  ///< everything under the click, best first
  std::size_t shown = 0;             ///< which of them the panel shows
  bool one_street = false;           ///< they are the sections of one street: the map shows all of them
  [[nodiscard]] const chosen_feature* current() const { return hits.empty() ? nullptr : &hits[shown]; }
};

/// The works on the day that is compared with the one shown.
struct earlier_works {
  date day;
  std::shared_ptr<const prepared_layer> whole;
  std::shared_ptr<const prepared_layer> prepared;  ///< without the rows that the filter leaves out
  std::shared_ptr<const gpu_layer> gpu;
  progress_table progress;
};

enum class details_tab { summary, feature, circle, drains, selection };

/// What the background work is doing.
struct loading_state {
  bool district_ready = false;
  bool service_ready = false;
  bilingual step;
  double done = 0;
  double total = 0;
};

/// Pixels of the window, whatever a point is.
struct widget_box {
  float x = 0, y = 0, width = 0, height = 0;
  float left = 0, top = 0, right = 0, bottom = 0;  ///< outside of them nothing of it is in sight

  [[nodiscard]] bool is_in_sight(screen_point at) const {
    return at.x >= left && at.x < right && at.y >= top && at.y < bottom;
  }
};

struct session {
  language lang = language::zh;
  viewer::look look;
  const workflow::environment* environment = nullptr;
  camera view;
  std::shared_ptr<const workflow::district_snapshot> district;
  std::vector<tree_layer> layers;  ///< lowest first
  basemap_state basemap;           ///< under all of them
  tree_state tree;
  selection chosen;
  std::optional<progress_table> progress;
  std::optional<earlier_works> earlier;    ///< while two days are compared
  std::optional<bilingual> division_note;  ///< which comparison has ended because of the one on the map
  std::shared_ptr<const workflow::service_circles> service;
  std::optional<bilingual> service_refusal;  ///< why there is no service area
  trial_state trial;
  time_state time;
  drain_state drains;
  finding_state findings;
  scenario_state scenario;
  measure_state measure;
  select_state select;
  export_state export_to;
  import_state import;
  database_state databases;
  background_work work;                                          ///< asked for and not yet begun; empty: none
  coordinate_reference reference = coordinate_reference::wgs84;  ///< of what is shown and typed
  go_to_state go_to;
  bookmark_state bookmarks;
  search_state search;
  table_state table;
  profile_state profile;
  board_state board;
  witness_state witness;
  separation_state separation;
  sites_state sites;
  band_state bands;
  std::optional<std::string> to_copy;  ///< not yet handed to the clipboard
  std::string copied;                  ///< handed to it last
  loading_state loading;
  std::optional<error> failure;
  std::optional<geo::planar> pointer;      ///< the ground under the mouse
  bool key_sheet = false;                  ///< the sheet of keys is shown
  details_tab tab = details_tab::summary;  ///< of the panel on the right
  bool can_record = false;                 ///< the district is a ledger that may be written
  file_importer importer;                  ///< empty: it can only be looked at
  std::optional<record_form> form;         ///< open in place of the feature's card
  std::optional<edit_state> edit;          ///< likewise, while a feature is changed by hand
  edit_history history;                    ///< of what was recorded and changed here
  std::optional<ledger_entry> outgoing;    ///< filled in and not yet handed to the ledger
  std::string recorder;                    ///< who filled in the last form, or is likely to fill in the next
  std::filesystem::path photo_folder;      ///< where the last form's files were chosen
  std::optional<bilingual> recorded;       ///< what was recorded last of the chosen work
  std::string
      fresh_text;  ///< shown, but neither the district's nor the interface's: typed text, names of files
  std::vector<screen_box> covered;  ///< parts of the map under its scale bar and buttons, map pixels
  std::map<std::string, widget_box> widgets;  ///< where things stand, for tests

  /// Whether the layer's scale range lets it be drawn now.
  [[nodiscard]] bool in_scale(const tree_layer& layer) const;
  /// Not before the filter has told which rows are drawn.
  [[nodiscard]] bool is_drawn(const tree_layer& layer) const {
    return layer.visible && in_scale(layer) && !layer.filter.is_pending();
  }
  /// nullptr if the tree has no such layer.
  [[nodiscard]] tree_layer* find(std::string_view name);
  [[nodiscard]] const tree_layer* find(std::string_view name) const;
  /// The works of the day before, if there is one, without the rows that their layer's filter leaves out.
  void filter_earlier();
  void fit();
  /// The layer as it is drawn at a place of the map: left of the divide, the works are those of the day
  /// before.
  [[nodiscard]] const prepared_layer& shown_at(const tree_layer& layer, screen_point at) const;
  /// Column of the map at which it is divided, pixels.
  [[nodiscard]] int divide_column() const;
  /// Whether the chosen feature is a pipe or a node of the drains, and these can be followed.
  [[nodiscard]] bool can_follow() const;
  /// One tool at a time: the others are laid down.
  void take_up_trial(bool in_hand);
  void take_up_measure(measure_kind what);
  void take_up_select(select_shape what);
  /// One box over the map at a time, and none without a district.
  void close_boxes();
  void open_go_to();
  void open_search();
  /// Looks at the place that was typed and marks it, or says why it is none. There must be a district.
  void go();
  /// The coordinates under the pointer, or else of the mark; nothing if there is neither.
  void copy_coordinates();
};

/// Follows the drains from the chosen feature, if it can be, and turns the panel to what was found.
void follow_chosen(session& state, drainage::trace_direction direction);

}  // namespace greenward::viewer
