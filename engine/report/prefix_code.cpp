#include "engine/report/prefix_code.hpp"

#include <algorithm>
#include <array>

namespace greenward::report {

namespace {

/// The symbols that get a word, by rising count.
std::vector<std::size_t> coded_symbols(std::span<const std::uint32_t> counts) {
  std::vector<std::size_t> symbols;
  for (std::size_t symbol = 0; symbol < counts.size(); ++symbol)
    if (counts[symbol] > 0) symbols.push_back(symbol);
  for (std::size_t symbol = 0; symbols.size() < 2; ++symbol)
    if (counts[symbol] == 0) symbols.push_back(symbol);
  std::ranges::stable_sort(symbols, {}, [&](std::size_t symbol) { return counts[symbol]; });
  return symbols;
}

/// How deep the leaves of Huffman's tree lie, for leaves of rising weight: at least two. Whatever is joined
/// is at least as heavy as what was joined before, so that two queues make do.
std::vector<int> leaf_depths(std::vector<std::uint32_t> weights) {
  const std::size_t leaves = weights.size(), nodes = 2 * leaves - 1;
  std::vector<std::size_t> parent(nodes);
  weights.resize(nodes);
  std::size_t leaf = 0, joined = leaves;
  for (std::size_t next = leaves; next < nodes; ++next) {
    const auto take_lightest = [&] {
      const bool is_leaf = leaf < leaves && (joined == next || weights[leaf] <= weights[joined]);
      const std::size_t taken = is_leaf ? leaf++ : joined++;
      parent[taken] = next;
      return weights[taken];
    };
    weights[next] = take_lightest();
    weights[next] += take_lightest();
  }
  std::vector<int> depth(nodes);
  for (std::size_t i = nodes - 1; i-- > 0;) depth[i] = depth[parent[i]] + 1;
  depth.resize(leaves);
  return depth;
}

/// Where a word would be too long, the counts are made more alike, as bzip2 does, until none is.
std::vector<int> bounded_depths(std::vector<std::uint32_t> weights) {
  std::vector<int> depths = leaf_depths(weights);
  while (depths.front() > kLongestWord) {
    for (std::uint32_t& weight : weights) weight = weight / 2 + 1;
    depths = leaf_depths(weights);
  }
  return depths;
}

std::uint16_t mirrored(unsigned bits, int length) {
  unsigned result = 0;
  for (int i = 0; i < length; ++i) result |= (bits >> i & 1U) << (length - 1 - i);
  return static_cast<std::uint16_t>(result);
}

/// Words of one length follow each other in the order of the symbols.
void number_words(std::vector<prefix_word>& words) {
  std::array<unsigned, kLongestWord + 2> next{};
  for (const prefix_word& word : words)
    if (word.length > 0) ++next.at(word.length + 1U);
  for (std::size_t length = 1; length < next.size(); ++length)
    next.at(length) = (next.at(length) + next.at(length - 1)) * 2;
  for (prefix_word& word : words)
    if (word.length > 0) word.bits = mirrored(next.at(word.length)++, word.length);
}

}  // namespace

std::vector<prefix_word> prefix_code(std::span<const std::uint32_t> counts) {
  const std::vector<std::size_t> symbols = coded_symbols(counts);
  std::vector<std::uint32_t> weights;
  for (const std::size_t symbol : symbols) weights.push_back(counts[symbol]);
  const std::vector<int> depths = bounded_depths(weights);
  std::vector<prefix_word> words(counts.size());
  for (std::size_t i = 0; i < symbols.size(); ++i)
    words[symbols[i]].length = static_cast<std::uint8_t>(depths[i]);
  number_words(words);
  return words;
}

}  // namespace greenward::report
