// A list of rows for each of many questions.
#pragma once

#include "engine/base/memory_block.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace greenward::index {

/// List i is rows [first[i], first[i + 1]).
struct row_lists {
  block_vector<std::uint64_t> first{0};  ///< n + 1, ascending
  block_vector<std::uint32_t> rows;

  [[nodiscard]] std::size_t size() const { return first.size() - 1; }
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t i) const {
    return std::span(rows).subspan(first[i], first[i + 1] - first[i]);
  }
};

}  // namespace greenward::index
