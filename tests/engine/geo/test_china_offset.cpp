#include "engine/geo/china_offset.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::geo {
namespace {

lon_lat anywhere_in_china() {
  return {*rc::gen::inRange(7300000, 13600000) / 1e5, *rc::gen::inRange(300000, 5400000) / 1e5};
}

void require_near(lon_lat a, lon_lat b, double tolerance) {
  RC_ASSERT(std::abs(a.x - b.x) < tolerance);
  RC_ASSERT(std::abs(a.y - b.y) < tolerance);
}

// The offset in Changchun, computed apart from this program from the published formulas.
TEST(ChinaOffset, GcjInChangchunMatchesThePublishedApproximation) {
  const lon_lat shifted = wgs84_to_gcj02({125.25, 43.88});
  EXPECT_NEAR(shifted.x - 125.25, 0.006384470403, 1e-11);
  EXPECT_NEAR(shifted.y - 43.88, 0.002329194665, 1e-11);
}

TEST(ChinaOffset, PointsOutsideChinaStayWhereTheyAre) {
  for (const lon_lat p :
       {lon_lat{24.94, 60.17}, lon_lat{-8.61, 41.15}, lon_lat{139.7, 35.7}, lon_lat{0, 0}}) {
    EXPECT_EQ(wgs84_to_gcj02(p), p);
    EXPECT_EQ(gcj02_to_wgs84(p), p);
  }
}

TEST(ChinaOffset, BdIsAboutSevenHundredMetresNorthEastOfGcj) {
  const lon_lat bd = gcj02_to_bd09({125.25, 43.88});
  EXPECT_NEAR(bd.x - 125.25, 0.0065, 0.0006);
  EXPECT_NEAR(bd.y - 43.88, 0.006, 0.0006);
}

TEST(ChinaOffset, NumbersThatAreNoPlaceDoNotHang) {
  EXPECT_TRUE(std::isnan(gcj02_to_wgs84({std::nan(""), 40}).x));
  EXPECT_TRUE(std::isnan(bd09_to_gcj02({std::nan(""), 40}).x));
  EXPECT_FALSE(std::isfinite(bd09_to_gcj02({1e308, 1e308}).x));
}

RC_GTEST_PROP(ChinaOffset, GcjInverseUndoesTheOffset, ()) {
  const lon_lat p = anywhere_in_china();
  require_near(gcj02_to_wgs84(wgs84_to_gcj02(p)), p, 1e-9);
}

RC_GTEST_PROP(ChinaOffset, BdInverseUndoesTheOffset, ()) {
  const lon_lat p = anywhere_in_china();
  require_near(bd09_to_gcj02(gcj02_to_bd09(p)), p, 1e-9);
}

}  // namespace
}  // namespace greenward::geo
