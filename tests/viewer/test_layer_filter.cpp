#include "viewer/layers/layer_filter.hpp"

#include "tests/viewer/named_district.hpp"
#include "viewer/layers/view_sheet.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

class LayerFilter : public ::testing::Test {
 protected:
  LayerFilter() {
    state.district =
        testing::named_district({{"绿园路", "R1"}, {"安庆路", "R2"}, {"和平街", "R3"}}, {{"佳园", "C1"}});
    state.view.resize({800, 600});
    state.view.look_at({440000, 4860000}, 1);
    for (std::size_t i = 0; i < state.district->layers.size(); ++i) {
      tree_layer layer;
      layer.prepared = prepare_layer(state.district, i, nullptr, task{});
      state.layers.push_back(std::move(layer));
    }
  }

  void filter_roads(const std::string& expression) {
    layer_filter& filter = roads().filter;
    filter.typed = expression;
    filter.read(table().schema());
    ASSERT_FALSE(filter.problem);
    filter.passed = std::make_shared<row_bits>(rows_that_match(*filter.wanted, table(), task{}));
    roads().show(roads().whole());
  }

  tree_layer& roads() { return state.layers[0]; }
  [[nodiscard]] const layer::feature_table& table() const { return state.district->layers[0].table; }

  session state;
};

TEST_F(LayerFilter, LeavesWhatMatches) {
  filter_roads("name LIKE '%路'");
  EXPECT_EQ(roads().prepared->features, 2U);
  EXPECT_EQ(roads().whole()->features, 3U);
  EXPECT_EQ(roads().prepared->class_counts, (std::vector<std::size_t>{2}));
  EXPECT_EQ(roads().prepared->rule_of_row, (std::vector<std::uint16_t>{0, 0, kNoRule}));
  const auto hits = [&](const prepared_layer& layer) {
    const pick_source source{0, &layer.geometry(), &layer.index(), layer.rule_of_row};
    return pick(std::span(&source, 1), {440025, 4860200}, 5).size();
  };
  EXPECT_EQ(hits(*roads().whole()), 1U);
  EXPECT_EQ(hits(*roads().prepared), 0U) << "what is not drawn is not under the pointer";
}

TEST_F(LayerFilter, AnotherOneBeginsWithAllRowsAgain) {
  filter_roads("code = 'R1'");
  filter_roads("code = 'R3'");
  EXPECT_EQ(roads().prepared->rule_of_row, (std::vector<std::uint16_t>{kNoRule, kNoRule, 0}));
  EXPECT_EQ(roads().whole()->features, 3U);
}

TEST_F(LayerFilter, OneThatLeavesNothingLeavesTheLayerInTheTree) {
  filter_roads("code = 'R4'");
  EXPECT_EQ(roads().prepared->features, 0U);
  EXPECT_TRUE(roads().is_listed());
}

TEST_F(LayerFilter, AWrongOneSaysWhyAndChangesNothing) {
  filter_roads("code = 'R1'");
  roads().filter.stale = false;
  roads().filter.typed = "nome = 'x'";
  roads().filter.read(table().schema());
  ASSERT_TRUE(roads().filter.problem);
  EXPECT_NE(roads().filter.problem->problem().en.find("nome"), std::string::npos);
  EXPECT_EQ(roads().filter.applied, "code = 'R1'");
  EXPECT_TRUE(roads().filter.wanted);
  EXPECT_FALSE(roads().filter.stale);
  roads().filter.typed = "  ";
  roads().filter.read(table().schema());
  EXPECT_FALSE(roads().filter.problem);
  EXPECT_FALSE(roads().filter.wanted);
  EXPECT_TRUE(roads().filter.applied.empty());
}

TEST_F(LayerFilter, TheLayerIsNotDrawnBeforeItsRowsAreKnown) {
  EXPECT_TRUE(state.is_drawn(roads()));
  roads().filter.typed = "code = 'R1'";
  roads().filter.read(table().schema());
  EXPECT_FALSE(state.is_drawn(roads()));
  filter_roads("code = 'R1'");
  EXPECT_TRUE(state.is_drawn(roads()));
}

TEST_F(LayerFilter, ASheetHasWhatTheMapHasInItsOrderAndSaysSo) {
  filter_roads("name LIKE '%路'");
  const auto sheet = sheet_of_view(state);
  ASSERT_EQ(sheet->content.layers.size(), 2U);
  const report::map_layer& drawn = sheet->content.layers[0];
  EXPECT_EQ(drawn.table->size(), 2U);
  EXPECT_EQ(drawn.planar->size(), 2U);
  EXPECT_EQ(drawn.table->schema().title.zh, table().schema().title.zh + "（已筛选）");
  EXPECT_EQ(sheet->content.layers[1].table, &state.district->layers[1].table);
  EXPECT_LT(drawn.draw_order, sheet->content.layers[1].draw_order)
      << "the map draws the roads under the compounds, whatever the schema says";
}

TEST_F(LayerFilter, ATooLongListOfRowsCanBeGivenUp) {
  roads().filter.typed = "id > 0";
  roads().filter.read(table().schema());
  const task progress;
  progress.token.cancel();
  EXPECT_THROW((void)rows_that_match(*roads().filter.wanted, table(), progress), error);
}

}  // namespace
}  // namespace greenward::viewer
