#include "viewer/canvas/label_placement.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>

namespace greenward::viewer {
namespace {

screen_box some_box() {
  const double left = *rc::gen::inRange(-50, 900);
  const double top = *rc::gen::inRange(-50, 700);
  return {left, top, left + *rc::gen::inRange(1, 200), top + *rc::gen::inRange(1, 60)};
}

bool on_screen(const screen_box& box, screen_size size) {
  return box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height;
}

RC_GTEST_PROP(LabelGrid, TakesExactlyWhatIsFreeAndNeverOverlaps, ()) {
  constexpr screen_size kSize{800, 600};
  label_grid grid(kSize);
  std::vector<screen_box> taken;
  const int count = *rc::gen::inRange(1, 120);
  for (int i = 0; i < count; ++i) {
    const screen_box box = some_box();
    bool free = on_screen(box, kSize);
    for (const screen_box& other : taken) free = free && !other.overlaps(box);
    RC_ASSERT(grid.claim(std::array{box}) == free);
    if (free) taken.push_back(box);
  }
  RC_ASSERT(grid.taken().size() == taken.size());
}

TEST(LabelGrid, ALabelOfManyBoxesIsPlacedWholeOrNotAtAll) {
  label_grid grid({400, 400});
  ASSERT_TRUE(grid.claim(std::array{screen_box{100, 100, 120, 120}}));
  EXPECT_FALSE(grid.claim(std::array{screen_box{0, 0, 20, 20}, screen_box{110, 110, 130, 130}}));
  EXPECT_TRUE(grid.claim(std::array{screen_box{0, 0, 20, 20}})) << "the refused label has taken no ground";
}

TEST(LabelGrid, BoxesThatOnlyTouchBothStay) {
  label_grid grid({400, 400});
  EXPECT_TRUE(grid.claim(std::array{screen_box{0, 0, 50, 20}}));
  EXPECT_TRUE(grid.claim(std::array{screen_box{50, 0, 90, 20}}));
}

TEST(LabelGrid, TheSameNameStaysApart) {
  label_grid grid({1000, 400});
  EXPECT_TRUE(grid.claim_apart(std::array{screen_box{0, 0, 50, 20}}, "景阳大路", {25, 10}, 300));
  EXPECT_FALSE(grid.claim_apart(std::array{screen_box{200, 0, 250, 20}}, "景阳大路", {225, 10}, 300));
  EXPECT_TRUE(grid.claim_apart(std::array{screen_box{200, 0, 250, 20}}, "皓月大路", {225, 10}, 300));
  EXPECT_TRUE(grid.claim_apart(std::array{screen_box{400, 0, 450, 20}}, "景阳大路", {425, 10}, 300));
}

}  // namespace
}  // namespace greenward::viewer
