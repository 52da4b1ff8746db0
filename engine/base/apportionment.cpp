#include "engine/base/apportionment.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace greenward {

std::vector<std::int64_t> apportion(std::span<const double> weights, std::int64_t total,
                                    std::span<const std::int64_t> caps) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<std::int64_t> parts(weights.size(), 0);
  std::vector<double> remainder(weights.size(), 0);
  if (sum <= 0) return parts;
  const auto room = [&](std::size_t k) {
    return (caps.empty() ? std::numeric_limits<std::int64_t>::max() : caps[k]) - parts[k];
  };
  std::int64_t left = total;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    const double exact = weights[k] / sum * static_cast<double>(total);
    parts[k] = std::min(static_cast<std::int64_t>(std::floor(exact)), room(k));
    remainder[k] = exact - static_cast<double>(parts[k]);
    left -= parts[k];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) {  // not stable_sort, which asks for memory each time
              return remainder[a] != remainder[b] ? remainder[a] > remainder[b] : a < b;
            });
  bool given = true;
  while (left > 0 && given) {
    given = false;
    for (const std::size_t k : order) {
      if (left == 0) break;
      if (weights[k] <= 0 || room(k) <= 0) continue;
      ++parts[k];
      --left;
      given = true;
    }
  }
  return parts;
}

}  // namespace greenward
