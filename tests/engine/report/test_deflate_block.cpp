#include "engine/report/deflate_block.hpp"

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
using symbol_row = std::vector<run_symbol>;

/// What libdeflate makes of blocks put together; nothing if it finds a fault.
byte_row unpacked(std::string blocks, std::size_t size) {
  blocks.append(std::begin(kDeflateEnd), std::end(kDeflateEnd));
  byte_row result(size + 1);
  std::size_t written = 0;
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> tool(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  const auto verdict = libdeflate_deflate_decompress(tool.get(), blocks.data(), blocks.size(), result.data(),
                                                     result.size(), &written);
  if (verdict != LIBDEFLATE_SUCCESS) return {};
  result.resize(written);
  return result;
}

/// Runs as symbols, and the bytes that are meant.
struct told_bytes {
  symbol_row symbols;
  byte_row bytes;

  void add(std::uint8_t byte, std::size_t repeats) {
    symbols.push_back(byte);
    if (repeats > 0) append_repeats(symbols, repeats);
    bytes.insert(bytes.end(), 1 + repeats, byte);
  }
};

told_bytes random_runs() {
  told_bytes all;
  const int runs = *rc::gen::inRange(1, 60);
  for (int i = 0; i < runs; ++i)
    all.add(*rc::gen::arbitrary<std::uint8_t>(),
            *rc::gen::element<std::size_t>(0, 0, 3, 4, 9, 40, 257, 258, 259, 260, 261, 1000));
  return all;
}

RC_GTEST_PROP(DeflateBlock, AnotherProgramUnpacksWhatWasPacked, ()) {
  const told_bytes first = random_runs(), second = random_runs();
  byte_row both = first.bytes;
  both.insert(both.end(), second.bytes.begin(), second.bytes.end());
  RC_ASSERT(unpacked(deflate_block(first.symbols) + deflate_block(second.symbols), both.size()) == both);
}

TEST(DeflateBlock, RepeatsOfEveryNumberAreThatMany) {
  for (std::size_t repeats = kFewestRepeats; repeats <= 3 * kMostRepeats; ++repeats) {
    told_bytes row;
    row.add(7, repeats);
    row.add(9, 0);
    EXPECT_EQ(unpacked(deflate_block(row.symbols), row.bytes.size()), row.bytes) << repeats;
  }
}

/// Every symbol occurs, some a hundred thousand times as often as others: the longest words there are.
TEST(DeflateBlock, SymbolsOfVeryUnequalCountsAreToldApart) {
  told_bytes all;
  for (std::size_t repeats = kFewestRepeats; repeats <= kMostRepeats; ++repeats)
    all.add(static_cast<std::uint8_t>(repeats), repeats);
  for (std::size_t byte = 0, count = 1; byte < 24; ++byte, count += count / 2 + 1)
    for (std::size_t i = 0; i < count; ++i) all.add(static_cast<std::uint8_t>(byte), 0);
  EXPECT_EQ(unpacked(deflate_block(all.symbols), all.bytes.size()), all.bytes);
}

TEST(DeflateBlock, ARunOfOneColourTakesNextToNothing) {
  told_bytes row;
  row.add(7, 100'000);
  EXPECT_LT(deflate_block(row.symbols).size(), 200U);
}

TEST(DeflateBlock, NothingIsPackedAsNothing) {
  EXPECT_EQ(unpacked("", 0), byte_row{});
  EXPECT_EQ(unpacked(deflate_block({}), 0), byte_row{});
}

}  // namespace
}  // namespace greenward::report
