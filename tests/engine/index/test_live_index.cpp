#include "engine/index/live_index.hpp"

#include "engine/base/error.hpp"
#include "tests/engine/index/box_ledger.hpp"
#include "tests/engine/index/neighbour_checks.hpp"
#include "tests/engine/index/random_boxes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <memory>
#include <new>
#include <semaphore>
#include <utility>

namespace greenward::index {
namespace {

using geo::planar_box;

constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();

/// Stops the rebuilding thread at each of its two reports until told to go on.
class gate {
 public:
  [[nodiscard]] progress_sink sink() {
    return [this](const bilingual&, double, double) {
      arrived_.release();
      go_on_.acquire();
    };
  }
  void wait_for_arrival() { arrived_.acquire(); }
  void let_go_on() { go_on_.release(); }

 private:
  std::counting_semaphore<> arrived_{0}, go_on_{0};
};

RC_GTEST_PROP(LiveIndex, EverySnapshotHasEveryCommitBeforeIt, ()) {
  const auto boxes = some_boxes();
  const auto threshold = *rc::gen::element<std::size_t>(0, 3, 20, kNever);
  live_index index(boxes, {.threshold = threshold});
  box_ledger ledger(boxes);
  const int commits = *rc::gen::inRange(0, 12);
  for (int i = 0; i < commits; ++i) {
    const auto edits = some_edits();
    RC_ASSERT(index.commit(edits) == static_cast<std::uint64_t>(i) + 1);
    ledger.apply(edits);
    if (*rc::gen::inRange(0, 4) == 0) index.wait_for_rebuild();
    const live_snapshot now = index.snapshot();
    RC_ASSERT(now.version() == static_cast<std::uint64_t>(i) + 1);
    require_answers_of(ledger, now);
  }
  index.wait_for_rebuild();
  RC_ASSERT(index.snapshot().changed_rows() <= threshold);
  require_answers_of(ledger, index.snapshot());
}

RC_GTEST_PROP(LiveIndex, CommitsDuringARebuildOutliveIt, ()) {
  const auto boxes = some_boxes();
  gate halt;
  live_index index(boxes, {.threshold = 0, .progress = halt.sink()});
  box_ledger ledger(boxes);
  const auto commit_some = [&] {
    const auto edits = some_edits();
    index.commit(edits);
    ledger.apply(edits);
    require_answers_of(ledger, index.snapshot());
  };
  const std::array first{box_edit{3, kHere}};
  index.commit(first);
  ledger.apply(first);
  std::exception_ptr thrown;  // it must not leave the other thread waiting
  try {
    halt.wait_for_arrival();
    commit_some();
    halt.let_go_on();
    halt.wait_for_arrival();  // built, not yet in place
    commit_some();
  } catch (...) {
    thrown = std::current_exception();
  }
  for (int report = 0; report < 10; ++report) halt.let_go_on();
  if (thrown) std::rethrow_exception(thrown);
  index.wait_for_rebuild();
  RC_ASSERT(index.snapshot().changed_rows() == 0U);
  require_answers_of(ledger, index.snapshot());
}

TEST(LiveIndex, ARefusedCommitChangesNothing) {
  live_index index({kHere}, {.threshold = 0});
  EXPECT_THROW(index.commit(std::array{box_edit{0, kThere}, box_edit{1, {{std::nan(""), 0}, {1, 1}}}}),
               error);
  EXPECT_EQ(index.snapshot().version(), 0U);
  EXPECT_EQ(index.snapshot().box_of(0), kHere);
  EXPECT_EQ(index.commit(std::array{box_edit{0, kThere}}), 1U);
  EXPECT_EQ(index.snapshot().box_of(0), kThere);
}

TEST(LiveIndex, ARebuildComesWhenMoreThanTheThresholdHaveChanged) {
  std::atomic<int> reports = 0;
  live_index index(std::vector<planar_box>(10, kHere),
                   {.threshold = 2, .progress = [&](const bilingual&, double, double) { ++reports; }});
  index.commit(std::array{box_edit{0, kThere}, box_edit{1, kThere}});
  index.commit(std::array{box_edit{0, {}}});
  index.wait_for_rebuild();
  EXPECT_EQ(reports, 0);
  EXPECT_EQ(index.snapshot().changed_rows(), 2U);
  index.commit(std::array{box_edit{12, kThere}});
  index.wait_for_rebuild();
  EXPECT_EQ(reports, 2);
  EXPECT_EQ(index.snapshot().changed_rows(), 0U);
  EXPECT_EQ(index.snapshot().base_rows(), 13U);
  EXPECT_EQ(index.snapshot().version(), 3U);
}

TEST(LiveIndex, ByDefaultALargeBaseIsRebuiltAfterTwiceItsRoot) {
  for (const auto& [rows, most] : {std::pair{100U, 1024U}, {300'000U, 1095U}}) {
    live_index index(std::vector<planar_box>(rows, kHere));
    std::vector<box_edit> edits;
    for (std::uint32_t row = 0; row < most; ++row) edits.push_back({row, kThere});
    index.commit(edits);
    index.wait_for_rebuild();
    EXPECT_EQ(index.snapshot().changed_rows(), most);
    index.commit(std::array{box_edit{most, kThere}});
    index.wait_for_rebuild();
    EXPECT_EQ(index.snapshot().changed_rows(), 0U);
  }
}

TEST(LiveIndex, AFailedRebuildIsToldAndLosesNothing) {
  std::atomic<bool> fail = true;
  std::atomic<int> tries = 0;
  live_index index({kHere}, {.threshold = 0, .progress = [&](const bilingual&, double done, double) {
                               if (done == 0) ++tries;
                               if (fail) throw std::bad_alloc();
                             }});
  index.commit(std::array{box_edit{1, kThere}, box_edit{2, kThere}});
  EXPECT_THROW(index.wait_for_rebuild(), std::bad_alloc);
  EXPECT_NO_THROW(index.wait_for_rebuild());  // told once
  EXPECT_EQ(index.snapshot().size(), 3U);
  EXPECT_EQ(index.snapshot().window(kThere), (std::vector<std::uint32_t>{1, 2}));

  fail = false;
  index.commit(std::array{box_edit{3, kThere}, box_edit{4, kThere}});  // twice as many, not more
  index.wait_for_rebuild();
  EXPECT_EQ(tries, 1);
  index.commit(std::array{box_edit{5, kThere}});
  index.wait_for_rebuild();
  EXPECT_EQ(tries, 2);
  EXPECT_EQ(index.snapshot().changed_rows(), 0U);
  EXPECT_EQ(index.snapshot().size(), 6U);
}

TEST(LiveIndex, SnapshotsOutliveTheIndexAndARebuildUnderWay) {
  gate halt;
  auto index = std::make_unique<live_index>(std::vector<planar_box>(10, kHere),
                                            live_index_options{.threshold = 0, .progress = halt.sink()});
  index->commit(std::array{box_edit{3, kThere}});
  const live_snapshot snapshot = index->snapshot();
  halt.wait_for_arrival();
  for (int i = 0; i < 2; ++i) halt.let_go_on();
  index.reset();
  EXPECT_EQ(snapshot.window(kThere), std::vector<std::uint32_t>{3});
}

/// Commit number v puts all rows of the herd side by side at x = v.
constexpr std::uint32_t kHerd = 60;

std::vector<box_edit> herd_at(std::uint64_t version) {
  const auto x = static_cast<double>(version);
  std::vector<box_edit> edits;
  for (std::uint32_t i = 0; i < kHerd; ++i)
    edits.push_back({5 * i, {{x, static_cast<double>(i)}, {x, static_cast<double>(i)}}});
  return edits;
}

void expect_whole_herd(const live_snapshot& snapshot) {
  const auto x = static_cast<double>(snapshot.version());
  const auto rows = snapshot.window({{x, 0}, {x, kHerd}});
  ASSERT_EQ(rows.size(), kHerd);
  EXPECT_EQ(snapshot.window({{0, 0}, {1e6, kHerd}}), rows);  // nowhere else
  EXPECT_EQ(snapshot.size(), 400U);
  for (const std::uint32_t row : rows) EXPECT_EQ(snapshot.box_of(row).min.x, x);
  const auto nearest = snapshot.nearest_boxes({x, 0}, kHerd);
  ASSERT_EQ(nearest.size(), kHerd);
  EXPECT_EQ(nearest.back().distance, kHerd - 1);
}

TEST(LiveIndex, ReadersSeeEveryCommitTheyKnowOfAndEachAsAWhole) {
  std::atomic<int> rebuilds = 0;
  live_index index(std::vector<planar_box>(400, planar_box{{-900, -900}, {-899, -899}}),
                   {.threshold = kHerd - 1, .progress = [&](const bilingual&, double done, double) {
                      rebuilds += done > 0 ? 1 : 0;
                    }});
  index.commit(herd_at(1));
  std::atomic<std::uint64_t> known = 1;
  std::atomic<bool> done = false;
  const auto read = [&] {
    std::uint64_t last = 0;
    while (!done && !::testing::Test::HasFailure()) {
      const std::uint64_t committed = known;
      const live_snapshot snapshot = index.snapshot();
      EXPECT_GE(snapshot.version(), std::max(last, committed));
      expect_whole_herd(snapshot);
      last = snapshot.version();
    }
  };
  {
    std::jthread first(read), second(read);
    for (std::uint64_t v = 2; v <= 300 || rebuilds < 10; ++v) known = index.commit(herd_at(v));
    done = true;
  }
  index.wait_for_rebuild();
  expect_whole_herd(index.snapshot());
}

TEST(LiveIndex, WritersTakeTurns) {
  constexpr std::uint32_t kEach = 200;
  live_index index({}, {.threshold = 16});
  const auto write = [&](std::uint32_t writer) {
    for (std::uint32_t i = 0; i < kEach; ++i) {
      const std::uint32_t row = 2 * i + writer;
      const std::uint64_t version = index.commit(std::array{box_edit{row, kHere}});
      const live_snapshot snapshot = index.snapshot();
      EXPECT_GE(snapshot.version(), version);
      EXPECT_EQ(snapshot.box_of(row), kHere);
    }
  };
  { std::jthread first(write, 0), second(write, 1); }
  index.wait_for_rebuild();
  EXPECT_EQ(index.snapshot().version(), 2 * kEach);
  EXPECT_EQ(index.snapshot().size(), 2 * kEach);
  EXPECT_LE(index.snapshot().changed_rows(), 16U);
}

}  // namespace
}  // namespace greenward::index
