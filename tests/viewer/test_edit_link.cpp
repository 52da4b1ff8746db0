#include "viewer/layers/edit_link.hpp"

#include "tests/viewer/small_session.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/snapping.hpp"
#include "viewer/tools/edit_shape.hpp"
#include "viewer/tools/identify.hpp"

#include <gtest/gtest.h>
#include <algorithm>

namespace greenward::viewer {
namespace {

class EditLink : public SmallSession {
 protected:
  void SetUp() override {
    SmallSession::SetUp();
    state.can_record = true;
    state.recorder = "李工";
  }
  const workflow::layer_snapshot& layer(const char* name) const { return district->at(name); }
  void choose(const char* name, std::uint32_t row) {
    const auto at =
        std::ranges::find(state.layers, name, [](const tree_layer& one) { return one.prepared->name; });
    state.chosen.hits = {{static_cast<std::size_t>(at - state.layers.begin()), row}};
  }
  /// With the mouse, from a place to another, in two movements.
  void drag(geo::planar from, geo::planar to, bool ctrl = false) {
    map_input input{
        .pointer = state.view.to_screen(from), .inside = true, .pressed = true, .held = true, .ctrl = ctrl};
    (void)edit_shape(state, input);
    input.pressed = false;
    for (const geo::planar at : {geo::planar{(from.x + to.x) / 2, (from.y + to.y) / 2}, to}) {
      input.drag_x = input.drag_y = 1;
      input.pointer = state.view.to_screen(at);
      (void)edit_shape(state, input);
    }
    input.held = false;
    (void)edit_shape(state, input);
  }
  void click_at(geo::planar place) {
    (void)edit_shape(
        state,
        map_input{.pointer = state.view.to_screen(place), .inside = true, .ctrl = true, .clicked = true});
  }
  edit_field& field(const char* name) {
    return *std::ranges::find(state.edit->fields, name, &edit_field::name);
  }
  edit_entry sent() {
    save_edit(state);
    EXPECT_TRUE(state.outgoing.has_value()) << (state.edit->problem ? state.edit->problem->en : "");
    return std::get<edit_entry>(std::exchange(state.outgoing, std::nullopt).value());
  }
};

TEST_F(EditLink, OnlyWhatHasBeenChangedIsSent) {
  choose("pipes", 1);
  open_edit(state);
  ASSERT_TRUE(state.edit);
  EXPECT_EQ(state.tab, details_tab::feature);
  save_edit(state);
  EXPECT_FALSE(state.outgoing) << "nothing has been changed";
  EXPECT_TRUE(state.edit->problem);
  field("diameter_mm").text = "450";
  const edit_entry entry = sent();
  EXPECT_TRUE(state.edit->sent);
  EXPECT_EQ(entry.who, "李工");
  ASSERT_EQ(entry.edits.size(), 1U);
  EXPECT_EQ(entry.edits[0].feature, layer("pipes").table.ids()[1]);
  ASSERT_EQ(entry.edits[0].fields.size(), 1U);
  EXPECT_EQ(entry.edits[0].fields[0].field, "diameter_mm");
  EXPECT_EQ(entry.edits[0].fields[0].text, "450");
  EXPECT_FALSE(entry.edits[0].shape);
  ASSERT_TRUE(entry.edits[0].seen);
  EXPECT_EQ(entry.edits[0].seen->ids()[0], entry.edits[0].feature);
}

TEST_F(EditLink, NumbersStandInFewDigitsAndAreSentOnlyWhenTyped) {
  const auto shown = [&](double stored) {
    layer::feature_table table(layer("pipes").table.schema());
    {
      layer::row_writer row(table, feature_id(1));
      row.set("up_invert_m", stored);
      row.geometry().append(layer("pipes").table.geometry()[0]);
    }
    const edit_state form = open_edit_form(table, layer("pipes").planar[0], 0, state.environment->catalogue);
    EXPECT_FALSE(form.is_changed()) << "what is shown is not what is stored, and is not sent";
    return std::ranges::find(form.fields, "up_invert_m", &edit_field::name)->text;
  };
  EXPECT_EQ(shown(213.1234567890123), "213.123457");
  EXPECT_EQ(shown(213.04000000000002), "213.04");
  EXPECT_EQ(shown(-213.0), "-213");
  EXPECT_EQ(shown(0.30000000000000004), "0.3");
  EXPECT_EQ(shown(0.00012345678901234), "0.000123457");
  EXPECT_EQ(shown(0), "0");
}

TEST_F(EditLink, WithoutANameNothingIsSent) {
  state.recorder.clear();
  choose("pipes", 0);
  open_edit(state);
  field("diameter_mm").text = "450";
  save_edit(state);
  EXPECT_FALSE(state.outgoing);
  EXPECT_TRUE(state.edit->problem);
}

TEST_F(EditLink, ADraggedCornerSnapsToTheLastDigitUnlessCtrlIsHeld) {
  const auto& pipes = layer("pipes");
  const auto& facilities = layer("facilities");
  const geo::planar end = pipes.planar[0].points().back(), target = facilities.planar[0].points()[0];
  choose("pipes", 0);
  open_edit(state);
  const double pixel = state.view.metres_per_pixel();
  const geo::planar near{target.x + 4 * pixel, target.y};
  drag(end, near);
  EXPECT_EQ(state.edit->shape.geographic(district->measuring)[0].points().back(),
            facilities.table.geometry()[0].points()[0]);
  EXPECT_EQ(state.edit->shape.geographic(district->measuring)[0].points().front(),
            pipes.table.geometry()[0].points().front());
  EXPECT_TRUE(state.edit->take_back());
  drag(end, near, true);
  const geo::planar placed = state.edit->shape.rings()[0].corners.back().at;
  EXPECT_NEAR(placed.x, near.x, 1e-6);
  EXPECT_NE(placed.x, target.x);
}

TEST_F(EditLink, WhatIsPressedAndNotMovedStays) {
  choose("pipes", 0);
  open_edit(state);
  const screen_point at = state.view.to_screen(layer("pipes").planar[0].points().front());
  (void)edit_shape(state, map_input{.pointer = at, .inside = true, .pressed = true, .held = true});
  EXPECT_TRUE(state.edit->held);
  const edit_take take = edit_shape(state, map_input{.pointer = at, .inside = true, .clicked = true});
  EXPECT_TRUE(take.click) << "no other feature is chosen while a form is open";
  EXPECT_FALSE(state.edit->is_changed());
  EXPECT_FALSE(state.edit->held);
}

TEST_F(EditLink, TheSideOfSomethingCatchesWhereNoCornerIsNear) {
  const auto& roads = layer("roads");
  const geo::planar a = roads.planar[0].points()[0], b = roads.planar[0].points()[1];
  const geo::planar beside{a.x + 0.37 * (b.x - a.x) + 0.3, a.y + 0.37 * (b.y - a.y) + 0.3};
  for (tree_layer& one : state.layers) one.visible = one.prepared->name == "roads";
  const auto snapped = snap(state, beside, 2, {});
  ASSERT_TRUE(snapped);
  EXPECT_FALSE(snapped->stored) << "a place that nobody has stored";
  EXPECT_LE(geo::distance(snapped->at, beside), 0.5);
  EXPECT_FALSE(snap(state, {a.x - 1e6, a.y}, 2, {}));
  const auto corner = snap(state, {a.x + 0.5, a.y}, 2, {});
  ASSERT_TRUE(corner);
  EXPECT_TRUE(corner->stored) << "corners come before sides";
  for (const geo::planar p : roads.planar.points()) {
    const auto found = snap(state, p, 2, {});
    ASSERT_TRUE(found && found->stored);
    const geo::lon_lat place = geo::unproject(p, district->measuring);
    EXPECT_NEAR(found->stored->x, place.x, 1e-9) << "the corner's own";
    EXPECT_NEAR(found->stored->y, place.y, 1e-9);
  }
  for (tree_layer& one : state.layers) one.visible = false;
  EXPECT_FALSE(snap(state, beside, 2, {})) << "nothing snaps to what is not shown";
}

TEST_F(EditLink, AFormWithChangesIsNotThrownAwayByOneKey) {
  choose("pipes", 0);
  open_edit(state);
  EXPECT_TRUE(close_edit(state));
  EXPECT_FALSE(state.edit);
  open_edit(state);
  field("diameter_mm").text = "450";
  EXPECT_TRUE(close_edit(state));
  ASSERT_TRUE(state.edit) << "it asks first";
  EXPECT_TRUE(close_edit(state));
  EXPECT_FALSE(state.edit);
  EXPECT_FALSE(close_edit(state));
}

TEST_F(EditLink, ARemovalAsksOnceMore) {
  choose("pipes", 0);
  open_edit(state);
  remove_edited(state);
  EXPECT_FALSE(state.outgoing);
  remove_edited(state);
  ASSERT_TRUE(state.outgoing);
  EXPECT_EQ(std::get<edit_entry>(*state.outgoing).edits[0].kind, workflow::edit_kind::remove);
}

TEST_F(EditLink, ANewFeatureIsDrawnByClicks) {
  open_new_feature(state, "pipes");
  ASSERT_TRUE(state.edit);
  field("system").text = "storm";
  save_edit(state);
  EXPECT_FALSE(state.outgoing) << "it has a corner too few";
  for (const geo::planar at : {geo::planar{0, 0}, geo::planar{300, 0}}) {
    const geo::planar place{state.view.centre().x + at.x, state.view.centre().y + at.y};
    click_at(place);
  }
  const edit_entry entry = sent();
  EXPECT_EQ(entry.edits[0].kind, workflow::edit_kind::add);
  ASSERT_TRUE(entry.edits[0].shape);
  EXPECT_EQ((*entry.edits[0].shape)[0].points().size(), 2U);
}

TEST_F(EditLink, ANewWorkIsDrawnAsWhatThePersonSays) {
  EXPECT_TRUE(can_draw_new(state, "works"));
  open_new_feature(state, "works");
  ASSERT_TRUE(state.edit);
  EXPECT_TRUE(state.edit->any_kind);
  state.edit->shape.become(geo::geometry_kind::point);
  click_at(state.view.centre());
  const edit_entry entry = sent();
  ASSERT_TRUE(entry.edits[0].shape);
  EXPECT_EQ((*entry.edits[0].shape)[0].kind(), geo::geometry_kind::point);
}

TEST_F(EditLink, ALineIsDividedWhereTheMapIsClicked) {
  choose("pipes", 0);
  open_edit(state);
  choose_click(state, map_click::hole);
  EXPECT_EQ(state.edit->click, map_click::nothing) << "a line has no holes";
  choose_click(state, map_click::cut);
  const auto line = layer("pipes").planar[0].points();
  click_at({line[0].x, line[0].y + 5000});
  EXPECT_TRUE(state.edit->problem) << "beside it";
  EXPECT_EQ(state.edit->click, map_click::cut);
  click_at({(line[0].x + line[1].x) / 2, (line[0].y + line[1].y) / 2});
  EXPECT_EQ(state.edit->click, map_click::nothing);
  ASSERT_TRUE(state.edit->shape.cut());
  const edit_entry entry = sent();
  ASSERT_EQ(entry.edits.size(), 1U);
  EXPECT_EQ(entry.edits[0].kind, workflow::edit_kind::divide);
  ASSERT_TRUE(entry.edits[0].shape && entry.edits[0].rest);
  EXPECT_EQ((*entry.edits[0].shape)[0].points().back(), (*entry.edits[0].rest)[0].points().front());
  EXPECT_EQ((*entry.edits[0].rest)[0].points().back(), layer("pipes").table.geometry()[0].points().back());
}

/// The street along the southern border meets the one along the western at the corner of the district, and
/// the next one to the north-south in between.
TEST_F(EditLink, ALineIsJoinedToTheOneThatIsClicked) {
  const auto& roads = layer("roads");
  constexpr std::uint32_t kSouthern = 0, kWestern = 8, kCrossing = 9;
  const auto beside = [&](std::uint32_t row) {
    const auto line = roads.planar[row].points();
    return geo::planar{(line[2].x + line[3].x) / 2, (line[2].y + line[3].y) / 2};
  };
  choose("roads", kSouthern);
  open_edit(state);
  choose_click(state, map_click::join);
  ASSERT_EQ(state.edit->click, map_click::join);
  click_at(beside(kSouthern));
  ASSERT_TRUE(state.edit->problem);
  EXPECT_EQ(*state.edit->problem, words(text_key::edit_join_none)) << "it is the line itself";
  click_at(beside(kCrossing));
  ASSERT_TRUE(state.edit->problem);
  EXPECT_NE(state.edit->problem->en.find("nearest ends are 400.0 m apart"), std::string::npos)
      << state.edit->problem->en;
  EXPECT_FALSE(state.edit->is_changed());
  EXPECT_EQ(state.edit->click, map_click::join) << "another may be clicked";
  click_at(roads.planar[kCrossing].points()[1]);
  EXPECT_EQ(*state.edit->problem, words(text_key::edit_join_several)) << "two streets cross there";
  click_at(beside(kWestern));
  EXPECT_FALSE(state.edit->problem);
  EXPECT_EQ(state.edit->shape.joins(), 1U);
  EXPECT_FALSE(offers(*state.edit, map_click::cut));
  const edit_entry entry = sent();
  ASSERT_EQ(entry.edits.size(), 2U);
  ASSERT_TRUE(entry.edits[0].shape);
  const auto corners = (*entry.edits[0].shape)[0].points();
  EXPECT_EQ(corners.size(), 15U);
  EXPECT_EQ(corners.front(), roads.table.geometry()[kWestern].points().back()) << "it is turned round";
  EXPECT_EQ(corners.back(), roads.table.geometry()[kSouthern].points().back());
  EXPECT_EQ(entry.edits[1].kind, workflow::edit_kind::remove);
  EXPECT_EQ(entry.edits[1].feature, roads.table.ids()[kWestern]);
  EXPECT_TRUE(entry.edits[1].seen);
}

TEST_F(EditLink, ASecondLineIsJoinedAndEachIsTakenBack) {
  const auto& roads = layer("roads");
  choose("roads", 0);
  open_edit(state);
  for (const std::uint32_t row : {8U, 15U}) {
    choose_click(state, map_click::join);
    const auto line = roads.planar[row].points();
    click_at({(line[2].x + line[3].x) / 2, (line[2].y + line[3].y) / 2});
  }
  EXPECT_EQ(state.edit->shape.joins(), 2U);
  EXPECT_TRUE(state.edit->take_back());
  EXPECT_TRUE(state.edit->take_back());
  EXPECT_FALSE(state.edit->is_changed());
  EXPECT_TRUE(state.edit->do_again());
  choose_click(state, map_click::join);
  const auto line = roads.planar[7].points();
  click_at({(line[2].x + line[3].x) / 2, (line[2].y + line[3].y) / 2});
  ASSERT_EQ(state.edit->lines.size(), 2U) << "what was taken back gives way";
  const edit_entry entry = sent();
  ASSERT_EQ(entry.edits.size(), 3U);
  EXPECT_EQ(entry.edits[2].feature, roads.table.ids()[7]);
  edit_outcome outcome;
  outcome.result.refused = {{2, "", {"有人引用", "it is named"}}};
  take_refusals(*state.edit, outcome);
  EXPECT_EQ(state.edit->problem->en, state.edit->lines[1].name + ": it is named");
}

TEST_F(EditLink, TheKeyThatEndsAClickKeepsTheForm) {
  choose("pipes", 0);
  open_edit(state);
  choose_click(state, map_click::cut);
  EXPECT_TRUE(close_edit(state));
  ASSERT_TRUE(state.edit);
  EXPECT_EQ(state.edit->click, map_click::nothing);
  EXPECT_TRUE(close_edit(state));
  EXPECT_FALSE(state.edit);
}

TEST_F(EditLink, WhatACommandWritesIsNotOpened) {
  choose("walk_edges", 0);
  open_edit(state);
  EXPECT_FALSE(state.edit);
  ASSERT_TRUE(state.history.said);
  EXPECT_NE(state.history.said->en.find("walk network"), std::string::npos);
  choose("works", 0);
  open_edit(state);
  ASSERT_TRUE(state.edit);
  EXPECT_EQ(field("stage").writer, "record");
  EXPECT_EQ(field("responsible").writer, "");
}

TEST_F(EditLink, RefusalsStandByTheirFields) {
  choose("pipes", 0);
  open_edit(state);
  field("diameter_mm").text = "thick";
  (void)sent();
  edit_outcome outcome;
  outcome.result.refused = {{0, "diameter_mm", {"不是数", "no number"}}, {0, "geometry", {"坏", "bad"}}};
  take_refusals(*state.edit, outcome);
  EXPECT_FALSE(state.edit->sent);
  ASSERT_TRUE(field("diameter_mm").problem);
  EXPECT_EQ(field("diameter_mm").problem->en, "no number");
  ASSERT_TRUE(state.edit->problem);
  EXPECT_EQ(state.edit->problem->en, "bad");
}

TEST(EditHistory, TakesBackTheLastAndDoesItAgain) {
  edit_history history;
  EXPECT_FALSE(history.ask(false, "李工"));
  history.made(5);
  history.made(8);
  const auto undo = history.ask(false, "李工");
  ASSERT_TRUE(undo);
  EXPECT_EQ(undo->entry, 8);
  EXPECT_FALSE(history.ask(false, "李工")) << "one at a time";
  history.answered({{3, 9, {}}, *undo, {}});
  const auto redo = history.ask(true, "李工");
  ASSERT_TRUE(redo);
  EXPECT_EQ(redo->entry, 9) << "the undo is undone";
  history.answered({{3, 10, {}}, *redo, {}});
  EXPECT_EQ(history.done, (std::vector<std::int64_t>{5, 10}));
  EXPECT_TRUE(history.undone.empty());
  const auto refused = history.ask(false, "李工");
  history.answered({{0, 0, {{"works", feature_id(1), {"又改过", "changed again"}}}}, *refused, {}});
  EXPECT_EQ(history.done.size(), 2U) << "what cannot be taken back stays";
  EXPECT_NE(history.said->en.find("changed again"), std::string::npos);
}

}  // namespace
}  // namespace greenward::viewer
