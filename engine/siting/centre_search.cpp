#include "engine/siting/centre_search.hpp"

#include "engine/siting/cover_program.hpp"
#include "engine/siting/cover_reduction.hpp"

#include <algorithm>

namespace greenward::siting {

namespace {

class centre_search {
 public:
  centre_search(const cost_table& costs, std::span<const std::uint32_t> demands, const choice_limits& limits,
                const deadline& until);
  void bisect(search_depth depth);
  [[nodiscard]] choice_answer answer() const;

 private:
  [[nodiscard]] cover_problem cover_within(double radius) const;
  void try_radius(std::size_t at, search_depth depth);
  void keep(std::vector<std::uint32_t> open);
  [[nodiscard]] double radius_of(std::span<const std::uint32_t> open) const;

  const cost_table& costs_;
  std::span<const std::uint32_t> demands_;
  const choice_limits& limits_;
  const deadline& until_;
  std::vector<double> radii_;    ///< distinct costs, ascending; a cover below the first is impossible
  std::size_t impossible_ = 0;   ///< no choice covers all within the radii before this one
  std::size_t possible_ = 0;     ///< a choice is known for this one; radii_.size(): for none
  std::size_t quick_floor_ = 0;  ///< the quick search found nothing before this one
  bool undecided_ = false;       ///< the time was up within a step
  std::vector<std::uint32_t> open_;
};

centre_search::centre_search(const cost_table& costs, std::span<const std::uint32_t> demands,
                             const choice_limits& limits, const deadline& until)
    : costs_(costs), demands_(demands), limits_(limits), until_(until) {
  double least = 0;
  for (const std::uint32_t i : demands) {
    least = std::max(least, costs.costs_of(i).front());
    radii_.insert(radii_.end(), costs.costs_of(i).begin(), costs.costs_of(i).end());
  }
  std::erase_if(radii_, [&](double r) { return r < least; });
  std::ranges::sort(radii_);
  radii_.erase(std::unique(radii_.begin(), radii_.end()), radii_.end());
  possible_ = radii_.size();
}

cover_problem centre_search::cover_within(double radius) const {
  cover_problem made;
  for (const std::uint32_t i : demands_)
    made.add_demand(costs_.sites_of(i).first(costs_.within(i, radius)), 1);
  made.limits = limits_;
  made.site_cost.assign(costs_.sites(), 1);
  return made;
}

double centre_search::radius_of(std::span<const std::uint32_t> open) const {
  std::vector<std::uint8_t> is_open(costs_.sites(), 0);
  for (const std::uint32_t j : open) is_open[j] = 1;
  double worst = 0;
  for (const std::uint32_t i : demands_) {
    const auto sites = costs_.sites_of(i);
    std::size_t k = 0;
    while (k < sites.size() && is_open[sites[k]] == 0) ++k;
    worst = std::max(worst, k < sites.size() ? costs_.costs_of(i)[k] : kUnreachable);
  }
  return worst;
}

void centre_search::keep(std::vector<std::uint32_t> open) {
  const auto at =
      static_cast<std::size_t>(std::ranges::lower_bound(radii_, radius_of(open)) - radii_.begin());
  if (at >= possible_) return;
  possible_ = at;
  open_ = std::move(open);
}

void centre_search::try_radius(std::size_t at, search_depth depth) {
  cover_problem cover = cover_within(radii_[at]);
  const choice_answer quick = find_best_cover(cover, search_depth::quick, until_);
  if (quick.found) return keep(quick.open);
  if (depth == search_depth::quick) {
    quick_floor_ = at + 1;
    return;
  }
  // Whether there is a choice at all: any that keeps to the limits will do.
  cover.site_cost.assign(costs_.sites(), 0);
  const reduced_cover reduced = reduce(cover);
  const choice_answer exact = solve_cover_program(reduced.problem, {}, until_);
  if (exact.found) return keep(reduced.in_whole(exact.open));
  if (exact.end == search_end::infeasible)
    impossible_ = at + 1;
  else
    undecided_ = true;
}

void centre_search::bisect(search_depth depth) {
  while (!undecided_ && !until_.passed()) {
    const std::size_t floor =
        depth == search_depth::quick ? std::max(impossible_, quick_floor_) : impossible_;
    if (floor >= possible_) return;
    try_radius(floor + (possible_ - floor - 1) / 2, depth);
  }
}

choice_answer centre_search::answer() const {
  choice_answer made;
  made.found = possible_ < radii_.size();
  made.open = open_;
  if (impossible_ < radii_.size()) made.bound = radii_[impossible_];
  if (made.found) made.cost = radii_[possible_];
  if (impossible_ == possible_) made.end = made.found ? search_end::proven : search_end::infeasible;
  return made;
}

}  // namespace

choice_answer find_best_centre(const cost_table& costs, std::span<const std::uint32_t> demands,
                               const choice_limits& limits, search_depth depth, const deadline& until) {
  if (demands.empty()) {
    choice_answer nothing{.end = search_end::proven, .found = true, .cost = 0, .bound = 0};
    for (std::uint32_t j = 0; j < costs.sites(); ++j)
      if (limits.locked[j] != 0) nothing.open.push_back(j);
    return nothing;
  }
  centre_search search(costs, demands, limits, until);
  search.bisect(search_depth::quick);
  if (depth == search_depth::exact) search.bisect(search_depth::exact);
  choice_answer made = search.answer();
  made.left = {costs.sites(), demands.size()};
  return made;
}

}  // namespace greenward::siting
