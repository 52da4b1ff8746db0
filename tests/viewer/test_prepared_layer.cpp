#include "viewer/layers/prepared_layer.hpp"

#include "engine/base/data_directory.hpp"
#include "tests/viewer/small_district.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <numeric>

namespace greenward::viewer {
namespace {

class PreparedLayer : public ::testing::Test {
 protected:
  layer::catalogue catalogue = layer::catalogue::load(data_directory());
  std::vector<layer::layer_style> styles = layer::load_styles(data_directory(), catalogue);
  std::shared_ptr<const workflow::district_snapshot> district = testing::small_district(catalogue, 8);

  std::shared_ptr<prepared_layer> prepare(std::string_view name) const {
    const auto layer =
        std::ranges::find_if(district->layers, [&](const auto& l) { return l.table.schema().name == name; });
    const auto style = std::ranges::find(styles, name, &layer::layer_style::layer);
    return prepare_layer(district, static_cast<std::size_t>(layer - district->layers.begin()),
                         style == styles.end() ? nullptr : &*style, task{});
  }
};

TEST_F(PreparedLayer, ClassesCountEveryFeatureOnce) {
  const auto works = prepare("works");
  EXPECT_EQ(works->features, 8U);
  EXPECT_EQ(std::accumulate(works->class_counts.begin(), works->class_counts.end(), std::size_t{0}), 8U);
}

TEST_F(PreparedLayer, AWorkIsDrawnByTheRuleOfItsStage) {
  const auto works = prepare("works");
  const layer::column& stage = works->stored->table["stage"];
  for (std::size_t row = 0; row < works->rule_of_row.size(); ++row) {
    const layer::style_rule& rule = works->style.rules[works->rule_of_row[row]];
    const bool names_it = std::ranges::find(rule.values, stage.text(row)) != rule.values.end();
    EXPECT_TRUE(names_it) << stage.text(row);
  }
}

TEST_F(PreparedLayer, ALayerWithoutAStyleIsDrawnPlainly) {
  const auto made = prepare_layer(district, 0, nullptr, task{});
  ASSERT_EQ(made->style.rules.size(), 1U);
  EXPECT_EQ(made->features, made->geometry().size());
}

TEST_F(PreparedLayer, NamedPolygonsHaveAnAnchorInside) {
  const auto parks = prepare("parks");
  ASSERT_NE(parks->names(), nullptr);
  ASSERT_EQ(parks->anchors.size(), parks->geometry().size());
  for (std::size_t row = 0; row < parks->anchors.size(); ++row) {
    EXPECT_TRUE(parks->geometry()[row].box().contains(parks->anchors[row]));
  }
}

TEST_F(PreparedLayer, RowsWithoutGeometryAreNotDrawn) {
  EXPECT_EQ(prepare("hazards")->features, 0U);
  layer::feature_table table(catalogue.layer("works"));
  {
    layer::row_writer row(table, feature_id(1));
    row.set("stage", "started");
    row.geometry().append_none();
  }
  geo::planar_geometry none;
  none.append_none();
  const workflow::layer_snapshot layer{table, none, index::packed_rtree{}};
  const auto style = std::ranges::find(styles, "works", &layer::layer_style::layer);
  EXPECT_EQ(assign_rules(layer, *style), std::vector<std::uint16_t>{kNoRule});
}

}  // namespace
}  // namespace greenward::viewer
