// What the window shows, as JSON, so that tests need no fixed positions.
#pragma once

#include "viewer/layers/session.hpp"

#include <filesystem>
#include <string>

namespace greenward::viewer {

/// {"loaded","service","language","look":{"theme","scale"},
///  "databases":{"start","open","current","list":[{"database","presence"}],"marked","picking","unsaved"},"title","failure","window":{"width","height"},
///  "camera":{"x","y","metres_per_pixel","scale"},
///  "layers":[{"name","visible","drawn","features","opacity","selectable","selected"}],
///  "selection":{"layer","id","hits"} or null,
///  "findings":{"count","errors","rows","chosen":{"check","feature"} or null} or null,
///  "measure":{"kind","corners","ended","length_m","area_m2","crosses"},
///  "select":{"shape","within","corners","count","problem"},
///  "export":{"open","selection","running","file","folder","written","problem"},
///  "reference", "go_to":{"open","typed","problem","mark":{"lon","lat","words","notes"} or null}, "copied",
///  "bookmarks":{"open","list":[{"name","lon","lat","scale"}]},
///  "search":{"open","ready","typed","count","marked","results":[{"layer","name","code","features"}]},
///  "table":{"open","layer","focused","order":{"field","descending"} or
///  null,"filter","only_in_view","only_selected","problem",
///           "rows","listed","first":[ids],"current","marked","copied"},
///  "profile":{"open","waits_for_end","computing","refusal","exchanged","against","milliseconds","pipes",
///             "crossings","violations","length_m","seen":[from_m,to_m],"pointed_pipe","on_map"},
///  "witness":{"of","computing","refusal","within","metres","minutes","limit_m","facility","steps","step",
///             "milliseconds"} or null,
///  "separation":{"compound","computing","handover","receptor","buildings","pipes_m","misconnections",
///                "reasons","reason","milliseconds"} or null,
///  "sites":{"count","computing","site","refusal","sites":[{"layer","id","gained"}],"served_now",
///           "served_then","gap","milliseconds"} or null,
///  "labels", "map_milliseconds", "widgets":{NAME:{"x","y","width","height"}}}
struct state_report {
  const session& state;
  screen_size window;
  std::size_t labels = 0;
  double map_milliseconds = 0;
};
[[nodiscard]] std::string state_json(const state_report& report);

/// Rewrites a file whenever its content changes, by renaming, so that a reader never sees half of it.
class state_file {
 public:
  explicit state_file(std::filesystem::path file) : file_(std::move(file)) {}
  /// Throws error{bad_input} if it cannot be written.
  void update(const std::string& content);

 private:
  std::filesystem::path file_;
  std::string last_;
};

}  // namespace greenward::viewer
