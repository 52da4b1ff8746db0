#include "engine/report/deflate_runs.hpp"

#include "engine/report/huffman_lengths.hpp"

#include <gtest/gtest.h>
#include <libdeflate.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <iterator>
#include <memory>
#include <numeric>
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
byte_row random_runs(std::size_t pixel_bytes) {
  byte_row all;
  const int runs = *rc::gen::inRange(1, 60);
  for (int i = 0; i < runs; ++i) {
    const auto pixel = *rc::gen::container<byte_row>(pixel_bytes, rc::gen::arbitrary<std::uint8_t>());
    const int length = *rc::gen::element(1, 2, 3, 4, 9, 40, 257, 258, 259, 1000);
    for (int k = 0; k < length; ++k) all.insert(all.end(), pixel.begin(), pixel.end());
  }
  return all;
}

RC_GTEST_PROP(DeflatedRuns, AnotherProgramUnpacksWhatWasPacked, ()) {
  const auto pixel_bytes = *rc::gen::element<std::size_t>(1, 3);
  const byte_row first = random_runs(pixel_bytes), second = random_runs(pixel_bytes);
  byte_row both = first;
  both.insert(both.end(), second.begin(), second.end());
  RC_ASSERT(unpacked(deflated_runs(first, pixel_bytes) + deflated_runs(second, pixel_bytes), both.size()) ==
            both);
}

TEST(DeflatedRuns, ARunOfOneColourTakesNextToNothing) {
  EXPECT_LT(deflated_runs(byte_row(100'000, 7), 1).size(), 300U);
  EXPECT_LT(deflated_runs(byte_row(300'000, 7), 3).size(), 500U);
}

TEST(DeflatedRuns, NothingIsPackedAsNothing) {
  EXPECT_EQ(deflated_runs({}, 1), "");
  EXPECT_EQ(unpacked("", 0), byte_row{});
}

/// The sum of 2^-length: 1 where every string of bits means something.
double share_of_codes(const std::vector<std::uint8_t>& lengths) {
  return std::accumulate(lengths.begin(), lengths.end(), 0.0, [](double sum, std::uint8_t length) {
    return length == 0 ? sum : sum + 1.0 / (1U << length);
  });
}

TEST(HuffmanLengths, AreThoseOfTheTextbook) {
  EXPECT_EQ(huffman_lengths(std::vector<std::uint32_t>{5, 9, 12, 13, 16, 45, 0}),
            (std::vector<std::uint8_t>{4, 4, 3, 3, 3, 1, 0}));
}

TEST(HuffmanLengths, StayWithin15BitsWhereCountsGrowLikeFibonaccis) {
  std::vector<std::uint32_t> counts{1, 1};
  while (counts.size() < 40) counts.push_back(counts.back() + counts[counts.size() - 2]);
  const auto lengths = huffman_lengths(counts);
  EXPECT_LE(*std::max_element(lengths.begin(), lengths.end()), 15);
  EXPECT_EQ(share_of_codes(lengths), 1);
}

TEST(HuffmanCodes, AreThoseOfTheExampleInRfc1951) {
  // A to H have lengths 3 3 3 3 3 2 4 4 and codes 010 011 100 101 110 00 1110 1111; here the first bit is
  // lowest.
  EXPECT_EQ(huffman_codes(std::vector<std::uint8_t>{3, 3, 3, 3, 3, 2, 4, 4}),
            (std::vector<std::uint16_t>{0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111}));
}

}  // namespace
}  // namespace greenward::report
