#include "engine/base/memory_block.hpp"

#include "engine/base/parallel.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <numeric>

namespace greenward {
namespace {

bool starts_a_page(const void* block) {
  return reinterpret_cast<std::uintptr_t>(block) % (std::size_t{2} << 20U) == 0;
}

TEST(MemoryBlock, IsWritableToItsLastByteWhateverItsSize) {
  for (const std::size_t bytes :
       {std::size_t{0}, std::size_t{1}, std::size_t{63}, std::size_t{4096}, (std::size_t{2} << 20U) - 1,
        std::size_t{2} << 20U, (std::size_t{9} << 20U) + 1}) {
    const auto block = allocate_block(bytes);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(block.get()) % 64, 0U);
    if (bytes > 0) std::memset(block.get(), 0x5a, bytes);
    EXPECT_TRUE(bytes < std::size_t{2} << 20U || starts_a_page(block.get())) << bytes;
  }
}

TEST(MemoryBlock, LargeOnesAreCountedInWholePagesUntilTheyAreGivenBack) {
  const std::size_t before = large_block_bytes();
  const auto small = allocate_block(4096);
  EXPECT_EQ(large_block_bytes(), before);
  auto large = allocate_block((std::size_t{2} << 20U) + 1);
  EXPECT_EQ(large_block_bytes(), before + (std::size_t{4} << 20U));
  large.reset();
  EXPECT_EQ(large_block_bytes(), before);
}

TEST(MemoryBlock, WhatNoMachineHasIsRefused) {
  EXPECT_THROW((void)allocate_block(std::size_t{1} << 60U), std::bad_alloc);
  EXPECT_THROW((void)block_vector<std::uint64_t>().reserve(std::size_t{1} << 59U), std::exception);
}

TEST(MemoryBlock, AVectorGrowsFromSmallToLargeAndKeepsItsValues) {
  block_vector<std::uint32_t> values{7, 8};
  for (std::uint32_t i = 2; i < 3'000'000; ++i) values.push_back(i);
  EXPECT_TRUE(starts_a_page(values.data()));
  EXPECT_EQ(values[0], 7U);
  EXPECT_EQ(values[1], 8U);
  EXPECT_EQ(values[2'999'999], 2'999'999U);
  values.resize(10);
  values.shrink_to_fit();
  EXPECT_EQ(values[9], 9U);
  values.assign(2'000'000, 3U);
  EXPECT_EQ(std::accumulate(values.begin(), values.end(), std::uint64_t{0}), 6'000'000U);
}

TEST(Arena, GivesEachThreadItsOwnStretches) {
  constexpr std::size_t kArrays = 4000;
  arena memory(1000);  // too little: more blocks follow
  std::vector<std::span<std::uint32_t>> arrays(kArrays);
  parallel_for(kArrays, 16, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      std::pmr::polymorphic_allocator<std::uint32_t> of(&memory);
      arrays[i] = {of.allocate(i % 300 + 1), i % 300 + 1};
      std::ranges::fill(arrays[i], static_cast<std::uint32_t>(i));
    }
  });
  for (std::size_t i = 0; i < kArrays; ++i)
    EXPECT_EQ(std::ranges::count(arrays[i], static_cast<std::uint32_t>(i)),
              static_cast<std::ptrdiff_t>(arrays[i].size()));
}

}  // namespace
}  // namespace greenward
