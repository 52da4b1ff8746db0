#include "engine/report/huffman_lengths.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <queue>
#include <utility>

namespace greenward::report {

namespace {

constexpr std::size_t kLongest = 15;

/// Without a limit. Nodes are the symbols, then each pair as it is joined; the last is the root.
std::vector<std::uint8_t> unlimited_lengths(std::span<const std::uint32_t> counts) {
  using weighed = std::pair<std::uint64_t, std::size_t>;  // count, node
  std::priority_queue<weighed, std::vector<weighed>, std::greater<>> rarest;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] != 0) rarest.emplace(counts[i], i);
  std::vector<std::size_t> parent(counts.size());
  while (rarest.size() > 1) {
    const auto [first_count, first] = rarest.top();
    rarest.pop();
    const auto [second_count, second] = rarest.top();
    rarest.pop();
    parent[first] = parent[second] = parent.size();
    rarest.emplace(first_count + second_count, parent.size());
    parent.push_back(0);
  }
  std::vector<std::uint8_t> depth(parent.size());
  for (std::size_t node = parent.size() - 1; node-- > 0;)
    if (node >= counts.size() || counts[node] != 0)
      depth[node] = static_cast<std::uint8_t>(depth[parent[node]] + 1);
  depth.resize(counts.size());
  return depth;
}

}  // namespace

std::vector<std::uint8_t> huffman_lengths(std::span<const std::uint32_t> counts) {
  std::vector<std::uint32_t> flattened(counts.begin(), counts.end());
  for (;;) {
    std::vector<std::uint8_t> lengths = unlimited_lengths(flattened);
    if (*std::ranges::max_element(lengths) <= kLongest) return lengths;
    for (std::uint32_t& count : flattened) count = (count + 1) / 2;  // nearer to one another, and none to 0
  }
}

std::vector<std::uint16_t> huffman_codes(std::span<const std::uint8_t> lengths) {
  std::array<std::uint32_t, kLongest + 2> next{};
  for (const std::uint8_t length : lengths)
    if (length != 0) ++next.at(length + 1U);
  for (std::size_t bits = 1; bits < next.size(); ++bits)
    next.at(bits) = (next.at(bits) + next.at(bits - 1)) << 1U;
  std::vector<std::uint16_t> codes(lengths.size());
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    if (lengths[i] == 0) continue;
    std::uint32_t code = next.at(lengths[i])++;
    for (unsigned bit = 0; bit < lengths[i]; ++bit, code >>= 1U)
      codes[i] = static_cast<std::uint16_t>(codes[i] << 1U | (code & 1U));
  }
  return codes;
}

}  // namespace greenward::report
