#include "viewer/layers/visit.hpp"

#include "tests/viewer/named_district.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

/// A session that looks at it from afar, with the layers in another order than the district's.
session session_of(const std::shared_ptr<const workflow::district_snapshot>& district) {
  session state;
  state.district = district;
  state.view.resize({800, 600});
  state.view.look_at({400000, 4800000}, 50);
  for (std::size_t i = district->layers.size(); i-- > 0;) {
    tree_layer layer;
    layer.prepared = prepare_layer(district, i, nullptr, task{});
    state.layers.push_back(std::move(layer));
  }
  state.search.use(make_name_index(district, {}));
  return state;
}

TEST(Visit, AStreetIsChosenWithAllItsSectionsAndShownWhole) {
  session state = session_of(testing::named_district({{"绿园路", ""}, {"青年路", ""}, {"绿园路", ""}}, {}));
  visit(state, 0);
  EXPECT_EQ(state.chosen.hits, (std::vector<chosen_feature>{{1, 0}, {1, 2}}));
  EXPECT_TRUE(state.chosen.one_street);
  EXPECT_EQ(state.tab, details_tab::feature);
  EXPECT_EQ(state.view.centre(), (geo::planar{440025, 4860100}));
  EXPECT_TRUE(state.view.visible().contains(geo::planar{440000, 4860000}));
  EXPECT_TRUE(state.view.visible().contains(geo::planar{440050, 4860200}));
}

TEST(Visit, APointIsNotApproachedTooClosely) {
  session state = session_of(testing::named_district({}, {{"佳园", ""}}));
  visit(state, 0);
  EXPECT_EQ(state.chosen.hits, (std::vector<chosen_feature>{{0, 0}}));
  EXPECT_FALSE(state.chosen.one_street);
  EXPECT_NEAR(state.view.scale_denominator(), 2000, 1e-6);
}

TEST(Visit, AFeatureThatIsNowhereIsChosenAndTheMapStays) {
  auto district = std::make_shared<workflow::district_snapshot>(*testing::named_district({}, {{"佳园", ""}}));
  district->layers[1].planar = {};
  district->layers[1].planar.append_none();
  session state = session_of(district);
  const camera before = state.view;
  visit(state, 0);
  EXPECT_EQ(state.chosen.hits.size(), 1);
  EXPECT_EQ(state.view, before);
}

}  // namespace
}  // namespace greenward::viewer
