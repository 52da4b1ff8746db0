// Who could be covered by whom: the sites within the radius of each demand, and what a choice must reach.
#pragma once

#include "engine/siting/choice_limits.hpp"
#include "engine/siting/cost_table.hpp"
#include "engine/siting/service_costs.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::siting {

enum class cover_aim : std::uint8_t {
  cover_all,     ///< every demand; least site_cost
  cover_enough,  ///< as much of each unit as wanted; least site_cost
  cover_most,    ///< least weight without cover, and of each unit as much as wanted
};

/// Compressed rows: the sites that can cover demand i are site[first_out[i] .. first_out[i+1]), ascending.
struct cover_problem {
  cover_aim aim = cover_aim::cover_all;
  std::vector<std::size_t> first_out{0};
  std::vector<std::uint32_t> site;
  std::vector<double> weight;       ///< n_demand
  std::vector<std::uint32_t> unit;  ///< n_demand, or empty
  std::vector<double> wanted;       ///< n_unit: least weight to be covered; empty = nothing is
  std::vector<double> site_cost;    ///< n_site: what opening it costs; cover_most: 0
  choice_limits limits;

  [[nodiscard]] std::size_t demands() const { return weight.size(); }
  [[nodiscard]] std::size_t sites() const { return limits.locked.size(); }
  [[nodiscard]] std::span<const std::uint32_t> sites_of(std::size_t demand) const {
    return std::span(site).subspan(first_out[demand], first_out[demand + 1] - first_out[demand]);
  }
  /// Appends a demand; `unit` stays as it is.
  void add_demand(std::span<const std::uint32_t> covering, double demand_weight);
};

/// Fills the rows from the table: who is within the radius. The rest is the caller's.
void add_rows_within(cover_problem& problem, const cost_table& costs, std::span<const double> weight,
                     double radius);

/// Which demands an open set covers. O(entries).
[[nodiscard]] std::vector<std::uint8_t> covered_by(const cover_problem& problem,
                                                   std::span<const std::uint32_t> open);

/// Whether a choice keeps to the limits and reaches what is wanted; its cost by the aim.
[[nodiscard]] bool is_reached(const cover_problem& problem, std::span<const std::uint32_t> open);
[[nodiscard]] double cost_by_aim(const cover_problem& problem, std::span<const std::uint32_t> open);

/// Covered costs nothing, not covered the demand's weight times `factor` of its unit (empty: 1).
[[nodiscard]] service_costs covering_costs(const cover_problem& problem, std::span<const double> factor = {});

}  // namespace greenward::siting
