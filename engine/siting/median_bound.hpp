// How much any choice must cost at least: the Lagrangian bound of the p-median, and the sites it settles.
#pragma once

#include "engine/base/function_ref.hpp"
#include "engine/siting/choice_limits.hpp"
#include "engine/siting/deadline.hpp"
#include "engine/siting/service_costs.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::siting {

enum class site_fate : std::uint8_t { undecided, open, closed };

/// One part of the search: what is settled in it, and the prices that proved its bound.
struct median_part {
  std::vector<site_fate> fate;       ///< n_site
  std::vector<double> demand_price;  ///< n_demand, within [0, outside]
  double money_price = 0;            ///< >= 0: what a unit of the budget is worth; 0 without a budget
  double bound = 0;                  ///< no choice of this part that beats the best known costs less
};

/// The known choice that all others must beat.
struct incumbent_cost {
  double cost = 0;
  double least_difference = 0;  ///< see least_difference()

  /// A bound of at least this much rules out anything better: with whole costs all below the next whole
  /// number, else all but a billionth.
  [[nodiscard]] double cutoff() const;
};

/// Subgradient ascent of the Lagrangian in which "each demand is served once" is priced (Narula, Ogbu and
/// Samuelsson 1977; Beasley 1985), the budget too, with sites settled by their reduced cost. Each step keeps
/// most of the direction of the one before (Camerini, Fratta and Maffioli 1975): without that it turns to and
/// fro. Holds scratch: one for each thread.
class median_bound {
 public:
  /// Both must outlive it. The locked sites must be open in every part.
  median_bound(const service_costs& costs, const choice_limits& limits);

  struct effort_limits {
    std::size_t iterations = 100;
    double first_step = 1;      ///< in units of Polyak's step
    std::size_t patience = 20;  ///< iterations without a better bound until the step is halved
  };
  /// Raises part.bound and settles sites, until the bound reaches the cutoff (true: nothing in this part
  /// beats the incumbent) or the effort or the time is spent (false). `seen` gets the sites that the
  /// relaxation opens whenever the bound rises and may lower the incumbent.
  bool raise(median_part& part, incumbent_cost& incumbent, effort_limits effort, const deadline& until,
             function_ref<void(std::span<const std::uint32_t> open, incumbent_cost& incumbent)> seen);

  /// How often the relaxation opened each site during the last raise(), recent iterations counting more:
  /// 0 = never, 1 = always.
  [[nodiscard]] std::span<const double> opened_share() const { return share_; }

 private:
  double evaluate(const median_part& part, std::span<const double> price, double money_price);
  void close_what_is_too_dear(median_part& part) const;
  void choose_open(const median_part& part);
  double turn_direction(std::span<const double> price, double money_price);
  void count_served(std::span<const double> price);
  void settle(median_part& part, double bound, double cutoff) const;

  const service_costs& costs_;
  const choice_limits& limits_;
  std::vector<double> reduced_;  ///< n_site: what opening it adds to the relaxed cost
  std::vector<std::uint32_t> open_, rest_;
  std::vector<std::uint8_t> is_open_;
  std::vector<std::uint32_t> served_;  ///< n_demand: by how many of the open sites
  std::vector<double> direction_, share_;
  double money_direction_ = 0;
  double last_taken_ = 0, first_left_ = 0;  ///< reduced costs on both sides of the choice's edge, <= 0
};

}  // namespace greenward::siting
