#include "engine/graph/bucket_queue.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>
#include <queue>

namespace greenward::graph {
namespace {

bool same(const queued_node& a, const queued_node& b) {
  return a.cost == b.cost && a.source == b.source && a.node == b.node;
}

struct comes_later {
  bool operator()(const queued_node& a, const queued_node& b) const { return b < a; }
};
using standard_queue = std::priority_queue<queued_node, std::vector<queued_node>, comes_later>;

/// Steps of every order of magnitude, ties among them.
double some_step() {
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      return 0;
    case 1:
      return *rc::gen::inRange(0, 4);
    case 2:
      return *rc::gen::inRange(0, 100000) / 128.0;
    case 3:
      return std::ldexp(1.0, *rc::gen::inRange(-1060, 900));
    default:
      return 1e6 + *rc::gen::inRange(0, 3);
  }
}

queued_node some_item(double least) {
  return {least + some_step(), *rc::gen::inRange<std::uint32_t>(0, 3),
          *rc::gen::inRange<std::uint32_t>(0, 9)};
}

RC_GTEST_PROP(BucketQueue, GivesTheSameOrderAsTheStandardQueueWhateverTheWidth, ()) {
  bucket_queue queue(*rc::gen::element(0.0, 1e-300, 0.01, 1.0, 15.0, 1e12));
  for (int run = 0; run < 2; ++run) {  // the second in what the first left
    standard_queue expected;
    double least = 0;
    const int steps = *rc::gen::inRange(0, 200);
    for (int step = 0; step < steps; ++step) {
      if (!expected.empty() && *rc::gen::inRange(0, 5) < 2) {
        least = expected.top().cost;
        RC_ASSERT(same(queue.pop().value(), expected.top()));
        expected.pop();
      } else {
        const queued_node item = some_item(least);
        queue.push(item);
        expected.push(item);
      }
    }
    if (run == 0) {
      queue.clear();
      continue;
    }
    for (; !expected.empty(); expected.pop()) RC_ASSERT(same(queue.pop().value(), expected.top()));
    RC_ASSERT(!queue.pop().has_value());
  }
}

TEST(BucketQueue, ManyInOneBucketAndManyFarAwayComeInOrder) {
  bucket_queue queue(1);
  standard_queue expected;
  for (std::uint32_t i = 0; i < 20000; ++i) {
    const queued_node item{(i * 7919U % 20000U) * (i % 2 == 0 ? 1e-5 : 1e3), i % 3, i};
    queue.push(item);
    expected.push(item);
  }
  for (; !expected.empty(); expected.pop()) ASSERT_TRUE(same(queue.pop().value(), expected.top()));
  EXPECT_FALSE(queue.pop().has_value());
}

}  // namespace
}  // namespace greenward::graph
