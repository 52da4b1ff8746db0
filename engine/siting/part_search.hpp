// One part of a median_tree: whether it can hold a better choice, and if so how it is divided.
#pragma once

#include "engine/siting/choice_limits.hpp"
#include "engine/siting/deadline.hpp"
#include "engine/siting/median_bound.hpp"
#include "engine/siting/service_costs.hpp"
#include "engine/siting/swap_search.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace greenward::siting {

/// Those with that fate, ascending.
[[nodiscard]] std::vector<std::uint32_t> sites_with(const median_part& part, site_fate fate);

/// The sites that are not ruled out, as a smaller problem of their own.
struct remaining_problem {
  std::vector<std::uint32_t> kept;  ///< the sites' numbers in the whole problem, ascending
  service_costs costs;
  choice_limits limits;
  median_part root;
};
[[nodiscard]] remaining_problem remaining_after(const service_costs& costs, const choice_limits& limits,
                                                const median_part& part);

/// A part with one site more that is open, and with that site closed.
struct split_part {
  median_part open, closed;

  [[nodiscard]] double raised() const { return open.bound + closed.bound; }
};

/// Looks at one part of the tree, in which only the sites that it does not rule out are left; knows nothing
/// of what others find meanwhile.
class part_search {
 public:
  /// `whole` must outlive it.
  part_search(const remaining_problem& whole, const median_part& part, const incumbent_cost& known,
              const deadline& until)
      : whole_(whole),
        problem_(remaining_after(whole.costs, whole.limits, part)),
        until_(until.after(1)),
        bound_(problem_.costs, problem_.limits),
        search_(problem_.costs, problem_.limits),
        incumbent_(known) {}
  part_search(const part_search&) = delete;
  part_search& operator=(const part_search&) = delete;

  void run();
  /// What has to be looked at further, and a choice that is better than the known one or nothing: both by the
  /// numbers of the whole problem.
  [[nodiscard]] std::vector<median_part> left() const;
  [[nodiscard]] std::vector<std::uint32_t> better() const;
  [[nodiscard]] double cost() const { return incumbent_.cost; }

 private:
  bool is_decided(const median_part& part);
  void offer(std::vector<std::uint32_t> open, double cost);
  void try_relaxed(std::span<const std::uint32_t> open, incumbent_cost& incumbent);
  [[nodiscard]] std::vector<std::uint32_t> sites_in_doubt(const median_part& part) const;
  bool try_sites(median_part& part, std::optional<split_part>& best);

  const remaining_problem& whole_;
  const remaining_problem problem_;
  const deadline until_;  ///< reports nothing: several threads may ask
  median_bound bound_;
  swap_search search_;
  incumbent_cost incumbent_;
  std::vector<std::uint32_t> better_;
  std::vector<median_part> left_;
};

}  // namespace greenward::siting
