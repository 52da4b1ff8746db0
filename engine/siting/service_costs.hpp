// The plain choice that p-median and maximal covering have in common: open at most p sites; each demand takes
// the cheapest open one, or goes without at a price.
#pragma once

#include "engine/siting/cost_table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::siting {

/// Minimise Σ_i min(outside[i], min over open j of cost(i, j)). Both ways round as compressed rows: of demand
/// i [first_out[i], first_out[i+1]) by rising cost, then site; of site j [first_in[j], first_in[j+1]) by
/// demand. Every cost is below the outside cost of its demand: dearer pairs can never serve and are left out.
struct service_costs {
  std::vector<double> outside;  ///< n_demand, >= 0
  std::vector<std::size_t> first_out{0};
  std::vector<std::uint32_t> site;
  std::vector<double> cost;
  std::vector<std::size_t> first_in{0};
  std::vector<std::uint32_t> demand;
  std::vector<double> cost_in;

  [[nodiscard]] std::size_t demands() const { return outside.size(); }
  [[nodiscard]] std::size_t sites() const { return first_in.size() - 1; }
};

/// From the table, the weights multiplied in: `weight` and `outside` are n_demand. O(entries).
[[nodiscard]] service_costs weighted_costs(const cost_table& costs, std::span<const double> weight,
                                           std::vector<double> outside);

/// Fills the columns of `sites` sites from the rows: demands ascend within each.
void add_columns(service_costs& costs, std::size_t sites);

/// The same with the sites `kept` only (ascending), numbered 0 .. |kept|-1.
[[nodiscard]] service_costs restricted_to(const service_costs& costs, std::span<const std::uint32_t> kept);

/// What a choice costs.
[[nodiscard]] double cost_of_choice(const service_costs& costs, std::span<const std::uint32_t> open);

/// The least by which two choices of different cost can differ: 1 if all costs are whole numbers whose sums
/// a double holds exactly, else 0 (nothing is known).
[[nodiscard]] double least_difference(const service_costs& costs);

}  // namespace greenward::siting
