// What every choice of sites must keep to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace greenward::siting {

struct choice_limits {
  std::size_t most_sites = 0;                               ///< the locked ones count
  std::vector<std::uint8_t> locked;                         ///< n_site; 1 = always open
  std::vector<double> price;                                ///< n_site, >= 0, or empty: there is no budget
  double budget = std::numeric_limits<double>::infinity();  ///< for all that is open, the locked ones too

  [[nodiscard]] bool has_budget() const { return !price.empty(); }
  [[nodiscard]] double price_of(std::size_t site) const { return price.empty() ? 0 : price[site]; }
  /// Prices such as 0.1 do not add up exactly: what exceeds the budget by a billionth is within it.
  [[nodiscard]] bool affords(double spent) const { return !has_budget() || spent <= budget + slack(); }
  [[nodiscard]] double slack() const { return 1e-9 * (budget < 1 ? 1 : budget); }

  [[nodiscard]] bool admits(std::span<const std::uint32_t> open) const {
    double spent = 0;
    for (const std::uint32_t j : open) spent += price_of(j);
    return open.size() <= most_sites && affords(spent);
  }
};

}  // namespace greenward::siting
