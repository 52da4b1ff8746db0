#include "viewer/layers/table_link.hpp"

#include "tests/viewer/named_district.hpp"
#include "viewer/layers/table_copy.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

/// The tree's layers in the district's order; the table lists what it is to list.
class TableLink : public ::testing::Test {
 protected:
  TableLink() {
    state.environment = &workflow::program_environment();
    state.view.resize({800, 600});
    state.view.look_at({400000, 4800000}, 50);
    use(testing::named_district({{"绿园路", "R1"}, {"安庆路", "R2"}, {"和平路", "R3"}}, {{"佳园", "C1"}}));
  }

  void use(const std::shared_ptr<const workflow::district_snapshot>& district) {
    state.district = district;
    state.layers.clear();
    for (std::size_t i = 0; i < district->layers.size(); ++i) {
      tree_layer layer;
      layer.prepared = prepare_layer(district, i, nullptr, task{});
      state.layers.push_back(std::move(layer));
    }
  }

  void list() {
    const workflow::layer_snapshot* stored = state.layers[*layer_of_table(state)].prepared->stored;
    row_request request{state.district, stored, state.table.order, state.table.filter, {}};
    state.table.shown =
        std::make_shared<const shown_rows>(lister.list(request, state.environment->catalogue, task{}));
    state.table.stale = false;
  }
  void open_roads() {
    open_table(state, "roads");
    list();
  }
  /// Of the roads.
  row_marks& marks() { return state.layers[0].marks; }
  [[nodiscard]] std::size_t column(std::string_view field) const {
    return state.district->layers[0].table.schema().field_index(field);
  }

  session state;
  row_lister lister;
};

TEST_F(TableLink, AChosenRowIsChosenOnTheMap) {
  open_roads();
  choose_row(state, 1, row_choice::alone);
  EXPECT_EQ(state.chosen.hits, (std::vector<chosen_feature>{{0, 1}}));
  EXPECT_EQ(state.tab, details_tab::feature);
  follow_selection(state);
  EXPECT_FALSE(state.table.scroll) << "it was chosen here";
}

TEST_F(TableLink, AFeatureChosenOnTheMapIsCurrentAndScrolledTo) {
  open_roads();
  state.chosen.hits = {{1, 0}, {0, 2}};
  follow_selection(state);
  EXPECT_EQ(state.table.current, 2) << "the best of this layer under the click";
  EXPECT_TRUE(state.table.scroll);
  EXPECT_TRUE(marks().empty()) << "to look at something is not to select it";
  state.chosen = {};
  follow_selection(state);
  EXPECT_FALSE(state.table.current);
}

TEST_F(TableLink, KeysMoveInTheOrderThatIsShownAndStayWithinIt) {
  open_table(state, "roads");
  state.table.turn_order(column("name"));
  list();
  move_row(state, 1, row_choice::alone);
  EXPECT_EQ(state.table.current, 1) << "安庆路";
  move_row(state, 2, row_choice::alone);
  EXPECT_EQ(state.table.current, 0) << "绿园路";
  move_row(state, 1, row_choice::alone);
  EXPECT_EQ(state.table.current, 0);
  move_row(state, -1000, row_choice::range);
  EXPECT_EQ(state.table.current, 1);
  EXPECT_EQ(state.table.marked_rows(marks()), (std::vector<std::uint32_t>{1, 2, 0}));
}

TEST_F(TableLink, EnterGoesToTheRowOnTheMap) {
  open_roads();
  choose_row(state, 2, row_choice::alone);
  visit_row(state);
  EXPECT_TRUE(state.view.visible().contains(geo::planar{440025, 4860200}));
  EXPECT_EQ(state.chosen.hits, (std::vector<chosen_feature>{{0, 2}}));
}

TEST_F(TableLink, AHeaderTurnsFromAscendingToDescendingToAsStored) {
  open_roads();
  state.table.turn_order(4);
  EXPECT_EQ(state.table.order, (column_order{4, false}));
  state.table.turn_order(4);
  EXPECT_EQ(state.table.order, (column_order{4, true}));
  state.table.turn_order(2);
  EXPECT_EQ(state.table.order, (column_order{2, false}));
  state.table.turn_order(2);
  state.table.turn_order(2);
  EXPECT_FALSE(state.table.order);
}

