#include "tests/ui/memory_course.hpp"

#include <gtest/gtest.h>
#include <initializer_list>

namespace greenward::testing {
namespace {

/// Three equal figures for each sixth.
memory_course course_of(std::initializer_list<std::size_t> sixths) {
  memory_course course;
  for (const std::size_t bytes : sixths)
    for (int i = 0; i < 3; ++i) course.note(bytes);
  return course;
}

TEST(MemoryCourse, GrowthIsToldFromTheSecondSixthToTheSecondHalf) {
  EXPECT_EQ(course_of({100, 110, 120, 130, 140, 150}).growth(), 20);
  EXPECT_EQ(course_of({819, 833, 872, 876, 1005, 946}).growth(), 43);
  EXPECT_EQ(course_of({452, 493, 863, 742, 710, 751}).growth(), 217);
}

TEST(MemoryCourse, TheFirstUseAndWhatIsOpenForAWhileAreNoGrowth) {
  EXPECT_EQ(course_of({10, 100, 100, 100, 100, 100}).growth(), 0);
  EXPECT_EQ(course_of({100, 100, 100, 100, 300, 100}).growth(), 0);
  EXPECT_EQ(course_of({100, 100, 100, 100, 100, 300}).growth(), 0);
  EXPECT_LT(course_of({100, 300, 100, 100, 110, 110}).growth(), 0);
}

TEST(MemoryCourse, ASixthHasItsMedian) {
  memory_course course;
  for (const std::size_t bytes : {1U, 9U, 2U, 8U, 8U, 8U, 3U, 1U, 1U, 5U, 6U, 7U, 4U, 4U, 5U, 0U, 7U, 7U})
    course.note(bytes);
  EXPECT_EQ(course.medians(), (std::array<double, 6>{2, 8, 1, 6, 4, 7}));
}

}  // namespace
}  // namespace greenward::testing
