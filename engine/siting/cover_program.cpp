#include "engine/siting/cover_program.hpp"

#include "engine/siting/integer_program.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::siting {

namespace {

using term = integer_program::term;

/// Columns: one a site, then, unless all must be covered, what is left uncovered of each demand.
integer_program program_of(const cover_problem& problem) {
  integer_program program;
  const auto sites = static_cast<std::uint32_t>(problem.sites());
  std::vector<term> all, priced, row;
  for (std::uint32_t j = 0; j < sites; ++j) {
    program.add_choice(problem.site_cost[j]);
    if (problem.limits.locked[j] != 0) program.fix(j, 1);
    all.push_back({j, 1});
    if (problem.limits.has_budget()) priced.push_back({j, problem.limits.price[j]});
  }
  if (problem.limits.most_sites < sites)
    program.add_row(-integer_program::kUnbounded, all, static_cast<double>(problem.limits.most_sites));
  if (problem.limits.has_budget())
    program.add_row(-integer_program::kUnbounded, priced, problem.limits.budget);
  std::vector<std::vector<term>> lacking(problem.wanted.size());
  std::vector<double> weight_of_unit(problem.wanted.size(), 0);
  for (std::size_t i = 0; i < problem.demands(); ++i) {
    row.clear();
    for (const std::uint32_t j : problem.sites_of(i)) row.push_back({j, 1});
    if (problem.aim != cover_aim::cover_all) {
      const bool counts = problem.aim == cover_aim::cover_most;
      const std::uint32_t without = program.add_amount(counts ? problem.weight[i] : 0, 1);
      row.push_back({without, 1});
      if (!lacking.empty()) {
        lacking[problem.unit[i]].push_back({without, problem.weight[i]});
        weight_of_unit[problem.unit[i]] += problem.weight[i];
      }
    }
    program.add_row(1, row, integer_program::kUnbounded);
  }
  for (std::size_t u = 0; u < lacking.size(); ++u)
    program.add_row(-integer_program::kUnbounded, lacking[u], weight_of_unit[u] - problem.wanted[u]);
  return program;
}

std::vector<double> values_of(const cover_problem& problem, std::size_t columns,
                              std::span<const std::uint32_t> open) {
  std::vector<double> values(columns, 0);
  for (const std::uint32_t j : open) values[j] = 1;
  if (problem.aim == cover_aim::cover_all) return values;
  const auto covered = covered_by(problem, open);
  for (std::size_t i = 0; i < covered.size(); ++i) values[problem.sites() + i] = covered[i] != 0 ? 0 : 1;
  return values;
}

/// Whole costs differ by whole numbers.
double least_difference(const cover_problem& problem) {
  const auto whole = [](double x) { return x == std::floor(x); };
  const bool all_whole = std::ranges::all_of(problem.site_cost, whole) &&
                         (problem.aim != cover_aim::cover_most || std::ranges::all_of(problem.weight, whole));
  return all_whole ? 1 : 0;
}

/// Nothing lies between a bound and the next whole number.
double rounded_up(double bound, double difference) {
  return difference > 0 && std::isfinite(bound) ? std::ceil(bound - 1e-6) : bound;
}

}  // namespace

choice_answer solve_cover_program(const cover_problem& problem, std::span<const std::uint32_t> start,
                                  const deadline& until) {
  integer_program program = program_of(problem);
  program.set_least_difference(least_difference(problem));
  std::vector<double> first;
  if (!start.empty() || problem.demands() == 0) first = values_of(problem, program.columns(), start);
  const integer_program::answer solved = program.solve(first, until);
  choice_answer made{.left = {problem.sites(), problem.demands()}};
  made.bound = rounded_up(solved.bound, least_difference(problem));
  if (solved.found == integer_program::outcome::infeasible) made.end = search_end::infeasible;
  if (solved.values.empty()) return made;
  for (std::uint32_t j = 0; j < problem.sites(); ++j)
    if (solved.values[j] > 0.5) made.open.push_back(j);
  made.found = true;
  made.cost = cost_by_aim(problem, made.open);
  const bool proven = solved.found == integer_program::outcome::optimal || made.bound >= made.cost;
  if (proven) made.end = search_end::proven;
  made.bound = proven ? made.cost : std::min(made.bound, made.cost);
  return made;
}

}  // namespace greenward::siting
