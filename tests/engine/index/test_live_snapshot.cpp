#include "engine/index/live_snapshot.hpp"

#include "engine/base/error.hpp"
#include "tests/engine/index/box_ledger.hpp"
#include "tests/engine/index/neighbour_checks.hpp"
#include "tests/engine/index/random_boxes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace greenward::index {
namespace {

using geo::planar_box;

constexpr planar_box kEverywhere{{-kInfinity, -kInfinity}, {kInfinity, kInfinity}};

/// A snapshot, and what it must answer.
struct witnessed {
  live_snapshot snapshot;
  box_ledger ledger;
};

RC_GTEST_PROP(LiveSnapshot, AnswersAsOneTreeOverTheBoxesAsTheyAreNow, ()) {
  const auto boxes = some_boxes();
  const auto set = *rc::gen::element(instruction_set::portable, instruction_set::avx2);
  witnessed now{live_snapshot(boxes, set), box_ledger(boxes)};
  std::vector<witnessed> past;
  std::optional<live_snapshot> base;
  const int steps = *rc::gen::inRange(1, 8);
  for (int step = 0; step < steps; ++step) {
    past.push_back(now);
    const auto edits = some_edits();
    now.snapshot = now.snapshot.with(edits);
    now.ledger.apply(edits);
    RC_ASSERT(now.snapshot.version() == static_cast<std::uint64_t>(step) + 1);
    require_answers_of(now.ledger, now.snapshot);

    const int kind = *rc::gen::inRange(0, 4);
    if (kind == 0) now.snapshot = now.snapshot.rebuilt();
    if (kind == 1) base = now.snapshot.rebuilt();
    if (kind == 2 && base) now.snapshot = now.snapshot.over_base_of(*std::exchange(base, std::nullopt));
    if (kind == 0) base.reset();  // of a base that is no longer an earlier one
    RC_ASSERT(now.snapshot.version() == static_cast<std::uint64_t>(step) + 1);
    require_answers_of(now.ledger, now.snapshot);
  }
  for (const witnessed& then : past) require_answers_of(then.ledger, then.snapshot);
}

TEST(LiveSnapshot, WithoutRowsItAnswersNothing) {
  const live_snapshot none({});
  EXPECT_EQ(none.size(), 0U);
  EXPECT_EQ(none.version(), 0U);
  EXPECT_TRUE(none.box_of(0).empty());
  EXPECT_TRUE(none.window(kEverywhere).empty());
  EXPECT_TRUE(none.nearest_boxes({0, 0}, 3).empty());
}

TEST(LiveSnapshot, ARowCanComeMoveGoAndComeBack) {
  const auto edited = [](const live_snapshot& s, const planar_box& box) {
    return s.with(std::array{box_edit{4, box}});
  };
  const live_snapshot there = edited(live_snapshot({}), kThere);
  const live_snapshot here = edited(there, kHere);
  const live_snapshot gone = edited(here.rebuilt(), {});
  const live_snapshot back = edited(gone, kThere);
  EXPECT_EQ(there.window(kThere), std::vector<std::uint32_t>{4});
  EXPECT_EQ(here.window(kHere), std::vector<std::uint32_t>{4});
  EXPECT_TRUE(here.window(kThere).empty());
  EXPECT_EQ(gone.size(), 0U);
  EXPECT_TRUE(gone.window(kEverywhere).empty());
  EXPECT_TRUE(gone.nearest_boxes({0, 0}, 3).empty());
  EXPECT_EQ(gone.rebuilt().size(), 0U);
  EXPECT_EQ(back.window(kEverywhere), std::vector<std::uint32_t>{4});
  EXPECT_EQ(back.size(), 1U);
}

TEST(LiveSnapshot, TheLaterOfTwoEditsOfARowWins) {
  const auto s = live_snapshot({kHere}).with(std::array{box_edit{0, {}}, box_edit{0, kThere}});
  EXPECT_EQ(s.box_of(0), kThere);
  EXPECT_EQ(s.changed_rows(), 1U);
  EXPECT_EQ(s.with(std::array{box_edit{0, kHere}, box_edit{0, {}}}).size(), 0U);
}

TEST(LiveSnapshot, ABoxWithoutEndComesAndGoes) {
  const std::vector<planar_box> boxes(40, kHere);
  const auto endless = live_snapshot(boxes).with(std::array{box_edit{7, kEverywhere}});
  EXPECT_EQ(endless.window(kThere), std::vector<std::uint32_t>{7});
  EXPECT_EQ(endless.nearest_boxes({50, 50}, 1), (std::vector<neighbour>{{7, 0}}));
  const auto ended = endless.rebuilt().with(std::array{box_edit{7, kHere}});
  EXPECT_TRUE(ended.window(kThere).empty());
  EXPECT_EQ(ended.nearest_boxes({1, 5}, 1), (std::vector<neighbour>{{0, 4}}));
}

TEST(LiveSnapshot, WhatCannotBeIndexedIsRefusedByRow) {
  const live_snapshot s({kHere});
  for (int side = 0; side < 4; ++side) {
    std::array edits{box_edit{0, kThere}, box_edit{9, kThere}};
    const std::array sides{&edits[1].box.min.x, &edits[1].box.min.y, &edits[1].box.max.x,
                           &edits[1].box.max.y};
    *sides[static_cast<std::size_t>(side)] = std::nan("");
    try {
      static_cast<void>(s.with(edits));
      ADD_FAILURE() << "NaN accepted at side " << side;
    } catch (const error& e) {
      EXPECT_EQ(e.code(), error_code::bad_input);
      EXPECT_EQ(e.subject(), "9");
    }
  }
  try {
    static_cast<void>(s.with(std::array{box_edit{kRowLimit, kThere}}));
    ADD_FAILURE() << "a row above the limit accepted";
  } catch (const error& e) {
    EXPECT_EQ(e.code(), error_code::bad_input);
    EXPECT_EQ(e.subject(), std::to_string(kRowLimit));
  }
  EXPECT_EQ(s.with(std::array{box_edit{kRowLimit - 1, kThere}}).size(), 2U);
}

TEST(LiveSnapshot, WhatChangedBackSinceTheBaseWasBuiltStaysChanged) {
  const live_snapshot first({kHere, kHere});
  const live_snapshot moved = first.with(std::array{box_edit{0, kThere}, box_edit{1, kThere}});
  const live_snapshot base = moved.rebuilt();
  const live_snapshot back = moved.with(std::array{box_edit{0, kHere}}).over_base_of(base);
  EXPECT_EQ(back.window(kHere), std::vector<std::uint32_t>{0});
  EXPECT_EQ(back.window(kThere), std::vector<std::uint32_t>{1});
  EXPECT_EQ(back.changed_rows(), 1U);  // row 1 is as the base says
}

}  // namespace
}  // namespace greenward::index
