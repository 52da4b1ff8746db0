#include "engine/exchange/osm_clip.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace greenward::exchange {
namespace {

const geo::lon_lat_box kBox{{0, 0}, {10, 10}};

TEST(OsmClip, ASegmentThroughTheBoxTouchesItWithoutAVertexInside) {
  EXPECT_TRUE(touches(geo::lon_lat{-5, 5}, geo::lon_lat{15, 5}, kBox));
  EXPECT_TRUE(touches(geo::lon_lat{10, -1}, geo::lon_lat{10, 11}, kBox));
  EXPECT_FALSE(touches(geo::lon_lat{-5, 9}, geo::lon_lat{1, 15}, kBox));
}

TEST(OsmClip, APolygonAroundTheBoxTouchesItAndItsHoleDoesNot) {
  geo::geographic_geometry polygon;
  polygon.append_polygon(std::vector<geo::lon_lat>{{-50, -50}, {50, -50}, {50, 50}, {-50, 50}});
  EXPECT_TRUE(touches(polygon[0], kBox));
  geo::geographic_geometry holed;
  holed.begin_feature(geo::geometry_kind::polygon);
  holed.begin_part();
  for (const double half : {50.0, 20.0}) {
    holed.begin_ring();
    for (const geo::lon_lat p :
         {geo::lon_lat{-half, -half}, {half, -half}, {half, half}, {-half, half}, {-half, -half}}) {
      holed.add(p);
    }
  }
  EXPECT_FALSE(touches(holed[0], kBox));
}

RC_GTEST_PROP(OsmClip, ASegmentWithASampleInsideTouches, ()) {
  const auto coordinate = rc::gen::map(rc::gen::inRange(-300, 300), [](int v) { return v / 10.0; });
  const geo::lon_lat a{*coordinate, *coordinate}, b{*coordinate, *coordinate};
  bool sample_inside = false;
  for (int i = 0; i <= 1000; ++i) {
    const double t = i / 1000.0;
    sample_inside = sample_inside || kBox.contains({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
  }
  const geo::lon_lat_box hull{{std::min(a.x, b.x), std::min(a.y, b.y)},
                              {std::max(a.x, b.x), std::max(a.y, b.y)}};
  if (sample_inside) RC_ASSERT(touches(a, b, kBox));
  if (!hull.intersects(kBox)) RC_ASSERT(!touches(a, b, kBox));
}

}  // namespace
}  // namespace greenward::exchange
