// Sorting what a search has reached by its distance.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace greenward::graph {

/// Sorts by `is_before`, an order in which the distance comes first. `distance(item)`: not below zero, not
/// NaN. As many equal stretches of distance as there are items; each gathers a few, which are then compared
/// with one another. O(n) where distances are spread out, as those along streets and drains are; O(n log n)
/// at worst.
template <class Item, class Distance, class Before>
void sort_by_distance(std::vector<Item>& items, Distance distance, Before is_before) {
  constexpr std::size_t kFew = 64;
  double farthest = 0;
  for (const Item& item : items) farthest = std::max(farthest, double(std::invoke(distance, item)));
  const double scale = static_cast<double>(items.size()) / farthest;
  if (items.size() < kFew || !std::isfinite(scale) || !std::isfinite(farthest) || scale == 0) {
    std::sort(items.begin(), items.end(), is_before);
    return;
  }
  const auto stretch_of = [&](const Item& item) {
    return static_cast<std::size_t>(std::invoke(distance, item) *
                                    scale);  // the farthest lies in the last one
  };
  std::vector<std::uint32_t> first(items.size() + 2, 0);
  for (const Item& item : items) ++first[stretch_of(item) + 1];
  for (std::size_t s = 1; s < first.size(); ++s) first[s] += first[s - 1];
  std::vector<Item> sorted(items.size());
  for (const Item& item : items) sorted[first[stretch_of(item)]++] = item;
  for (std::size_t begin = 0, s = 0; s + 1 < first.size(); begin = first[s++])
    if (first[s] - begin > 1)
      std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(begin),
                sorted.begin() + static_cast<std::ptrdiff_t>(first[s]), is_before);
  items.swap(sorted);
}

}  // namespace greenward::graph
