#include "viewer/layers/view_sheet.hpp"

#include "engine/base/date.hpp"
#include "engine/layer/style_classes.hpp"
#include "tests/viewer/sampled_session.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <string>
#include <vector>

namespace greenward::viewer {
namespace {

class ViewSheet : public SampledSession {
 protected:
  void SetUp() override {
    SampledSession::SetUp();
    for (std::size_t i = 0; i < state.layers.size(); ++i)
      state.layers[i].prepared =
          prepare_layer(district_, i, state.environment->style(district_->layers[i].table.schema().name), {});
  }
  [[nodiscard]] tree_layer& layer(std::string_view name) { return *state.find(name); }
  /// The layer's tables on the sheet, by the side that shows them.
  [[nodiscard]] static std::vector<const report::map_layer*> tables(const view_sheet& sheet,
                                                                    std::string_view name,
                                                                    report::map_side side) {
    std::vector<const report::map_layer*> found;
    for (const report::map_layer& one : sheet.content.layers)
      if (one.table->schema().name == name && one.side == side) found.push_back(&one);
    return found;
  }
  /// The class of a feature, as the sheet draws it.
  [[nodiscard]] static std::string class_of(const report::map_layer& shown, feature_id id) {
    const auto at = std::ranges::find(shown.table->ids(), id);
    if (at == shown.table->ids().end()) return "not there";
    const auto row = static_cast<std::size_t>(at - shown.table->ids().begin());
    const layer::style_rule* rule = layer::style_classes(*shown.table, *shown.style).rule_of(row);
    return rule == nullptr ? "none" : rule->title.en;
  }
};

using report::map_side;

TEST_F(ViewSheet, IsOneMapWhereNothingIsCompared) {
  const auto sheet = sheet_of_view(state);
  EXPECT_FALSE(map_pair_of(state));
  EXPECT_EQ(tables(*sheet, "works", map_side::both).size(), 1U);
  EXPECT_EQ(tables(*sheet, "works", map_side::both)[0]->table, &district_->at("works").table)
      << "nothing is copied where the map shows what is recorded";
}

TEST_F(ViewSheet, OfTwoDaysIsTwoMapsWithTheWorksOfEach) {
  const prepared_layer& now = *layer("works").prepared;
  const std::vector<std::string> all_planned(now.rule_of_row.size(), "planned");
  const auto then = restyled(now, all_planned, {});
  state.time.day = parse_date("2023-12-31");
  state.earlier = earlier_works{*parse_date("2022-06-30"), then, then, nullptr, {}};
  const auto sheet = sheet_of_view(state);
  const auto pair = map_pair_of(state);
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->first.zh, "2022-06-30");
  EXPECT_EQ(pair->second.en, "2023-12-31");
  const auto first = tables(*sheet, "works", map_side::first);
  const auto second = tables(*sheet, "works", map_side::second);
  ASSERT_EQ(first.size(), 1U);
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(tables(*sheet, "works", map_side::both).size(), 0U);
  EXPECT_EQ(second[0]->table, &district_->at("works").table);
  for (const feature_id id : first[0]->table->ids()) EXPECT_EQ(class_of(*first[0], id), "Planned");
  EXPECT_EQ(tables(*sheet, "roads", map_side::both).size(), 1U) << "they are the same on both";
}

TEST_F(ViewSheet, OfADividedPlanIsTwoMapsWithThePipesAsTheyAreAndWillBe) {
  state.findings.use(make_finding_list(model_));
  state.scenario.take_up(state.findings.list);
  const workflow::layer_snapshot& pipes = district_->at("pipes");
  const auto link_with = [&](std::string_view status) {
    for (std::uint32_t row = 0; row < pipes.table.size(); ++row)
      if (pipes.table["status"].has(row) && pipes.table["status"].text(row) == status &&
          pipes.planar.kinds()[row] != geo::geometry_kind::none)
        return row;
    throw std::logic_error("no such pipe");
  };
  const std::uint32_t built = link_with("planned"), given_up = link_with("existing");
  state.scenario.plan = {{built}, {given_up}};
  state.scenario.divide(true);
  layer("pipes").scales.farthest = 0;
  const auto sheet = sheet_of_view(state);
  ASSERT_TRUE(map_pair_of(state));
  const auto first = tables(*sheet, "pipes", map_side::first);
  const auto second = tables(*sheet, "pipes", map_side::second);
  ASSERT_EQ(first.size(), 1U);
  ASSERT_EQ(second.size(), 1U);
  const feature_id b = pipes.table.ids()[built], g = pipes.table.ids()[given_up];
  EXPECT_EQ(class_of(*first[0], b), "Planned");
  EXPECT_NE(class_of(*second[0], b), "Planned");
  EXPECT_NE(class_of(*first[0], g), "Abandoned");
  EXPECT_EQ(class_of(*second[0], g), "Abandoned");
  std::size_t others = 0;
  for (const feature_id id : first[0]->table->ids())
    if (id != b && id != g) others += class_of(*first[0], id) == class_of(*second[0], id) ? 0U : 1U;
  EXPECT_EQ(others, 0U);
  ASSERT_EQ(sheet->content.overlays.size(), 2U) << "what is given up and what is built";
  for (const report::map_overlay& band : sheet->content.overlays)
    EXPECT_LT(band.draw_order, *first[0]->draw_order) << "under the pipes";
}

}  // namespace
}  // namespace greenward::viewer
