// Rows by a number that stands for their value.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace greenward::viewer {

struct keyed_row {
  std::uint64_t key = 0;
  std::uint32_t row = 0;
  friend auto operator<=>(const keyed_row&, const keyed_row&) = default;
};

}  // namespace greenward::viewer
