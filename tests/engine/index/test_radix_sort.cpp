#include "engine/index/radix_sort.hpp"

#include "engine/base/random.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <vector>

namespace greenward::index {
namespace {

std::vector<std::uint64_t> sorted(std::vector<std::uint64_t> values) {
  std::vector<std::uint64_t> scratch(values.size());
  const auto result = sort_by_upper_half(values, scratch);
  return {result.begin(), result.end()};
}

std::vector<std::uint64_t> expected(std::vector<std::uint64_t> values) {
  std::ranges::stable_sort(values, {}, [](std::uint64_t value) { return value >> 32U; });
  return values;
}

RC_GTEST_PROP(RadixSort, EqualsAStableSortByTheUpperHalf, (std::vector<std::uint64_t> values)) {
  RC_ASSERT(sorted(values) == expected(values));
}

RC_GTEST_PROP(RadixSort, EqualUpperHalvesKeepTheirOrder, ()) {
  auto values = *rc::gen::container<std::vector<std::uint64_t>>(rc::gen::arbitrary<std::uint64_t>());
  const unsigned shift = *rc::gen::element(32U, 43U, 54U, 61U);
  for (std::uint64_t& value : values) value = (value & 7U) << shift | (value >> 40U);
  RC_ASSERT(sorted(values) == expected(values));
}

TEST(RadixSort, ShortKeysAndMiddlingCountsAreSortedToo) {
  random_source random(9);
  for (const unsigned bits : {1U, 12U, 13U, 24U, 32U}) {
    for (const std::size_t count : {std::size_t{4095}, std::size_t{4096}, std::size_t{20000}}) {
      std::vector<std::uint64_t> values(count), scratch(count);
      for (std::uint64_t& value : values) value = random.next() >> (32 - bits);
      const auto wanted = expected(values);
      const auto result = sort_by_upper_half(values, scratch, bits);
      ASSERT_TRUE(std::ranges::equal(result, wanted)) << bits << " bits, " << count;
    }
  }
}

TEST(RadixSort, SortsManyOnSeveralThreads) {
  random_source random(3);
  std::vector<std::uint64_t> values(500001);
  for (std::uint64_t& value : values) value = random.next();
  EXPECT_EQ(sorted(values), expected(values));
}

}  // namespace
}  // namespace greenward::index
