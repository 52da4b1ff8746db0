#include "engine/index/hilbert.hpp"

#include <gtest/gtest.h>
#include <cstdlib>
#include <vector>

namespace greenward::index {
namespace {

struct cell {
  int x = 0, y = 0;
};

/// The cells of the south-western square of side 256 in the order of the curve; they are its first 65 536.
std::vector<cell> first_cells() {
  std::vector<cell> along(256 * 256, cell{-1, -1});
  for (int x = 0; x < 256; ++x) {
    for (int y = 0; y < 256; ++y) {
      const std::uint32_t position =
          hilbert_position(static_cast<std::uint16_t>(x), static_cast<std::uint16_t>(y));
      if (position < along.size()) along[position] = {x, y};
    }
  }
  return along;
}

TEST(Hilbert, TheCurvePassesEveryCellOnceAndGoesFromNeighbourToNeighbour) {
  const auto along = first_cells();
  for (std::size_t i = 0; i < along.size(); ++i) {
    ASSERT_GE(along[i].x, 0) << "no cell at " << i;
    if (i == 0) continue;
    ASSERT_EQ(std::abs(along[i].x - along[i - 1].x) + std::abs(along[i].y - along[i - 1].y), 1) << i;
  }
}

TEST(Hilbert, TheCurveStartsInTheSouthWestAndEndsInTheSouthEast) {
  EXPECT_EQ(hilbert_position(0, 0), 0U);
  EXPECT_EQ(hilbert_position(65535, 0), 0xffffffffU);
  EXPECT_LT(hilbert_position(0, 65535), hilbert_position(65535, 65535));
}

TEST(Hilbert, TheCoarseCurveIsTheUpperPartOfTheFineOne) {
  for (unsigned i = 0; i < 10000; ++i) {
    const auto x = static_cast<std::uint16_t>(i * 40503U), y = static_cast<std::uint16_t>(i * 30011U >> 3U);
    ASSERT_EQ(coarse_hilbert_position(x, y), hilbert_position(x, y) >> 8U);
  }
}

TEST(Hilbert, QuadrantsFollowOneAnother) {
  EXPECT_EQ(hilbert_position(1000, 2000) >> 30U, 0U);
  EXPECT_EQ(hilbert_position(1000, 40000) >> 30U, 1U);
  EXPECT_EQ(hilbert_position(50000, 40000) >> 30U, 2U);
  EXPECT_EQ(hilbert_position(50000, 2000) >> 30U, 3U);
}

}  // namespace
}  // namespace greenward::index
