#include "engine/report/deflate_runs.hpp"

#include <gtest/gtest.h>
#include <libdeflate.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace greenward::report {
namespace {

using byte_row = std::vector<std::uint8_t>;

/// What libdeflate makes of pieces put together; nothing if it finds a fault.
byte_row unpacked(std::string pieces, std::size_t size) {
  pieces.append(std::begin(kDeflateEnd), std::end(kDeflateEnd));
  byte_row result(size + 1);
  std::size_t written = 0;
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> tool(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  const auto verdict = libdeflate_deflate_decompress(tool.get(), pieces.data(), pieces.size(), result.data(),
                                                     result.size(), &written);
  if (verdict != LIBDEFLATE_SUCCESS) return {};
  result.resize(written);
  return result;
}

/// Runs of every length and bytes by themselves.
byte_row random_runs() {
  byte_row all;
  const int runs = *rc::gen::inRange(1, 60);
  for (int i = 0; i < runs; ++i) {
    const std::size_t length = *rc::gen::element<std::size_t>(1, 2, 3, 4, 9, 40, 257, 258, 259, 1000);
    all.insert(all.end(), length, *rc::gen::arbitrary<std::uint8_t>());
  }
  return all;
}

RC_GTEST_PROP(DeflatedRuns, AnotherProgramUnpacksWhatWasPacked, ()) {
  const byte_row first = random_runs(), second = random_runs();
  byte_row both = first;
  both.insert(both.end(), second.begin(), second.end());
  RC_ASSERT(unpacked(deflated_runs(first) + deflated_runs(second), both.size()) == both);
}

TEST(DeflatedRuns, MoreThanFitsIntoTheBufferAtOnceIsPackedWhole) {
  byte_row noise(300'000);
  std::uint32_t state = 1;
  for (std::uint8_t& byte : noise)
    byte = static_cast<std::uint8_t>((state = state * 1664525U + 1013904223U) >> 24U);
  EXPECT_EQ(unpacked(deflated_runs(noise), noise.size()), noise);
}

TEST(DeflatedRuns, ARunOfOneColourTakesNextToNothing) {
  EXPECT_LT(deflated_runs(byte_row(100'000, 7)).size(), 300U);
}

TEST(DeflatedRuns, NothingIsPackedAsNothing) {
  EXPECT_EQ(deflated_runs({}), "");
  EXPECT_EQ(unpacked("", 0), byte_row{});
}

}  // namespace
}  // namespace greenward::report
