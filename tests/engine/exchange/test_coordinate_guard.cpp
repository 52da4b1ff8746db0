#include "engine/exchange/coordinate_guard.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace greenward::exchange {
namespace {

std::optional<misplaced> check(geo::planar p, crs_family family) {
  const std::vector<geo::planar> points{p};
  return find_misplaced(points, family);
}

TEST(CoordinateGuard, DegreesInRangePass) {
  EXPECT_FALSE(check({125.25, 43.88}, crs_family::geographic));
  EXPECT_FALSE(check({-180, 90}, crs_family::geographic));
}

TEST(CoordinateGuard, MetresUnderDegreesNameWhatWasSeenAndWhatItLooksLike) {
  const auto wrong = check({500000, 4860000}, crs_family::geographic);
  ASSERT_TRUE(wrong);
  EXPECT_NE(wrong->problem.en.find("500000"), std::string::npos);
  EXPECT_NE(wrong->remedy.en.find("EPSG:4551"), std::string::npos);
  EXPECT_NE(wrong->remedy.zh.find("EPSG:4551"), std::string::npos);
}

TEST(CoordinateGuard, TheZoneBeforeTheEastingNamesTheCode) {
  // Zone 42 has its central meridian at 126 E: EPSG:4530.
  EXPECT_NE(likely_crs({42500000, 4860000}).en.find("EPSG:4530"), std::string::npos);
  EXPECT_NE(likely_crs({13942000, 5446000}).en.find("EPSG:3857"), std::string::npos);
  EXPECT_NE(likely_crs({4860000, 500000}).en.find("swapped"), std::string::npos);
  EXPECT_EQ(likely_crs({1e12, 1e12}).en, "");
}

TEST(CoordinateGuard, SwappedDegreesAreRecognised) {
  const auto wrong = check({43.88, 125.25}, crs_family::geographic);
  ASSERT_TRUE(wrong);
  EXPECT_NE(wrong->remedy.en.find("swapped"), std::string::npos);
}

TEST(CoordinateGuard, DegreesUnderMetresAreCaught) {
  EXPECT_TRUE(check({125.25, 43.88}, crs_family::projected));
  EXPECT_FALSE(check({500000, 4860000}, crs_family::projected));
}

}  // namespace
}  // namespace greenward::exchange
