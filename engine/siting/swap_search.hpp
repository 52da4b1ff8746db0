// A good choice quickly: open the site that helps most, then exchange open for closed ones while that helps.
#pragma once

#include "engine/siting/choice_limits.hpp"
#include "engine/siting/deadline.hpp"
#include "engine/siting/service_costs.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::siting {

/// The open sites and, for each demand, the cheapest two of them: Whitaker's fast interchange (Hansen and
/// Mladenović 1997; the loss and extra tables as in Resende and Werneck 2003). Deterministic.
class swap_search {
 public:
  /// Both must outlive the search, and keep. Begins with the locked sites.
  swap_search(const service_costs& costs, const choice_limits& limits);

  /// The locked sites and those of `chosen` that the limits still admit, in that order.
  void start_from(std::span<const std::uint32_t> chosen);
  /// Opens the site with the largest gain (with a budget: largest gain for its price) until none helps or
  /// fits.
  void fill_greedily();
  /// Additions and exchanges, first improvement, until none of them helps.
  void improve();

  [[nodiscard]] double cost() const { return cost_; }
  [[nodiscard]] std::vector<std::uint32_t> choice() const;  ///< ascending
  [[nodiscard]] bool is_open(std::uint32_t site) const { return open_[site] != 0; }

 private:
  struct exchange {
    double profit = 0;
    std::uint32_t closed = kNoSite;  ///< kNoSite: only opens
  };

  void open(std::uint32_t site);
  void close(std::uint32_t site);
  void find_two_cheapest(std::size_t demand);
  [[nodiscard]] double gain_of(std::uint32_t site) const;
  [[nodiscard]] exchange best_exchange(std::uint32_t opened);
  [[nodiscard]] bool fits(std::uint32_t opened, std::uint32_t closed) const;
  bool improve_with(std::uint32_t site);
  void count_loss(std::size_t demand, double sign);

  const service_costs& costs_;
  const choice_limits& limits_;
  std::vector<std::uint8_t> open_;
  std::vector<std::uint32_t> opened_;                    ///< in order of opening
  std::vector<double> first_cost_, second_cost_;         ///< n_demand; outside cost where there is none
  std::vector<std::uint32_t> first_site_, second_site_;  ///< n_demand; kNoSite where there is none
  std::vector<double> loss_;                             ///< n_site: what closing an open site costs
  std::vector<double> extra_;  ///< n_site: scratch of best_exchange(), all 0 between calls
  double cost_ = 0;
  double spent_ = 0;
};

/// What `seed` and `rounds` make of it: greedy and exchanges, then `rounds` times some open sites are closed
/// at random and exchanged again, what is no worse being kept. Ends early when the time is up; else the same
/// arguments give the same choice.
struct search_effort {
  std::size_t rounds = 20;
  std::uint64_t seed = 1;
};
[[nodiscard]] std::vector<std::uint32_t> find_good_choice(const service_costs& costs,
                                                          const choice_limits& limits, search_effort effort,
                                                          const deadline& until);

}  // namespace greenward::siting
