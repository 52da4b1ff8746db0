#include "engine/siting/assignment_program.hpp"

#include "engine/siting/integer_program.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::siting {

namespace {

using term = integer_program::term;
/// Shares below this are dust of the simplex method.
constexpr double kLeastShare = 1e-7;

/// Columns: one a site; then of each demand its share at each usable site, nearest first, and, unless it must
/// be served, the share that is not.
class assignment_program {
 public:
  assignment_program(const siting_problem& problem, std::span<const std::uint32_t> demands);
  [[nodiscard]] assigned_answer solve(std::span<const std::vector<std::uint32_t>> starts, bool quick,
                                      const deadline& until) const;

 private:
  void add_sites();
  void add_demand(std::uint32_t demand);
  void add_capacities();
  void add_minimum();
  [[nodiscard]] bool may_go_without() const {
    return problem_.model == siting_model::mclp ||
           (problem_.model == siting_model::lscp && problem_.minimum_share.has_value());
  }
  [[nodiscard]] std::vector<double> values_for(std::span<const std::uint32_t> open,
                                               const deadline& until) const;
  [[nodiscard]] assigned_answer read(const integer_program::answer& solved) const;

  const siting_problem& problem_;
  std::span<const std::uint32_t> demands_;
  integer_program program_;
  std::vector<std::uint32_t> first_share_;  ///< column, by place in demands_
  std::vector<std::vector<term>> load_;     ///< by site
  std::vector<std::vector<term>> within_;   ///< by unit: weight served within the radius
};

assignment_program::assignment_program(const siting_problem& problem, std::span<const std::uint32_t> demands)
    : problem_(problem), demands_(demands), load_(problem.sites()), within_(problem.units) {
  add_sites();
  for (const std::uint32_t i : demands) add_demand(i);
  add_capacities();
  add_minimum();
}

void assignment_program::add_sites() {
  const choice_limits limits = problem_.limits();
  std::vector<term> all, priced;
  for (std::uint32_t j = 0; j < problem_.sites(); ++j) {
    const bool counts = problem_.model == siting_model::lscp;
    program_.add_choice(!counts ? 0 : problem_.price.empty() ? 1 : problem_.price[j]);
    if (problem_.locked[j] != 0) program_.fix(j, 1);
    all.push_back({j, 1});
    priced.push_back({j, limits.price_of(j)});
  }
  program_.add_row(-integer_program::kUnbounded, all, static_cast<double>(limits.most_sites));
  if (limits.has_budget()) program_.add_row(-integer_program::kUnbounded, priced, limits.budget);
}

void assignment_program::add_demand(std::uint32_t i) {
  const auto sites = problem_.costs.sites_of(i).first(problem_.usable_sites(i));
  const auto costs = problem_.costs.costs_of(i);
  const std::size_t near = problem_.radius ? problem_.costs.within(i, *problem_.radius) : 0;
  std::vector<term> row;
  first_share_.push_back(static_cast<std::uint32_t>(program_.columns()));
  for (std::size_t k = 0; k < sites.size(); ++k) {
    const bool median = problem_.model == siting_model::p_median;
    const std::uint32_t share = program_.add_amount(median ? problem_.weight[i] * costs[k] : 0, 1);
    row.push_back({share, 1});
    const term linked[] = {{share, 1}, {sites[k], -1}};
    program_.add_row(-integer_program::kUnbounded, linked, 0);
    load_[sites[k]].push_back({share, problem_.weight[i]});
    if (problem_.minimum_share && k < near) within_[problem_.unit[i]].push_back({share, problem_.weight[i]});
  }
  if (may_go_without()) {
    const bool counts = problem_.model == siting_model::mclp;
    row.push_back({program_.add_amount(counts ? problem_.weight[i] : 0, 1), 1});
  }
  program_.add_row(1, row, 1);
}

void assignment_program::add_capacities() {
  if (!problem_.has_capacities()) return;
  for (std::uint32_t j = 0; j < problem_.sites(); ++j) {
    if (!std::isfinite(problem_.capacity[j])) continue;
    std::vector<term> row = load_[j];
    row.push_back({j, -problem_.capacity[j]});
    program_.add_row(-integer_program::kUnbounded, row, 0);
  }
}

void assignment_program::add_minimum() {
  if (!problem_.minimum_share) return;
  const std::vector<double> weights = problem_.unit_weights();
  for (std::size_t u = 0; u < weights.size(); ++u)
    program_.add_row(*problem_.minimum_share * weights[u], within_[u], integer_program::kUnbounded);
}

/// With the sites settled, who goes where is a linear program. Empty if nobody can.
std::vector<double> assignment_program::values_for(std::span<const std::uint32_t> open,
                                                   const deadline& until) const {
  integer_program settled = program_;
  std::vector<double> is_open(problem_.sites(), 0);
  for (const std::uint32_t j : open) is_open[j] = 1;
  for (std::uint32_t j = 0; j < problem_.sites(); ++j) settled.fix(j, is_open[j]);
  return settled.solve({}, until).values;
}

assigned_answer assignment_program::read(const integer_program::answer& solved) const {
  assigned_answer made;
  choice_answer& choice = made.choice;
  choice.left = {problem_.sites(), demands_.size()};
  choice.bound = solved.bound;
  if (solved.found == integer_program::outcome::infeasible) choice.end = search_end::infeasible;
  if (solved.values.empty()) return made;
  choice.found = true;
  choice.cost = solved.cost;
  if (solved.found == integer_program::outcome::optimal) choice.end = search_end::proven;
  for (std::uint32_t j = 0; j < problem_.sites(); ++j)
    if (solved.values[j] > 0.5) choice.open.push_back(j);
  for (std::size_t d = 0; d < demands_.size(); ++d) {
    const std::uint32_t i = demands_[d];
    const auto sites = problem_.costs.sites_of(i).first(problem_.usable_sites(i));
    const std::size_t begin = made.served.size();
    for (std::size_t k = 0; k < sites.size(); ++k) {
      const double share = std::min(1.0, solved.values[first_share_[d] + k]);
      if (share > kLeastShare) made.served.push_back({i, sites[k], share});
    }
    std::sort(made.served.begin() + static_cast<std::ptrdiff_t>(begin), made.served.end(),
              [](const served_share& a, const served_share& b) { return a.site < b.site; });
  }
  return made;
}

assigned_answer assignment_program::solve(std::span<const std::vector<std::uint32_t>> starts, bool quick,
                                          const deadline& until) const {
  std::vector<double> first;
  for (const auto& open : starts) {
    if (open.empty() || until.passed()) continue;
    std::vector<double> values = values_for(open, until);
    if (values.empty()) continue;
    if (first.empty() || program_.cost_of(values) < program_.cost_of(first)) first = std::move(values);
  }
  const auto effort = quick ? integer_program::effort::any : integer_program::effort::best;
  return read(program_.solve(first, until, effort));
}

}  // namespace

assigned_answer solve_assignment_program(const siting_problem& problem,
                                         std::span<const std::uint32_t> demands,
                                         std::span<const std::vector<std::uint32_t>> starts, bool quick,
                                         const deadline& until) {
  return assignment_program(problem, demands).solve(starts, quick, until);
}

}  // namespace greenward::siting
