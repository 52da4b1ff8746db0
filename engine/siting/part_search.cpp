#include "engine/siting/part_search.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace greenward::siting {

namespace {

constexpr median_bound::effort_limits kPartEffort{.iterations = 150, .first_step = 0.9, .patience = 50};
constexpr median_bound::effort_limits kTrialEffort{.iterations = 20, .first_step = 0.2, .patience = 20};
/// So many sites are tried each way before a part is split by one of them: that makes the tree a hundred
/// times smaller where few demands go without.
constexpr std::size_t kTriedSites = 8;

median_part with(median_part part, std::uint32_t site, site_fate fate) {
  part.fate[site] = fate;
  return part;
}

}  // namespace

std::vector<std::uint32_t> sites_with(const median_part& part, site_fate fate) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t j = 0; j < part.fate.size(); ++j)
    if (part.fate[j] == fate) found.push_back(j);
  return found;
}

remaining_problem remaining_after(const service_costs& costs, const choice_limits& limits,
                                  const median_part& part) {
  remaining_problem made;
  for (std::uint32_t j = 0; j < costs.sites(); ++j)
    if (part.fate[j] != site_fate::closed) made.kept.push_back(j);
  made.costs = restricted_to(costs, made.kept);
  made.limits.most_sites = limits.most_sites;
  made.limits.budget = limits.budget;
  made.root = {
      .fate = {}, .demand_price = part.demand_price, .money_price = part.money_price, .bound = part.bound};
  for (const std::uint32_t j : made.kept) {
    made.limits.locked.push_back(limits.locked[j]);
    if (limits.has_budget()) made.limits.price.push_back(limits.price[j]);
    made.root.fate.push_back(part.fate[j]);
  }
  return made;
}

void part_search::offer(std::vector<std::uint32_t> open, double cost) {
  if (cost >= incumbent_.cost) return;
  better_ = std::move(open);
  incumbent_.cost = cost;
}

/// Exchanges are dear beside an iteration: only sites that nearly beat the best known get them.
void part_search::try_relaxed(std::span<const std::uint32_t> open, incumbent_cost& incumbent) {
  const double cost = cost_of_choice(problem_.costs, open);
  if (cost > incumbent.cost * 1.02) return;
  search_.start_from(open);
  search_.improve();
  offer(search_.choice(), search_.cost());
  incumbent = incumbent_;
}

/// Whether at most one choice worth looking at is left in it, which is then looked at.
bool part_search::is_decided(const median_part& part) {
  std::vector<std::uint32_t> open = sites_with(part, site_fate::open);
  if (!problem_.limits.admits(open)) return true;
  std::vector<std::uint32_t> all = sites_with(part, site_fate::undecided);
  const bool full = open.size() == problem_.limits.most_sites || all.empty();
  if (!full) {
    all.insert(all.end(), open.begin(), open.end());
    if (!problem_.limits.admits(all)) return false;
    open = std::move(all);
  }
  std::ranges::sort(open);
  const double cost = cost_of_choice(problem_.costs, open);
  offer(std::move(open), cost);
  return true;
}

/// Those that the relaxation now opens, now closes: the most doubtful first, kTriedSites at most.
std::vector<std::uint32_t> part_search::sites_in_doubt(const median_part& part) const {
  const auto share = bound_.opened_share();
  std::vector<std::uint32_t> found = sites_with(part, site_fate::undecided);
  std::ranges::stable_sort(found, std::greater{},
                           [&](std::uint32_t j) { return std::min(share[j], 1 - share[j]); });
  found.resize(std::min(found.size(), kTriedSites));
  return found;
}

/// The split that raises the bound most. A site that can only be open, or only closed, is settled in the
/// part; `best` is of the part as it then is, and empty if it was the last in doubt. True: nothing is left in
/// it.
bool part_search::try_sites(median_part& part, std::optional<split_part>& best) {
  for (const std::uint32_t site : sites_in_doubt(part)) {
    if (part.fate[site] != site_fate::undecided) continue;
    const auto seen = [](std::span<const std::uint32_t>, incumbent_cost&) {};
    split_part tried{with(part, site, site_fate::open), with(part, site, site_fate::closed)};
    const bool not_open = bound_.raise(tried.open, incumbent_, kTrialEffort, until_, seen);
    const bool not_closed = bound_.raise(tried.closed, incumbent_, kTrialEffort, until_, seen);
    if (not_open && not_closed) return true;
    if (not_open || not_closed) {
      part = std::move(not_open ? tried.closed : tried.open);
      best.reset();
      if (is_decided(part)) return true;
    } else if (!best || tried.raised() > best->raised()) {
      best = std::move(tried);
    }
  }
  return false;
}

void part_search::run() {
  median_part part = problem_.root;
  if (is_decided(part)) return;
  const bool closed = bound_.raise(part, incumbent_, kPartEffort, until_,
                                   [this](std::span<const std::uint32_t> open, incumbent_cost& incumbent) {
                                     try_relaxed(open, incumbent);
                                   });
  if (closed || is_decided(part)) return;
  std::optional<split_part> best;
  if (try_sites(part, best)) return;
  if (best) {
    left_.push_back(std::move(best->open));
    left_.push_back(std::move(best->closed));
  } else {
    left_.push_back(std::move(part));
  }
}

std::vector<median_part> part_search::left() const {
  std::vector<median_part> parts = left_;
  for (median_part& part : parts) {
    std::vector<site_fate> fate(whole_.costs.sites(), site_fate::closed);
    for (std::size_t k = 0; k < part.fate.size(); ++k) fate[problem_.kept[k]] = part.fate[k];
    part.fate = std::move(fate);
  }
  return parts;
}

std::vector<std::uint32_t> part_search::better() const {
  std::vector<std::uint32_t> open = better_;
  for (std::uint32_t& j : open) j = problem_.kept[j];
  return open;
}

}  // namespace greenward::siting
