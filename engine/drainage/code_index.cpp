#include "engine/drainage/code_index.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace greenward::drainage {

namespace {

/// Mixes eight bytes at a time by multiplication, as wyhash and its kin do.
std::uint64_t hash_of(std::string_view text) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = text.size() * kOdd;
  while (!text.empty()) {
    std::uint64_t word = 0;
    const std::size_t taken = std::min<std::size_t>(8, text.size());
    std::memcpy(&word, text.data(), taken);
    hash = (hash ^ word) * kOdd;
    hash ^= hash >> 32U;
    text.remove_prefix(taken);
  }
  return hash;
}

}  // namespace

code_index::code_index(std::span<const std::string_view> codes)
    : codes_(codes), slots_(std::bit_ceil(codes.size() * 2 + 2)), mask_(slots_.size() - 1) {
  for (std::uint32_t row = 0; row < codes.size(); ++row) {
    if (codes[row].empty()) continue;
    const std::uint64_t hash = hash_of(codes[row]);
    if (find(codes[row], hash) != kNone) continue;
    std::uint64_t at = hash & mask_;
    while (slots_[at].row != kNone) at = (at + 1) & mask_;
    slots_[at] = {row, static_cast<std::uint32_t>(hash >> 32U)};
  }
}

std::uint32_t code_index::find(std::string_view code) const {
  return code.empty() ? kNone : find(code, hash_of(code));
}

std::uint32_t code_index::find(std::string_view code, std::uint64_t hash) const {
  const auto mark = static_cast<std::uint32_t>(hash >> 32U);
  for (std::uint64_t at = hash & mask_; slots_[at].row != kNone; at = (at + 1) & mask_)
    if (slots_[at].mark == mark && codes_[slots_[at].row] == code) return slots_[at].row;
  return kNone;
}

std::vector<std::uint32_t> code_index::find_all(std::span<const std::string_view> codes) const {
  constexpr std::size_t kAhead = 16;
  std::vector<std::uint32_t> rows(codes.size(), kNone);
  std::array<std::uint64_t, kAhead> hashes{};
  const auto fetch = [&](std::size_t i) {
    hashes[i % kAhead] = hash_of(codes[i]);
    __builtin_prefetch(&slots_[hashes[i % kAhead] & mask_]);
  };
  for (std::size_t i = 0; i < std::min(kAhead, codes.size()); ++i) fetch(i);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const std::uint64_t hash = hashes[i % kAhead];
    if (!codes[i].empty()) rows[i] = find(codes[i], hash);
    if (i + kAhead < codes.size()) fetch(i + kAhead);
  }
  return rows;
}

}  // namespace greenward::drainage
