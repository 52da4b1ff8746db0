#include "engine/siting/siting_problem.hpp"

#include "engine/base/error.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::siting {
namespace {

siting_problem sound() {
  siting_problem p;
  p.costs = cost_table(2, 2, {{0, 0, 1}, {1, 1, 1}});
  p.weight = {1, 2};
  p.locked = {0, 1};
  p.most_sites = 1;
  return p;
}

template <class Damage>
void expect_refused(error_code code, Damage damage) {
  siting_problem p = sound();
  EXPECT_NO_THROW(check_problem(p));
  damage(p);
  try {
    check_problem(p);
    ADD_FAILURE() << "it was not refused";
  } catch (const error& refused) {
    EXPECT_EQ(refused.code(), code) << refused.what();
    EXPECT_FALSE(refused.problem().zh.empty() || refused.problem().en.empty());
    EXPECT_FALSE(refused.remedy().zh.empty() || refused.remedy().en.empty());
  }
}

TEST(SitingProblem, WishesThatDoNotGoTogetherAreUsageErrors) {
  constexpr auto usage = error_code::usage;
  expect_refused(usage, [](auto& p) { p.most_sites = 3; });
  expect_refused(usage, [](auto& p) { p.most_sites = 0; });
  expect_refused(usage, [](auto& p) { p.most_sites.reset(); });
  expect_refused(usage, [](auto& p) { p.model = siting_model::mclp; });
  expect_refused(usage, [](auto& p) { p.radius = 3; });
  expect_refused(usage, [](auto& p) { p.budget = 3; });
  expect_refused(usage, [](auto& p) { p.minimum_share = 0.5, p.radius = 3; });
  expect_refused(usage, [](auto& p) { p.model = siting_model::lscp, p.radius = std::nan(""); });
  expect_refused(usage, [](auto& p) {
    p.model = siting_model::p_center;
    p.capacity = {1, 1};
  });
  expect_refused(usage, [](auto& p) { p.unit = {0, 0}, p.units = 1, p.radius = 3, p.minimum_share = 1.5; });
}

TEST(SitingProblem, NumbersThatContradictThemselvesAreBadInput) {
  constexpr auto bad = error_code::bad_input;
  expect_refused(bad, [](auto& p) { p.weight = {1}; });
  expect_refused(bad, [](auto& p) { p.weight = {1, -1}; });
  expect_refused(bad, [](auto& p) { p.weight = {1, std::nan("")}; });
  expect_refused(bad, [](auto& p) { p.capacity = {1, -1}; });
  expect_refused(bad, [](auto& p) { p.unit = {0, 1}, p.units = 1; });
  expect_refused(bad, [](auto& p) { p.locked = {1, 1}; });
  expect_refused(bad, [](auto& p) { p.price = {1, 5}, p.budget = 4; });
}

}  // namespace
}  // namespace greenward::siting
