#include "viewer/layers/bookmarks.hpp"

#include "tests/viewer/named_district.hpp"
#include "viewer/layers/session.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

class Bookmarks : public ::testing::Test {
 protected:
  Bookmarks() {
    const auto district = testing::named_district({{"绿园路", "R1"}}, {{"佳园", "C1"}});
    state.district = district;
    state.view.resize({800, 600});
    state.view.look_at({440000, 4860000}, 2);
    for (std::size_t i = 0; i < district->layers.size(); ++i) {
      tree_layer layer;
      layer.prepared = prepare_layer(district, i, nullptr, task{});
      state.layers.push_back(std::move(layer));
    }
  }
  session state;
};

TEST_F(Bookmarks, LeadBackToTheView) {
  const camera before = state.view;
  state.bookmarks.typed = "佳园";
  add_bookmark(state);
  EXPECT_EQ(state.bookmarks.typed, "");
  state.view.look_at({430000, 4850000}, 50);
  look_at(state, state.bookmarks.list.front().place);
  EXPECT_NEAR(state.view.centre().x, before.centre().x, 1e-3);
  EXPECT_NEAR(state.view.centre().y, before.centre().y, 1e-3);
  EXPECT_NEAR(state.view.metres_per_pixel(), 2, 1e-9);
}

TEST_F(Bookmarks, OneOfTheSameNameIsReplacedAndOneWithoutGetsAName) {
  state.bookmarks.typed = "a";
  add_bookmark(state);
  state.view.look_at({441000, 4861000}, 4);
  state.bookmarks.typed = "a";
  add_bookmark(state);
  ASSERT_EQ(state.bookmarks.list.size(), 1);
  EXPECT_EQ(state.bookmarks.list[0].place, place_of_view(state));
  add_bookmark(state);
  add_bookmark(state);
  ASSERT_EQ(state.bookmarks.list.size(), 3);
  EXPECT_NE(state.bookmarks.list[1].name, state.bookmarks.list[2].name);
  remove_bookmark(state, 0);
  remove_bookmark(state, 7);
  EXPECT_EQ(state.bookmarks.list.size(), 2);
}

TEST_F(Bookmarks, TheViewIsAsItWasLeft) {
  state.layers[0].visible = false;
  state.layers[0].opacity = 0.5F;
  state.bookmarks.typed = "a";
  add_bookmark(state);
  const std::optional<kept_view> kept = view_to_keep(state);
  ASSERT_TRUE(kept);
  session again;
  again.district = state.district;
  again.view.resize({800, 600});
  again.layers.resize(1);
  again.layers[0].prepared = state.layers[0].prepared;  // the other layer is no more
  restore_view(again, *kept);
  EXPECT_FALSE(again.layers[0].visible);
  EXPECT_EQ(again.layers[0].opacity, 0.5F);
  EXPECT_EQ(again.bookmarks.list, state.bookmarks.list);
  EXPECT_NEAR(again.view.centre().x, 440000, 1e-3);
  EXPECT_FALSE(view_to_keep(session{})) << "nothing is there yet";
}

TEST_F(Bookmarks, APlaceOfAnotherDistrictLeavesTheMapUsable) {
  look_at(state, {{-60, -89.99}, 1000});
  EXPECT_TRUE(std::isfinite(state.view.centre().x));
}

}  // namespace
}  // namespace greenward::viewer
