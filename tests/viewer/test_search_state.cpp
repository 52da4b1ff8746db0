#include "viewer/layers/search_state.hpp"

#include "tests/viewer/named_district.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

std::shared_ptr<const name_index> index_of(const testing::named_rows& compounds) {
  return make_name_index(testing::named_district({}, compounds), {});
}

TEST(SearchState, WhatIsTypedBeforeTheNamesAreThereIsLookedForThen) {
  search_state state;
  state.typed = "jy";
  state.look();
  EXPECT_EQ(state.found.count, 0);
  state.use(index_of({{"佳园", ""}, {"嘉源", ""}}));
  EXPECT_EQ(state.found.count, 2);
}

TEST(SearchState, ForgetsWhatWasFoundInAnotherDistrict) {
  search_state state;
  state.typed = "jy";
  state.use(index_of({{"佳园", ""}, {"嘉源", ""}}));
  state.move_mark(1);
  state.use(nullptr);
  EXPECT_TRUE(state.found.best.empty());
  EXPECT_EQ(state.marked, 0);
  state.use(index_of({{"佳园", ""}}));
  EXPECT_EQ(state.found.count, 1);
}

TEST(SearchState, TheMarkStaysWithinWhatWasFound) {
  search_state state;
  state.move_mark(1);
  EXPECT_EQ(state.marked, 0);
  state.typed = "jy";
  state.use(index_of({{"佳园", ""}, {"嘉源", ""}}));
  state.move_mark(-1);
  EXPECT_EQ(state.marked, 0);
  for (int i = 0; i < 3; ++i) state.move_mark(1);
  EXPECT_EQ(state.marked, 1);
}

}  // namespace
}  // namespace greenward::viewer
