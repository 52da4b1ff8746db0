// Drawing without putting back.
#pragma once

#include "engine/base/random.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace greenward::sample {

/// `count` of the candidates (all of them if there are fewer), in their original order.
template <class Value>
[[nodiscard]] std::vector<Value> drawn(std::vector<Value> candidates, std::size_t count,
                                       random_source& random) {
  count = std::min(count, candidates.size());
  for (std::size_t k = 0; k < count; ++k) {
    const auto other = static_cast<std::size_t>(
        random.integer(static_cast<std::int64_t>(k), static_cast<std::int64_t>(candidates.size()) - 1));
    std::swap(candidates[k], candidates[other]);
  }
  candidates.resize(count);
  std::sort(candidates.begin(), candidates.end());
  return candidates;
}

}  // namespace greenward::sample
