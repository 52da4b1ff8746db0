#include "engine/siting/siting_check.hpp"

#include "engine/siting/solve.hpp"

#include <gtest/gtest.h>

namespace greenward::siting {
namespace {

/// Three demands and three sites, the radius 5: each demand has its own site at 1, the next one at 4.
siting_problem small(siting_model model) {
  siting_problem p;
  p.model = model;
  p.costs = cost_table(3, 3, {{0, 0, 1}, {0, 1, 4}, {1, 1, 1}, {1, 2, 4}, {2, 2, 1}, {2, 0, 9}});
  p.weight = {1, 2, 3};
  p.locked = {0, 0, 1};
  p.most_sites = 2;
  if (p.is_covering()) p.radius = 5;
  return p;
}

/// The check finds that something is wrong once `damage` is done to the result or the problem.
template <class Damage>
void expect_found(siting_problem p, Damage damage) {
  siting_result r = solve(p, {}, {});
  ASSERT_TRUE(r.found);
  ASSERT_TRUE(check_siting(p, r).empty()) << check_siting(p, r)[0].en;
  damage(p, r);
  EXPECT_FALSE(check_siting(p, r).empty());
}

TEST(SitingCheck, WhatIsWrongWithTheSitesIsFound) {
  const auto median = small(siting_model::p_median);
  expect_found(median, [](auto&, auto& r) { r.sites = {0, 1}; });
  expect_found(median, [](auto&, auto& r) { r.sites.push_back(r.sites[0]); });
  expect_found(median, [](auto&, auto& r) { r.sites[0] = 17; });
  expect_found(median, [](auto& p, auto&) { p.most_sites = 1; });
  expect_found(median, [](auto& p, auto&) { p.price = {5, 5, 5}, p.budget = 9; });
  expect_found(median, [](auto& p, auto& r) { p.locked = {1, 1, 1}, r.sites = {1, 2}; });
}

TEST(SitingCheck, WhatIsWrongWithTheServiceIsFound) {
  const auto cover = small(siting_model::mclp);
  expect_found(cover, [](auto& p, auto&) { p.radius = 3; });
  expect_found(cover, [](auto& p, auto&) { p.capacity = {1, 1, 1}; });
  expect_found(cover, [](auto&, auto& r) { r.served.pop_back(); });
  expect_found(cover, [](auto&, auto& r) { r.served.push_back(r.served[0]); });
  expect_found(cover, [](auto&, auto& r) { r.unreachable.push_back(0); });
  expect_found(small(siting_model::p_median), [](auto&, auto& r) {
    r.served.erase(r.served.begin());
    r.unserved = {0};
  });
}

TEST(SitingCheck, WhatIsWrongWithTheFiguresIsFound) {
  for (const auto model :
       {siting_model::lscp, siting_model::mclp, siting_model::p_median, siting_model::p_center}) {
    expect_found(small(model), [](auto&, auto& r) { r.objective += 1; });
    expect_found(small(model), [](auto&, auto& r) { r.bound += 1; });
    expect_found(small(model), [](auto&, auto& r) { r.bound -= 1; });
  }
}

TEST(SitingCheck, AUnitBelowTheMinimumIsFound) {
  siting_problem p = small(siting_model::mclp);
  p.unit = {0, 0, 1};
  p.units = 2;
  p.minimum_share = 0.3;
  p.radius = 2;
  expect_found(p, [](auto& q, auto&) { q.minimum_share = 1; });
}

}  // namespace
}  // namespace greenward::siting
