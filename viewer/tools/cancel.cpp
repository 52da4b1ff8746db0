#include "viewer/tools/cancel.hpp"

#include "viewer/layers/area_selection.hpp"
#include "viewer/layers/band_link.hpp"
#include "viewer/layers/board_link.hpp"
#include "viewer/layers/database_link.hpp"
#include "viewer/layers/edit_link.hpp"

#include <array>

namespace greenward::viewer {

namespace {

struct closable {
  bool (*is_open)(const session&);
  void (*close)(session&);
};

constexpr auto kTopFirst = std::to_array<closable>({
    {[](const session& s) { return s.key_sheet; }, [](session& s) { s.key_sheet = false; }},
    {[](const session& s) { return !s.tree.dragged.empty(); }, [](session& s) { s.tree.give_up(); }},
    {[](const session& s) { return s.databases.open; }, close_databases},
    {[](const session& s) { return s.search.open; }, [](session& s) { s.search.open = false; }},
    {[](const session& s) { return s.go_to.open; }, [](session& s) { s.go_to.open = false; }},
    {[](const session& s) { return s.bookmarks.open; }, [](session& s) { s.bookmarks.open = false; }},
    {[](const session& s) { return s.export_to.open; }, [](session& s) { s.export_to.open = false; }},
    {[](const session& s) { return s.edit.has_value(); }, [](session& s) { close_edit(s); }},
    {[](const session& s) { return s.import.open; }, [](session& s) { s.import.open = false; }},
    {[](const session& s) { return !s.measure.corners.empty(); }, [](session& s) { s.measure.clear(); }},
    {[](const session& s) { return s.measure.kind != measure_kind::none; },
     [](session& s) { s.take_up_measure(measure_kind::none); }},
    {[](const session& s) { return !s.select.corners.empty(); }, [](session& s) { s.select.clear(); }},
    {[](const session& s) { return s.select.shape != select_shape::none; },
     [](session& s) { s.take_up_select(select_shape::none); }},
    {[](const session& s) { return s.profile.open; }, [](session& s) { s.profile.clear(); }},
    {[](const session& s) { return s.board.open; }, close_board},
    {[](const session& s) { return s.witness.subject.has_value(); }, [](session& s) { s.witness.clear(); }},
    {[](const session& s) { return s.sites.wanted; }, [](session& s) { s.sites.clear(); }},
    {[](const session& s) { return s.bands.gaps; }, switch_gaps},
    {[](const session& s) { return s.bands.areas; }, switch_bands},
    {[](const session& s) { return s.drains.trace.has_value(); }, [](session& s) { s.drains.clear(); }},
    {[](const session& s) { return s.trial.place.has_value(); }, [](session& s) { s.trial.clear(); }},
    {[](const session& s) { return s.trial.active; }, [](session& s) { s.trial.take_up(false); }},
    {[](const session& s) { return s.go_to.mark.has_value(); }, [](session& s) { s.go_to.mark.reset(); }},
    {[](const session& s) { return !s.form && s.chosen.current() != nullptr; },
     [](session& s) { s.chosen = {}; }},
    {[](const session& s) { return !s.form && selected_count(s) > 0; }, clear_selection},
});

const closable* on_top(const session& state) {
  for (const closable& one : kTopFirst)
    if (one.is_open(state)) return &one;
  return nullptr;
}

}  // namespace

bool can_cancel(const session& state) {
  return on_top(state) != nullptr;
}

void cancel(session& state) {
  if (const closable* top = on_top(state)) top->close(state);
}

}  // namespace greenward::viewer
