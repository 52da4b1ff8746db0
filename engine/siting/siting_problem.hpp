// What is asked: who needs service, where it could be, and what a choice must keep to.
#pragma once

#include "engine/siting/choice_limits.hpp"
#include "engine/siting/cost_table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace greenward::siting {

enum class siting_model : std::uint8_t {
  lscp,      ///< location set covering: all within the radius, by the fewest (or the cheapest) sites
  mclp,      ///< maximal covering: the most weight within the radius
  p_median,  ///< the least sum of weight × cost, all served
  p_center,  ///< the least cost of the demand that is worst off, all served
};

/// Numbers of demands, sites and units are their places in the lists.
struct siting_problem {
  siting_model model = siting_model::p_median;
  cost_table costs;
  std::vector<double> weight;       ///< n_demand, >= 0; lscp and p_center serve demands of weight 0 too
  std::vector<std::uint32_t> unit;  ///< n_demand, or empty: nobody asked for units
  std::size_t units = 0;
  std::vector<double> capacity;           ///< n_site, weight that it can serve (infinity: any), or empty
  std::vector<double> price;              ///< n_site, or empty; lscp: then the cheapest cover is sought
  std::vector<std::uint8_t> locked;       ///< n_site; 1 = there already, always open
  std::optional<std::size_t> most_sites;  ///< open at most, the locked ones too
  std::optional<double> budget;           ///< for all that is open, the locked ones too
  std::optional<double> radius;           ///< lscp, mclp; p_median: for the minimum only
  std::optional<double> minimum_share;    ///< of each unit's weight, in (0, 1], within the radius

  [[nodiscard]] std::size_t demands() const { return costs.demands(); }
  [[nodiscard]] std::size_t sites() const { return costs.sites(); }
  [[nodiscard]] bool has_capacities() const { return !capacity.empty(); }
  [[nodiscard]] bool is_covering() const {
    return model == siting_model::lscp || model == siting_model::mclp;
  }
  /// Most sites (all, if nothing was said), locked, price and budget.
  [[nodiscard]] choice_limits limits() const;
  /// Weight of each unit, n_unit; demands that nobody reaches count.
  [[nodiscard]] std::vector<double> unit_weights() const;
  /// How many of the nearest sites of a demand may serve it: those within the radius, where it is a cover.
  [[nodiscard]] std::size_t usable_sites(std::size_t demand) const {
    return is_covering() ? costs.within(demand, *radius) : costs.sites_of(demand).size();
  }
};

/// Throws error{usage} where the model and the wishes do not go together, error{bad_input} where the numbers
/// contradict themselves: lists of the wrong length, negative or not finite, more sites than there are,
/// locked sites that exceed the limits.
void check_problem(const siting_problem& problem);

}  // namespace greenward::siting
