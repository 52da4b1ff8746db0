// Rows by their codes: the one question that a survey of names asks a million times.
#pragma once

#include "engine/base/memory_block.hpp"
#include "engine/drainage/words.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace greenward::drainage {

/// Open addressing over a power of two of slots, at most half of them full. Keeps the views: their text must
/// outlive it. Build O(n), find O(1).
class code_index {
 public:
  /// Empty codes are left out; of equal ones the first row counts.
  explicit code_index(std::span<const std::string_view> codes);

  /// kNone if no row has it, or if it is empty.
  [[nodiscard]] std::uint32_t find(std::string_view code) const;
  /// The same for many, on all cores where there are enough.
  [[nodiscard]] block_vector<std::uint32_t> find_all(std::span<const std::string_view> codes) const;

 private:
  struct slot {
    std::uint32_t row = kNone;
    std::uint32_t mark = 0;  ///< of the hash: saves looking at most other codes
  };
  [[nodiscard]] std::uint32_t find(std::string_view code, std::uint64_t hash) const;
  /// visit(i, hash) for each code that is not empty; the slots of those to come are fetched ahead.
  template <class Visit>
  void visit_hashes(std::span<const std::string_view> codes, Visit visit) const;

  std::span<const std::string_view> codes_;
  block_vector<slot> slots_;
  std::uint64_t mask_ = 0;
  int shift_ = 0;  ///< of a hash, so that its uppermost bits are the number of a slot
};

}  // namespace greenward::drainage
