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

TEST_F(PreparedLayer, AWindingLayerHasLevelsAsFarAsItIsDrawn) {
  auto winding = std::make_shared<workflow::district_snapshot>(*district);
  geo::planar_geometry& lines = winding->layers[0].planar;
  const std::size_t rows = lines.size();
  lines = {};
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<geo::planar> line;
    for (int i = 0; i < 2000; ++i)
      line.push_back({10.0 * i, 300.0 * static_cast<double>(row) + 7.0 * (i % 2)});
    lines.append_line(line);
  }
  layer::layer_style style;
  style.rules.resize(1);
  const auto everywhere = prepare_layer(winding, 0, &style, task{});
  ASSERT_GT(everywhere->levels.size(), 1U);
  EXPECT_EQ(everywhere->levels[0].mesh.lines.size(), rows * 1999);
  EXPECT_LT(everywhere->levels.back().mesh.lines.size(), rows * 1999 / 2);
  EXPECT_EQ(everywhere->geometry().points().size(), rows * 2000) << "what is picked is never coarse";
  style.min_scale = 5000;
  EXPECT_EQ(prepare_layer(winding, 0, &style, task{})->levels.size(), 1U);
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
