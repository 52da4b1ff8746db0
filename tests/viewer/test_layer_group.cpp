#include "viewer/layers/layer_group.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/layer/catalogue.hpp"
#include "viewer/layers/service_overlay.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

TEST(LayerGroup, EveryDrawnLayerOfTheCatalogueHasAGroup) {
  const layer::catalogue catalogue = layer::catalogue::load(data_directory());
  for (const layer::layer_schema& schema : catalogue.layers()) {
    if (schema.geometry == layer::layer_geometry::none) continue;
    EXPECT_NE(group_of(schema.name), layer_group::other) << schema.name;
  }
}

TEST(LayerGroup, OverlaysBelongToTheServiceCircle) {
  for (const auto& overlay : service_overlays(nullptr, task{})) {
    EXPECT_EQ(group_of(overlay->name), layer_group::service) << overlay->name;
    EXPECT_LT(draw_order_of_overlay(overlay->name), 1000) << overlay->name;
  }
}

TEST(LayerGroup, AnUnknownLayerIsAmongTheOthers) {
  EXPECT_EQ(group_of("no_such_layer"), layer_group::other);
}

TEST(LayerGroup, LayersThatShareOutTheGroundAreKnown) {
  EXPECT_TRUE(shares_out_ground("admin_units"));
  EXPECT_FALSE(shares_out_ground("compounds"));
}

}  // namespace
}  // namespace greenward::viewer
