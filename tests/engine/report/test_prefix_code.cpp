#include "engine/report/prefix_code.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <functional>
#include <queue>
#include <string>
#include <vector>

namespace greenward::report {
namespace {

using symbol_counts = std::vector<std::uint32_t>;

/// The words as they are written, "" of symbols without one.
std::vector<std::string> written_words(const symbol_counts& counts) {
  std::vector<std::string> words;
  for (const prefix_word& word : prefix_code(counts)) {
    std::string& text = words.emplace_back();
    for (int bit = 0; bit < word.length; ++bit) text += (word.bits >> bit & 1) != 0 ? '1' : '0';
  }
  return words;
}

bool none_begins_another(const std::vector<std::string>& words) {
  for (std::size_t a = 0; a < words.size(); ++a)
    for (std::size_t b = 0; b < words.size(); ++b)
      if (a != b && !words[a].empty() && words[b].starts_with(words[a])) return false;
  return true;
}

/// The sum of 2^-length: 1 if every row of bits means something.
double share_used(const std::vector<std::string>& words) {
  double sum = 0;
  for (const std::string& word : words)
    if (!word.empty()) sum += 1.0 / static_cast<double>(1U << word.size());
  return sum;
}

std::size_t bits_of(const symbol_counts& counts, const std::vector<std::string>& words) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) sum += counts[i] * words[i].size();
  return sum;
}

/// Huffman's sum of all that is joined, by a heap.
std::size_t fewest_bits(const symbol_counts& counts) {
  std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> heap;
  for (const std::uint32_t count : counts)
    if (count > 0) heap.push(count);
  std::size_t sum = 0;
  while (heap.size() > 1) {
    std::size_t joined = heap.top();
    heap.pop();
    joined += heap.top();
    heap.pop();
    heap.push(joined);
    sum += joined;
  }
  return sum;
}

RC_GTEST_PROP(PrefixCode, ItIsAWholeCodeOfTheFewestBits, ()) {
  const auto counts = *rc::gen::container<symbol_counts>(*rc::gen::inRange<std::size_t>(2, 60),
                                                         rc::gen::inRange<std::uint32_t>(0, 50));
  RC_PRE(std::ranges::count_if(counts, [](std::uint32_t count) { return count > 0; }) > 1);
  const auto words = written_words(counts);
  RC_ASSERT(none_begins_another(words));
  RC_ASSERT(share_used(words) == 1);
  RC_ASSERT(bits_of(counts, words) == fewest_bits(counts));
  for (std::size_t i = 0; i < counts.size(); ++i) RC_ASSERT(words[i].empty() == (counts[i] == 0));
}

/// RFC 1951, 3.2.2: the example of eight symbols.
TEST(PrefixCode, WordsOfOneLengthRiseWithTheSymbols) {
  const symbol_counts counts{10, 10, 10, 10, 10, 22, 5, 5};  // of lengths 3 3 3 3 3 2 4 4
  EXPECT_EQ(written_words(counts),
            (std::vector<std::string>{"010", "011", "100", "101", "110", "00", "1110", "1111"}));
}

TEST(PrefixCode, NoWordIsLongerThanDeflateAllows) {
  symbol_counts counts{1, 1};
  while (counts.size() < 40) counts.push_back(counts[counts.size() - 1] + counts[counts.size() - 2]);
  const auto words = written_words(counts);
  EXPECT_TRUE(none_begins_another(words));
  EXPECT_EQ(share_used(words), 1);
  const auto longest = std::ranges::max(words, {}, &std::string::size);
  EXPECT_LE(longest.size(), static_cast<std::size_t>(kLongestWord));
}

TEST(PrefixCode, ThereAreTwoWordsEvenForOneSymbol) {
  EXPECT_EQ(written_words({0, 0, 9, 0}), (std::vector<std::string>{"0", "", "1", ""}));
  EXPECT_EQ(written_words({0, 0, 0}), (std::vector<std::string>{"0", "1", ""}));
}

}  // namespace
}  // namespace greenward::report
