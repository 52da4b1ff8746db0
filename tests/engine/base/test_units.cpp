#include "engine/base/strong_id.hpp"
#include "engine/base/units.hpp"

#include <gtest/gtest.h>
#include <concepts>
#include <type_traits>
#include <unordered_set>

namespace greenward {
namespace {

template <class A, class B>
concept addable = requires(A a, B b) {
  a + b;
};

TEST(Units, LikeAddsToLikeOnly) {
  static_assert(addable<metres, metres>);
  static_assert(!addable<metres, seconds>);
  static_assert(!std::is_convertible_v<double, metres>);
  EXPECT_EQ((metres(2) + metres(3)).value, 5);
  EXPECT_EQ(metres(6) / metres(3), 2);
}

TEST(Units, WayIsSpeedTimesTime) {
  EXPECT_EQ((metres(900) / metres_per_second(1.25)).value, 720);
  EXPECT_EQ((metres_per_second(1.25) * minutes(15)).value, 1125);
}

TEST(StrongId, KindsDoNotMix) {
  static_assert(!std::is_convertible_v<feature_id, row_index>);
  static_assert(!std::is_convertible_v<int, feature_id>);
  static_assert(!std::equality_comparable_with<feature_id, row_index>);
  EXPECT_LT(feature_id(1), feature_id(2));
  const std::unordered_set<feature_id> ids{feature_id(1), feature_id(1), feature_id(2)};
  EXPECT_EQ(ids.size(), 2U);
}

}  // namespace
}  // namespace greenward
