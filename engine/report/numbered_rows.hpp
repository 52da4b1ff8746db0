// Rows of pixels as numbers of colours and how often each is repeated.
#pragma once

#include "engine/report/colour_palette.hpp"
#include "engine/report/deflate_block.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace greenward::report {

/// Rows that are packed together. Each group of rows counts its own colours first, so that the numbers do not
/// depend on which thread is faster.
struct numbered_rows {
  std::vector<run_symbol> symbols;
  colour_palette palette;
  bool fits = true;  ///< false: there are too many colours, and the symbols mean nothing

  /// 0xRRGGBB each.
  void append(std::span<const std::uint32_t> row);
  /// Gives the colours their numbers of `all`, which has each of them, and leads each row by its filter.
  void join(const colour_palette& all, std::uint8_t filter);
};

/// The colours of all groups, in their order; nothing if they are too many.
[[nodiscard]] std::optional<colour_palette> joined_palette(std::span<const numbered_rows> groups);

}  // namespace greenward::report
