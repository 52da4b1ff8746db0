#include "tests/viewer/small_session.hpp"
#include "viewer/tools/identify.hpp"
#include "viewer/tools/navigate.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

class Tools : public SmallSession {
 protected:
  const std::string& chosen_layer() const {
    return state.layers[state.chosen.current()->layer].prepared->name;
  }
};

TEST_F(Tools, AClickOnAFacilityChoosesIt) {
  identify(state, first_point("facilities"));
  ASSERT_NE(state.chosen.current(), nullptr);
  EXPECT_EQ(chosen_layer(), "facilities");
  EXPECT_EQ(state.chosen.current()->row, 0U);
  EXPECT_EQ(state.tab, details_tab::feature);
}

TEST_F(Tools, AHiddenLayerIsNotChosen) {
  state.find("facilities")->visible = false;
  identify(state, first_point("facilities"));
  ASSERT_NE(state.chosen.current(), nullptr) << "the street below it is still there";
  EXPECT_NE(chosen_layer(), "facilities");
}

TEST_F(Tools, AClickBesideEverythingClearsTheChoice) {
  identify(state, first_point("facilities"));
  identify(state, {2, 2});
  EXPECT_EQ(state.chosen.current(), nullptr);
}

TEST_F(Tools, TheWheelZoomsTowardsThePointer) {
  const geo::planar before = state.view.to_ground({200, 150});
  const double scale = state.view.metres_per_pixel();
  navigate(state, map_input{.pointer = {200, 150}, .inside = true, .wheel = 2});
  EXPECT_LT(state.view.metres_per_pixel(), scale);
  EXPECT_NEAR(state.view.to_ground({200, 150}).x, before.x, 1e-6);
  ASSERT_TRUE(state.pointer);
  EXPECT_NEAR(state.pointer->x, before.x, 1e-6);
}

TEST_F(Tools, KeysMoveZoomAndFit) {
  const camera fitted = state.view;
  navigate(state, view_command::zoom_in);
  EXPECT_LT(state.view.metres_per_pixel(), fitted.metres_per_pixel());
  navigate(state, view_command::right);
  EXPECT_GT(state.view.centre().x, fitted.centre().x);
  navigate(state, view_command::up);
  EXPECT_GT(state.view.centre().y, fitted.centre().y);
  navigate(state, view_command::fit);
  EXPECT_EQ(state.view, fitted);
}

}  // namespace
}  // namespace greenward::viewer
