#include "tests/engine/siting/random_problem.hpp"

#include <rapidcheck.h>
#include <algorithm>

namespace greenward::siting {

namespace {

std::vector<double> whole_numbers(std::size_t count, int low, int high) {
  std::vector<double> made;
  for (std::size_t k = 0; k < count; ++k) made.push_back(*rc::gen::inRange(low, high + 1));
  return made;
}

void add_limits(siting_problem& p, const problem_shape& shape) {
  std::size_t locked = 0;
  double spent = 0;
  p.locked.assign(p.sites(), 0);
  if (shape.budget) p.price = whole_numbers(p.sites(), 0, 5);
  for (std::size_t j = 0; j < p.sites(); ++j) {
    if (*rc::gen::inRange(0, 6) != 0) continue;
    p.locked[j] = 1;
    ++locked;
    if (shape.budget) spent += p.price[j];
  }
  const bool counted = !shape.budget || *rc::gen::arbitrary<bool>();
  if (counted && (p.model != siting_model::lscp || *rc::gen::arbitrary<bool>()))
    p.most_sites = *rc::gen::inRange<std::size_t>(std::max<std::size_t>(1, locked), p.sites() + 1);
  if (shape.budget) p.budget = spent + *rc::gen::inRange(0, 12);
}

}  // namespace

siting_problem random_problem(siting_model model, const problem_shape& shape) {
  siting_problem p;
  p.model = model;
  const auto demands = *rc::gen::inRange<std::size_t>(1, shape.most_demands + 1);
  const auto sites = *rc::gen::inRange<std::size_t>(1, shape.most_sites + 1);
  std::vector<cost_entry> entries;
  for (std::uint32_t i = 0; i < demands; ++i) {
    for (std::uint32_t j = 0; j < sites; ++j)
      if (*rc::gen::inRange(0, 6) != 0)
        entries.push_back({i, j, static_cast<double>(*rc::gen::inRange(0, 13))});
  }
  p.costs = cost_table(demands, sites, std::move(entries));
  p.weight = whole_numbers(demands, 0, 9);
  add_limits(p, shape);
  if (p.is_covering() || shape.minimum) p.radius = *rc::gen::inRange(2, 11);
  if (shape.capacities) p.capacity = whole_numbers(sites, 0, 25);
  if (!shape.minimum) return p;
  p.minimum_share = *rc::gen::element(0.25, 0.5, 0.8, 1.0);
  p.units = *rc::gen::inRange<std::size_t>(1, 4);
  for (std::size_t i = 0; i < demands; ++i)
    p.unit.push_back(*rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(p.units)));
  return p;
}

}  // namespace greenward::siting
