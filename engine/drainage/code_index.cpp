#include "engine/drainage/code_index.hpp"

#include "engine/base/parallel.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace greenward::drainage {

namespace {

/// Mixes eight bytes at a time by multiplication, as wyhash and its kin do. What a product knows of the last
/// characters, the ones in which codes differ, is in its upper bits: those of a second one say where to look.
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
  return hash * kOdd;
}

constexpr std::size_t kCodesAShare = 1U << 16U;  // a thread's share

}  // namespace

template <class Visit>
void code_index::visit_hashes(std::span<const std::string_view> codes, Visit visit) const {
  constexpr std::size_t kAhead = 16;
  std::array<std::uint64_t, kAhead> hashes{};
  const auto fetch = [&](std::size_t i) {
    hashes[i % kAhead] = hash_of(codes[i]);
    __builtin_prefetch(&slots_[hashes[i % kAhead] >> shift_]);
  };
  for (std::size_t i = 0; i < std::min(kAhead, codes.size()); ++i) fetch(i);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (!codes[i].empty()) visit(i, hashes[i % kAhead]);
    if (i + kAhead < codes.size()) fetch(i + kAhead);
  }
}

code_index::code_index(std::span<const std::string_view> codes)
    : codes_(codes),
      slots_(std::bit_ceil(codes.size() * 2 + 2)),
      mask_(slots_.size() - 1),
      shift_(std::countl_zero(mask_)) {
  visit_hashes(codes, [&](std::size_t row, std::uint64_t hash) {
    const auto mark = static_cast<std::uint32_t>(hash);
    std::uint64_t at = hash >> shift_;
    for (; slots_[at].row != kNone; at = (at + 1) & mask_)
      if (slots_[at].mark == mark && codes_[slots_[at].row] == codes[row]) return;
    slots_[at] = {static_cast<std::uint32_t>(row), mark};
  });
}

std::uint32_t code_index::find(std::string_view code) const {
  return code.empty() ? kNone : find(code, hash_of(code));
}

std::uint32_t code_index::find(std::string_view code, std::uint64_t hash) const {
  const auto mark = static_cast<std::uint32_t>(hash);
  for (std::uint64_t at = hash >> shift_; slots_[at].row != kNone; at = (at + 1) & mask_)
    if (slots_[at].mark == mark && codes_[slots_[at].row] == code) return slots_[at].row;
  return kNone;
}

block_vector<std::uint32_t> code_index::find_all(std::span<const std::string_view> codes) const {
  block_vector<std::uint32_t> rows(codes.size(), kNone);
  parallel_for(codes.size(), kCodesAShare, [&](std::size_t first, std::size_t last) {
    visit_hashes(codes.subspan(first, last - first),
                 [&](std::size_t i, std::uint64_t hash) { rows[first + i] = find(codes[first + i], hash); });
  });
  return rows;
}

}  // namespace greenward::drainage
