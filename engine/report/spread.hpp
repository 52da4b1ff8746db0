// Labels in a row, moved aside as little as possible until none covers another.
#pragma once

#include <span>
#include <vector>

namespace greenward::report {

/// Where labels of these widths stand that want to be centred at `wanted` (rising): in the same order, none
/// overlapping, all between `first` and `last`, with the least sum of squared moves. Where they are too wide
/// for that, they stand side by side from `first` on. Isotonic regression (pool adjacent violators). O(n).
[[nodiscard]] std::vector<double> spread(std::span<const double> wanted, std::span<const double> widths,
                                         double first, double last);

}  // namespace greenward::report
