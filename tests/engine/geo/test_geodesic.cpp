#include "engine/geo/geodesic.hpp"

#include <gtest/gtest.h>
#include <array>

namespace greenward::geo {
namespace {

// Distances printed by PROJ's program: geod -I +ellps=GRS80 -F %.6f (CGCS2000 has the axes of GRS 80 to 0.1
// mm).
TEST(Geodesic, DistancesAgreeWithTheGeodProgram) {
  EXPECT_NEAR(geodesic_distance({125.25, 43.88}, {125.3, 43.9}).value, 4591.316304, 1e-4);
  EXPECT_NEAR(geodesic_distance({0, 0}, {1, 0}).value, 111319.490793, 1e-4);
  EXPECT_NEAR(geodesic_distance({116.4, 39.9}, {121.5, 31.2}).value, 1069819.450779, 1e-4);
  EXPECT_NEAR(geodesic_distance({0, 0}, {179.5, 0.5}).value, 19936288.578833, 1e-3);
}

TEST(Geodesic, ALineIsTheSumOfItsParts) {
  const std::array<lon_lat, 3> line{{{125.25, 43.88}, {125.3, 43.9}, {125.25, 43.88}}};
  EXPECT_NEAR(geodesic_length(line).value, 2 * 4591.316304, 2e-4);
}

TEST(Geodesic, ALineOfOnePointOrNoneHasNoLength) {
  const std::array<lon_lat, 1> single{{{125.25, 43.88}}};
  EXPECT_EQ(geodesic_length(single).value, 0);
  EXPECT_EQ(geodesic_length({}).value, 0);
}

// geod -I +ellps=WGS84 -F %.6f: the two ellipsoids are one for every use here.
TEST(Geodesic, LengthsAreThoseOfWgs84) {
  const std::array<lon_lat, 4> line{{{125.25, 43.88}, {125.3, 43.9}, {125.32, 43.86}, {125.25, 43.88}}};
  EXPECT_NEAR(geodesic_length(line).value, 4591.316304 + 4726.123172 + 6049.598943, 1e-4);
}

// The ring with 1000 geodesic points a side (PROJ's Geod.npts, WGS 84), by cs2cs to +proj=laea +lat_0=43.88
// +lon_0=125.29 +ellps=WGS84, which keeps areas, and the shoelace formula there.
TEST(Geodesic, AnAreaIsThatOfAnEqualAreaMap) {
  const std::array<lon_lat, 3> ring{{{125.25, 43.88}, {125.3, 43.9}, {125.32, 43.86}}};
  const std::array<lon_lat, 3> back{{{125.32, 43.86}, {125.3, 43.9}, {125.25, 43.88}}};
  EXPECT_NEAR(geodesic_area(ring).value, 10714805.485, 0.2);
  EXPECT_NEAR(geodesic_area(back).value, geodesic_area(ring).value, 1e-3);
}

TEST(Geodesic, AnOctantIsAnEighthOfTheEarth) {
  const std::array<lon_lat, 3> octant{{{0, 0}, {90, 0}, {0, 90}}};
  EXPECT_NEAR(geodesic_area(octant).value, 510065621724089.0 / 8, 1e4);
}

TEST(Geodesic, TwoPointsEncloseNothing) {
  const std::array<lon_lat, 2> line{{{125.25, 43.88}, {125.3, 43.9}}};
  EXPECT_EQ(geodesic_area(line).value, 0);
  EXPECT_EQ(geodesic_area({}).value, 0);
}

}  // namespace
}  // namespace greenward::geo
