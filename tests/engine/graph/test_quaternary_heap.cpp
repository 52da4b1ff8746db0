#include "engine/graph/quaternary_heap.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <queue>

namespace greenward::graph {
namespace {

RC_GTEST_PROP(QuaternaryHeap, GivesTheSameOrderAsTheStandardQueue, (const std::vector<int>& steps)) {
  quaternary_heap<int> heap;
  std::priority_queue<int, std::vector<int>, std::greater<>> expected;
  for (const int step : steps) {
    if (step % 3 == 0 && !expected.empty()) {
      RC_ASSERT(heap.pop() == expected.top());
      expected.pop();
    } else {
      heap.push(step);
      expected.push(step);
    }
    RC_ASSERT(heap.empty() == expected.empty());
  }
  for (; !expected.empty(); expected.pop()) RC_ASSERT(heap.pop() == expected.top());
  RC_ASSERT(heap.empty());
}

TEST(QuaternaryHeap, IsEmptyAfterClear) {
  quaternary_heap<int> heap;
  heap.push(1);
  heap.clear();
  EXPECT_TRUE(heap.empty());
}

}  // namespace
}  // namespace greenward::graph
