#include "engine/index/bucket_grid.hpp"

#include "tests/engine/index/random_boxes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <set>
#include <vector>

namespace greenward::index {
namespace {

using geo::planar;
using geo::planar_box;

RC_GTEST_PROP(BucketGrid, TestsEveryBoxThatMeetsTheQuestion, ()) {
  const double cell = *rc::gen::element(0.5, 7.0, 1000.0);
  bucket_grid<planar> grid({{-20, -10}, {60, 50}}, cell);
  std::vector<planar_box> boxes;
  const int count = *rc::gen::inRange(0, 60);
  for (int i = 0; i < count; ++i) {
    boxes.push_back(a_box(a_point(80), 30));
    grid.insert(boxes.back(), static_cast<std::uint32_t>(i));
    const planar_box question = a_box(a_point(80), 30);

    std::set<std::uint32_t> tested;
    RC_ASSERT(!grid.any(question, [&](std::uint32_t number) {
      tested.insert(number);
      return false;
    }));
    bool met = false;
    for (std::uint32_t k = 0; k < boxes.size(); ++k) {
      if (!boxes[k].intersects(question)) continue;
      RC_ASSERT(tested.count(k) == 1);
      met = true;
    }
    RC_ASSERT(met == grid.any(question, [&](std::uint32_t k) { return boxes[k].intersects(question); }));
  }
}

TEST(BucketGrid, LeavesOutWhatIsFarAway) {
  bucket_grid<planar> grid({{0, 0}, {100, 100}}, 10);
  grid.insert({{1, 1}, {2, 2}}, 0);
  grid.insert({{55, 55}, {55, 55}}, 1);
  std::vector<std::uint32_t> tested;
  EXPECT_FALSE(grid.any({{51, 51}, {52, 52}}, [&](std::uint32_t number) {
    tested.push_back(number);
    return false;
  }));
  EXPECT_EQ(tested, std::vector<std::uint32_t>{1});
}

TEST(BucketGrid, CountsWhatIsOutsideToTheOutermostCells) {
  bucket_grid<planar> grid({{0, 0}, {100, 100}}, 10);
  grid.insert({{-500, -500}, {-400, -400}}, 7);
  EXPECT_TRUE(grid.any({{-900, -900}, {-450, -450}}, [](std::uint32_t number) { return number == 7; }));
  EXPECT_FALSE(grid.any({{50, 50}, {60, 60}}, [](std::uint32_t) { return true; }));
}

}  // namespace
}  // namespace greenward::index
