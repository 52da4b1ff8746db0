#include "viewer/tools/select_area.hpp"

#include "tests/viewer/small_session.hpp"
#include "viewer/layers/area_selection.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

class SelectArea : public SmallSession {
 protected:
  void drag(screen_point from, screen_point to, bool shift, bool ctrl) {
    map_input input{.pointer = from, .inside = true, .pressed = true, .held = true};
    input.shift = shift;
    input.ctrl = ctrl;
    EXPECT_TRUE(select_area(state, input));
    input.pressed = false;
    input.pointer = to;
    EXPECT_TRUE(select_area(state, input));
    input.held = false;
    EXPECT_TRUE(select_area(state, input));
  }
  void click(screen_point at, bool twice) {
    map_input input{.pointer = at, .inside = true, .clicked = true};
    input.double_clicked = twice;
    EXPECT_TRUE(select_area(state, input));
  }
};

TEST_F(SelectArea, WithoutTheToolInHandTheMouseIsLeftAlone) {
  EXPECT_FALSE(select_area(state, {.pointer = {1, 1}, .inside = true, .pressed = true, .held = true}));
}

TEST_F(SelectArea, ABoxOverTheMapSelectsAllThatIsDrawn) {
  state.take_up_select(select_shape::box);
  drag({-10, -10}, {910, 710}, false, false);
  for (const tree_layer& layer : state.layers) EXPECT_EQ(layer.marks.count(), layer.prepared->features);
  EXPECT_TRUE(state.select.corners.empty());
  drag({-10, -10}, {-5, -5}, true, false);
  EXPECT_GT(selected_count(state), 0) << "Shift adds nothing to it here";
  drag({910, 710}, {-10, -10}, false, true);
  EXPECT_EQ(selected_count(state), 0) << "Ctrl takes it all away, whichever corner is first";
}

TEST_F(SelectArea, AClickWithTheBoxSelectsTheOneFeatureUnderIt) {
  state.take_up_select(select_shape::box);
  const screen_point at = first_point("facilities");
  drag(at, at, false, false);
  EXPECT_EQ(selected_count(state), 1);
  EXPECT_TRUE(state.find("facilities")->marks.contains(0));
  drag(at, at, false, true);
  EXPECT_EQ(selected_count(state), 0);
}

TEST_F(SelectArea, APolygonEndsWithADoubleClick) {
  state.take_up_select(select_shape::polygon);
  const screen_point at = first_point("facilities");
  click({at.x - 6, at.y - 6}, false);
  click({at.x + 6, at.y - 6}, false);
  click({at.x, at.y + 8}, false);
  EXPECT_EQ(selected_count(state), 0);
  click({at.x, at.y + 8}, true);
  EXPECT_TRUE(state.find("facilities")->marks.contains(0));
  EXPECT_TRUE(state.select.corners.empty());
}

TEST_F(SelectArea, APolygonThatIsNoneStaysToBeMended) {
  state.take_up_select(select_shape::polygon);
  click({10, 10}, false);
  click({20, 10}, false);
  finish_selected_area(state, select_change::replace);
  EXPECT_TRUE(state.select.problem);
  EXPECT_EQ(state.select.corners.size(), 2);
  state.select.take_back();
  EXPECT_FALSE(state.select.problem);
  EXPECT_EQ(state.select.corners.size(), 1);
}

TEST_F(SelectArea, OneToolAtATime) {
  state.take_up_select(select_shape::box);
  state.take_up_measure(measure_kind::area);
  EXPECT_EQ(state.select.shape, select_shape::none);
  state.take_up_select(select_shape::polygon);
  EXPECT_EQ(state.measure.kind, measure_kind::none);
}

}  // namespace
}  // namespace greenward::viewer
