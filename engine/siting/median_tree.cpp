#include "engine/siting/median_tree.hpp"

#include "engine/base/parallel.hpp"
#include "engine/siting/median_bound.hpp"
#include "engine/siting/swap_search.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <optional>

namespace greenward::siting {

namespace {

constexpr median_bound::effort_limits kFirstEffort{.iterations = 4000, .first_step = 0.7, .patience = 40};
constexpr median_bound::effort_limits kQuickEffort{.iterations = 200, .first_step = 1.5, .patience = 12};
constexpr median_bound::effort_limits kPartEffort{.iterations = 150, .first_step = 0.9, .patience = 50};
constexpr median_bound::effort_limits kTrialEffort{.iterations = 20, .first_step = 0.2, .patience = 20};
/// So many sites are tried each way before a part is split by one of them: that makes the tree a hundred
/// times smaller where few demands go without.
constexpr std::size_t kTriedSites = 8;
/// Looked at beside each other, whatever the number of processors.
constexpr std::size_t kPartsAtOnce = 4;
/// The relaxation's sites are improved by exchanges at every so many rises of the first bound.
constexpr std::size_t kRisesPerSearch = 8;

/// The price of a demand where the ascent begins: what it costs with the known choice.
std::vector<double> first_prices(const service_costs& costs, std::span<const std::uint32_t> open) {
  std::vector<double> price = costs.outside;
  for (const std::uint32_t j : open) {
    for (std::size_t k = costs.first_in[j]; k < costs.first_in[j + 1]; ++k)
      price[costs.demand[k]] = std::min(price[costs.demand[k]], costs.cost_in[k]);
  }
  return price;
}

/// Nothing is settled but the locked sites.
median_part whole_problem(const service_costs& costs, const choice_limits& limits,
                          std::span<const std::uint32_t> known) {
  median_part root{.fate = {}, .demand_price = first_prices(costs, known)};
  for (const std::uint8_t locked : limits.locked)
    root.fate.push_back(locked != 0 ? site_fate::open : site_fate::undecided);
  return root;
}

std::vector<std::uint32_t> sites_with(const median_part& part, site_fate fate) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t j = 0; j < part.fate.size(); ++j)
    if (part.fate[j] == fate) found.push_back(j);
  return found;
}

/// The sites that are not ruled out, as a smaller problem of their own.
struct remaining_problem {
  std::vector<std::uint32_t> kept;  ///< the sites' numbers in the whole problem, ascending
  service_costs costs;
  choice_limits limits;
  median_part root;
};

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

median_part with(median_part part, std::uint32_t site, site_fate fate) {
  part.fate[site] = fate;
  return part;
}

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

/// The parts that wait, the least bound first.
class median_tree {
 public:
  median_tree(const remaining_problem& problem, choice_answer& answer, incumbent_cost incumbent,
              const deadline& until)
      : problem_(problem), answer_(answer), incumbent_(incumbent), until_(until) {}

  void run(std::size_t most_parts);

 private:
  void look_at_next();
  void take_over(const part_search& search);
  void push(median_part part);
  median_part pop();

  static bool dearer(const median_part& a, const median_part& b) { return a.bound > b.bound; }

  const remaining_problem& problem_;
  choice_answer& answer_;
  incumbent_cost incumbent_;
  const deadline& until_;
  std::vector<median_part> waiting_;  ///< a heap, the least bound on top
};

void median_tree::push(median_part part) {
  waiting_.push_back(std::move(part));
  std::ranges::push_heap(waiting_, dearer);
}

median_part median_tree::pop() {
  std::ranges::pop_heap(waiting_, dearer);
  median_part part = std::move(waiting_.back());
  waiting_.pop_back();
  return part;
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

void median_tree::take_over(const part_search& search) {
  if (search.cost() < answer_.cost) {
    answer_.open = search.better();
    for (std::uint32_t& j : answer_.open) j = problem_.kept[j];
    answer_.cost = incumbent_.cost = search.cost();
  }
  for (median_part& part : search.left()) push(std::move(part));
}

/// Always so many at once, so that the tree does not depend on the number of processors.
void median_tree::look_at_next() {
  std::deque<part_search> searches;
  while (searches.size() < kPartsAtOnce && !waiting_.empty())
    searches.emplace_back(problem_, pop(), incumbent_, until_);
  parallel_for(searches.size(), 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t k = first; k < last; ++k) searches[k].run();
  });
  for (const part_search& search : searches) take_over(search);
}

void median_tree::run(std::size_t most_parts) {
  push(problem_.root);
  for (std::size_t parts = 0; !waiting_.empty() && parts < most_parts; parts += kPartsAtOnce) {
    if (waiting_.front().bound >= incumbent_.cutoff()) waiting_.clear();
    if (waiting_.empty() || until_.passed()) break;
    look_at_next();
    if (!waiting_.empty()) answer_.bound = std::max(answer_.bound, waiting_.front().bound);
  }
  if (waiting_.empty()) answer_.end = search_end::proven;
}

}  // namespace

double quick_bound(const service_costs& costs, const choice_limits& limits,
                   std::span<const std::uint32_t> open, const deadline& until) {
  const double cost = cost_of_choice(costs, open);
  median_part root = whole_problem(costs, limits, open);
  incumbent_cost incumbent{cost, least_difference(costs)};
  median_bound bound(costs, limits);
  const bool proven = bound.raise(root, incumbent, kQuickEffort, until,
                                  [](std::span<const std::uint32_t>, incumbent_cost&) {});
  return proven ? cost : std::min(cost, root.bound);
}

choice_answer find_best_choice(const service_costs& costs, const choice_limits& limits,
                               std::vector<std::uint32_t> start, const deadline& until,
                               std::size_t most_parts) {
  swap_search search(costs, limits);
  choice_answer answer{.found = true, .open = std::move(start)};
  answer.cost = cost_of_choice(costs, answer.open);
  median_part root = whole_problem(costs, limits, answer.open);
  incumbent_cost incumbent{answer.cost, least_difference(costs)};
  median_bound bound(costs, limits);
  std::size_t rises = 0;
  const auto improve_relaxed = [&](std::span<const std::uint32_t> open, incumbent_cost& known) {
    if (++rises % kRisesPerSearch != 0) return;
    search.start_from(open);
    search.improve();
    if (search.cost() >= known.cost) return;
    answer.open = search.choice();
    answer.cost = known.cost = search.cost();
  };
  const bool proven = bound.raise(root, incumbent, kFirstEffort, until, improve_relaxed);
  answer.bound = root.bound;
  answer.left = {proven ? 0 : sites_with(root, site_fate::undecided).size(), costs.demands()};
  if (proven) {
    answer.end = search_end::proven;
  } else {
    const remaining_problem rest = remaining_after(costs, limits, root);
    median_tree(rest, answer, incumbent, until).run(most_parts);
  }
  // Sums in another order may differ in their last digits; the answer is what anybody can add up again.
  answer.cost = cost_of_choice(costs, answer.open);
  answer.bound = answer.end == search_end::proven ? answer.cost : std::min(answer.bound, answer.cost);
  return answer;
}

}  // namespace greenward::siting
