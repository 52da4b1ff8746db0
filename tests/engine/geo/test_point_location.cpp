#include "engine/geo/point_location.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace greenward::geo {
namespace {

planar_geometry polygon_of(const std::vector<planar>& ring) {
  planar_geometry g;
  g.append_polygon(ring);
  return g;
}

TEST(PointLocation, TellsTheBoundaryFromBothSides) {
  planar_geometry g;
  g.begin_feature(geometry_kind::polygon);
  g.begin_part();
  for (const auto& ring : {std::vector<planar>{{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}},
                           std::vector<planar>{{3, 3}, {3, 6}, {6, 6}, {6, 3}, {3, 3}}}) {
    g.begin_ring();
    for (const planar& p : ring) g.add(p);
  }
  EXPECT_EQ(locate(g[0], {1, 1}), location::inside);
  EXPECT_EQ(locate(g[0], {1, 3}), location::inside);  // level with the hole's lower edge
  EXPECT_EQ(locate(g[0], {4, 4}), location::outside);
  EXPECT_EQ(locate(g[0], {10, 4}), location::outside);
  for (const planar p : {planar{0, 0}, {9, 9}, {4, 0}, {4, 9}, {0, 4}, {9, 4}, {3, 3}, {4, 6}, {6, 5}}) {
    EXPECT_EQ(locate(g[0], p), location::boundary) << p.x << " " << p.y;
  }
}

TEST(PointLocation, APointAnUlpBesideASlantedEdgeIsNotOnIt) {
  const planar_geometry g = polygon_of({{0, 0}, {3e6, 1e6}, {0, 1e6}});
  EXPECT_EQ(locate(g[0], {0.75, 0.25}), location::boundary);
  EXPECT_EQ(locate(g[0], {std::nextafter(0.75, 1), 0.25}), location::outside);
  EXPECT_EQ(locate(g[0], {std::nextafter(0.75, 0), 0.25}), location::inside);
}

TEST(PointLocation, ANumberThatIsNoneLiesNowhere) {
  const planar_geometry g = polygon_of({{{0, 0}, {9, 0}, {5, 9}}});
  EXPECT_EQ(locate(g[0], {std::nan(""), 1}), location::outside);
  EXPECT_EQ(locate(g[0], {1, std::nan("")}), location::outside);
}

TEST(PointLocation, OnlyPolygonsHaveAnInside) {
  planar_geometry g;
  g.append_line(std::array<planar, 3>{{{0, 0}, {4, 0}, {0, 4}}});
  g.append_none();
  EXPECT_EQ(locate(g[0], {0, 0}), location::outside);
  EXPECT_EQ(locate(g[1], {0, 0}), location::outside);
}

/// For whole numbers up to a few hundred this arithmetic is exact: the edges that a ray to the north crosses.
location location_by_ray(const std::vector<planar>& ring, planar p) {
  bool inside = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const planar a = ring[i], b = ring[(i + 1) % ring.size()];
    const double area = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    const double ahead = (a.x - p.x) * (b.x - p.x) + (a.y - p.y) * (b.y - p.y);
    if (area == 0 && ahead <= 0) return location::boundary;
    if ((a.x <= p.x) != (b.x <= p.x)) inside = inside != ((area < 0) == (b.x > a.x));
  }
  return inside ? location::inside : location::outside;
}

RC_GTEST_PROP(PointLocationProperty, AgreesWithARayToTheNorth, ()) {
  std::vector<planar> ring(static_cast<std::size_t>(*rc::gen::inRange(3, 9)));
  for (planar& p : ring) p = {*rc::gen::inRange(0, 8) * 1.0, *rc::gen::inRange(0, 8) * 1.0};
  const planar_geometry g = polygon_of(ring);
  for (int x = -1; x <= 8; ++x) {
    for (int y = -1; y <= 8; ++y) {
      const planar p{x * 1.0, y * 1.0};
      RC_ASSERT(locate(g[0], p) == location_by_ray(ring, p));
    }
  }
}

}  // namespace
}  // namespace greenward::geo
