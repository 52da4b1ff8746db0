#include "engine/siting/median_tree.hpp"

#include "engine/base/parallel.hpp"
#include "engine/siting/median_bound.hpp"
#include "engine/siting/part_search.hpp"
#include "engine/siting/swap_search.hpp"

#include <algorithm>
#include <deque>

namespace greenward::siting {

namespace {

constexpr median_bound::effort_limits kFirstEffort{.iterations = 4000, .first_step = 0.7, .patience = 40};
constexpr median_bound::effort_limits kQuickEffort{.iterations = 200, .first_step = 1.5, .patience = 12};
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
