#include "engine/base/task.hpp"

#include "engine/base/error.hpp"

#include <gtest/gtest.h>

namespace greenward {
namespace {

TEST(Task, TheDefaultIsSilentAndGoesOn) {
  const task t;
  t.report({"读取", "reading"}, 1, 2);
  EXPECT_NO_THROW(t.throw_if_cancelled());
}

TEST(Task, CancellingACopyOfTheTokenStopsTheWork) {
  task t;
  const cancellation_token button = t.token;
  button.cancel();
  try {
    t.throw_if_cancelled();
    FAIL() << "the work went on";
  } catch (const error& e) {
    EXPECT_EQ(e.code(), error_code::cancelled);
  }
}

TEST(Task, ProgressReachesItsSink) {
  task t;
  double seen = 0;
  t.progress = [&](const bilingual& step, double done, double total) {
    EXPECT_EQ(step.zh, "读取");
    seen = done / total;
  };
  t.report({"读取", "reading"}, 1, 2);
  EXPECT_EQ(seen, 0.5);
}

}  // namespace
}  // namespace greenward
