#include "viewer/layers/bookmarks.hpp"

#include "tests/viewer/named_district.hpp"
#include "viewer/layers/layer_order.hpp"
#include "viewer/layers/session.hpp"

#include <gtest/gtest.h>
#include <algorithm>

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

TEST_F(Bookmarks, ThePlanForTheDrainsIsKeptWithTheView) {
  state.scenario.await({{{9, "P-9"}}, {}});
  const kept_view kept = *view_to_keep(state);
  EXPECT_EQ(kept.plan.build, (std::vector<kept_pipe>{{9, "P-9"}}));
  session again;
  again.district = state.district;
  restore_view(again, kept);
  EXPECT_EQ(again.scenario.to_keep(), kept.plan);
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

TEST_F(Bookmarks, OrderFiltersAndScalesAreAsTheyWereLeft) {
  const auto fresh = [&] {
    session made;
    made.district = state.district;
    made.view.resize({800, 600});
    made.layers = {state.layers[0], state.layers[1]};
    for (std::size_t i = 0; i < 2; ++i) {
      made.layers[i].usual_place = i;
      made.layers[i].group = group_of(made.layers[i].prepared->name);
    }
    return made;
  };
  session left = fresh();
  left.view = state.view;
  left.layers[0].group = layer_group::drainage;
  left.layers[0].filter.typed = "code = 'R1'";
  left.layers[0].filter.read(state.district->layers[0].table.schema());
  left.layers[1].scales.nearest = 500;
  left.layers[1].scales.farthest = 20000;
  move_beside(left, 1, 0, tree_side::below);
  kept_view kept = *view_to_keep(left);
  session again = fresh();
  restore_view(again, kept);
  EXPECT_EQ(again.layers[0].prepared->name, "compounds");
  EXPECT_EQ(again.layers[1].group, layer_group::drainage);
  EXPECT_EQ(again.layers[1].filter.applied, "code = 'R1'");
  EXPECT_TRUE(again.layers[1].filter.stale) << "its rows are to be found";
  EXPECT_EQ(again.layers[0].scales.nearest, 500);
  EXPECT_EQ(view_to_keep(again)->layers, kept.layers);
  EXPECT_EQ(view_to_keep(again)->order, kept.order);
  const auto roads = std::ranges::find(kept.layers, "roads", &kept_layer::name);
  ASSERT_NE(roads, kept.layers.end());
  roads->filter = "no_such_field = 1";
  session wrong = fresh();
  restore_view(wrong, kept);
  EXPECT_FALSE(wrong.find("roads")->filter.wanted);
  EXPECT_TRUE(wrong.find("roads")->filter.problem);
  EXPECT_TRUE(wrong.find("roads")->unfolded) << "where it is said";
}

TEST_F(Bookmarks, APlaceOfAnotherDistrictLeavesTheMapUsable) {
  look_at(state, {{-60, -89.99}, 1000});
  EXPECT_TRUE(std::isfinite(state.view.centre().x));
}

}  // namespace
}  // namespace greenward::viewer