TEST_F(TableLink, AFilterThatCannotBeReadSaysWhyAndLeavesTheRows) {
  open_roads();
  state.table.typed = "name LIKE '%安%'";
  apply_filter(state);
  list();
  EXPECT_EQ(state.table.shown->rows, (std::vector<std::uint32_t>{1}));
  state.table.typed = "nome = 'x'";
  apply_filter(state);
  ASSERT_TRUE(state.table.problem);
  EXPECT_FALSE(state.table.stale);
  EXPECT_EQ(state.table.applied, "name LIKE '%安%'");
  state.table.typed = " ";
  apply_filter(state);
  EXPECT_FALSE(state.table.problem);
  EXPECT_FALSE(state.table.filter);
}

TEST_F(TableLink, MarkedRowsAreCopiedInTheOrderShown) {
  open_table(state, "roads");
  state.table.turn_order(column("code"));
  state.table.turn_order(column("code"));
  list();
  choose_row(state, 0, row_choice::alone);
  choose_row(state, 2, row_choice::besides);
  copy_rows(state);
  const std::array rows{2U, 0U};
  EXPECT_EQ(state.to_copy,
            tab_separated(state.district->layers[0].table, rows, state.environment->catalogue, language::zh));
  ASSERT_TRUE(state.table.copied);
  EXPECT_EQ(state.table.copied->count, 2);
}

TEST_F(TableLink, AClickOnARowLeavesWhatIsSelected) {
  open_roads();
  marks().set(0, true);
  marks().set(1, true);
  choose_row(state, 2, row_choice::alone);
  EXPECT_EQ(marks().rows(), (std::vector<std::uint32_t>{0, 1}));
  choose_row(state, 2, row_choice::besides);
  EXPECT_EQ(marks().count(), 3);
  choose_row(state, 2, row_choice::besides);
  EXPECT_EQ(marks().rows(), (std::vector<std::uint32_t>{0, 1}));
}

TEST_F(TableLink, OnlyTheSelectedRowsAreListed) {
  open_roads();
  const workflow::layer_snapshot* stored = state.layers[0].prepared->stored;
  row_marks some;
  some.set(0, true);
  some.set(2, true);
  row_request request{state.district, stored, column_order{column("code"), true}, {}, {}, some};
  EXPECT_EQ(lister.list(request, state.environment->catalogue, task{}).rows,
            (std::vector<std::uint32_t>{2, 0}));
}

TEST_F(TableLink, WithNothingSelectedTheCurrentRowIsCopiedAndWithoutOneAll) {
  open_roads();
  copy_rows(state);
  EXPECT_EQ(state.table.copied->count, 3);
  choose_row(state, 1, row_choice::alone);
  copy_rows(state);
  EXPECT_EQ(state.table.copied->count, 1);
}

TEST_F(TableLink, CopiedRowsHaveTitlesAndEmptyCellsForTheUnknown) {
  const std::array rows{0U};
  const std::string lines =
      tab_separated(state.district->layers[1].table, rows, state.environment->catalogue, language::en);
  const std::vector<layer::field>& fields = state.district->layers[1].table.schema().fields;
  EXPECT_TRUE(lines.starts_with("Id\t" + fields[0].title.en));
  EXPECT_EQ(std::ranges::count(lines, '\n'), 2);
  EXPECT_EQ(std::ranges::count(lines, '\t'), 2 * static_cast<std::ptrdiff_t>(fields.size()));
  EXPECT_NE(lines.find("\n1\t"), std::string::npos);
  EXPECT_NE(lines.find("佳园"), std::string::npos);
}

TEST_F(TableLink, AnotherStateOfTheDistrictKeepsOrderAndFilter) {
  open_roads();
  state.table.turn_order(column("name"));
  state.table.typed = "code <> 'R3'";
  apply_filter(state);
  choose_row(state, 1, row_choice::alone);
  use(testing::named_district({{"绿园路", "R1"}}, {}));
  renew_table(state);
  EXPECT_FALSE(state.table.shown);
  EXPECT_TRUE(state.table.stale);
  EXPECT_EQ(state.table.order, (column_order{column("name"), false}));
  list();
  EXPECT_EQ(state.table.shown->rows, (std::vector<std::uint32_t>{0}));
}

TEST_F(TableLink, AnotherLayerHasNeitherTheOrderNorTheFilterOfTheOneBefore) {
  open_roads();
  state.table.turn_order(column("name"));
  state.table.typed = "name = 'x'";
  apply_filter(state);
  open_table(state, "compounds");
  EXPECT_FALSE(state.table.order);
  EXPECT_FALSE(state.table.filter);
  EXPECT_TRUE(state.table.typed.empty());
}

TEST_F(TableLink, OpensWithTheLayerOfTheChosenFeature) {
  state.chosen.hits = {{1, 0}};
  open_table(state, "");
  EXPECT_EQ(state.table.layer, "compounds");
}

}  // namespace
}  // namespace greenward::viewer
