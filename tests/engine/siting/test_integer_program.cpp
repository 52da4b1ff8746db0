#include "engine/siting/integer_program.hpp"

#include "engine/base/error.hpp"
#include "engine/base/random.hpp"
#include "tests/engine/siting/no_task.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace greenward::siting {
namespace {

using outcome = integer_program::outcome;

/// A knapsack with side constraints of small whole numbers.
struct small_program {
  std::vector<double> cost;
  std::vector<std::vector<double>> factors;
  std::vector<double> most;

  [[nodiscard]] integer_program made() const {
    integer_program program;
    for (const double c : cost) program.add_choice(c);
    for (std::size_t r = 0; r < factors.size(); ++r) {
      std::vector<integer_program::term> row;
      for (std::uint32_t c = 0; c < cost.size(); ++c) row.push_back({c, factors[r][c]});
      program.add_row(-integer_program::kUnbounded, row, most[r]);
    }
    return program;
  }
  /// Infinite if nothing is feasible.
  [[nodiscard]] double least_cost() const {
    double least = integer_program::kUnbounded;
    for (std::uint32_t set = 0; set < (1U << cost.size()); ++set) {
      std::vector<double> x(cost.size());
      for (std::size_t c = 0; c < x.size(); ++c) x[c] = (set >> c & 1U) != 0 ? 1 : 0;
      if (made().violation_of(x) == 0) least = std::min(least, made().cost_of(x));
    }
    return least;
  }
};

small_program some_program() {
  small_program p;
  const auto number = rc::gen::inRange(-5, 10);
  const auto columns = *rc::gen::inRange<std::size_t>(1, 8);
  const auto rows = *rc::gen::inRange<std::size_t>(0, 4);
  for (std::size_t c = 0; c < columns; ++c) p.cost.push_back(*number - 3);
  for (std::size_t r = 0; r < rows; ++r) {
    p.factors.emplace_back();
    for (std::size_t c = 0; c < columns; ++c) p.factors.back().push_back(*number);
    p.most.push_back(*rc::gen::inRange(-6, 20));
  }
  return p;
}

TEST(IntegerProgram, ItsAnswerIsTheBestOfAllCombinations) {
  testing::check_slow_property(
      [] {
        const small_program p = some_program();
        const auto found = p.made().solve({}, deadline(seconds(60), kNoTask));
        const double least = p.least_cost();
        RC_ASSERT(found.found == (std::isfinite(least) ? outcome::optimal : outcome::infeasible));
        if (!std::isfinite(least)) return;
        RC_ASSERT(std::abs(found.cost - least) < 1e-6);
        RC_ASSERT(found.bound == found.cost);
        RC_ASSERT(p.made().violation_of(found.values) < 1e-6);
      },
      2);
}

TEST(IntegerProgram, AStartIsNeverMadeWorse) {
  testing::check_slow_property(
      [] {
        const small_program p = some_program();
        std::vector<double> start;
        for (std::size_t c = 0; c < p.cost.size(); ++c) start.push_back(*rc::gen::inRange(0, 2));
        const bool feasible = p.made().violation_of(start) == 0;
        const auto found = p.made().solve(start, deadline(seconds(60), kNoTask));
        if (feasible) RC_ASSERT(found.cost <= p.made().cost_of(start) + 1e-9);
        RC_ASSERT((found.found == outcome::optimal) == std::isfinite(p.least_cost()));
      },
      4);
}

/// A market split: hopeless for branch and bound within the time that tests have.
integer_program market_split() {
  random_source random(3);
  integer_program program;
  for (int c = 0; c < 40; ++c) program.add_choice(0);
  for (int r = 0; r < 5; ++r) {
    std::vector<integer_program::term> row;
    double sum = 0;
    for (std::uint32_t c = 0; c < 40; ++c) {
      row.push_back({c, static_cast<double>(random.integer(0, 99))});
      sum += row.back().factor;
    }
    const std::uint32_t over = program.add_amount(1, 1e6), under = program.add_amount(1, 1e6);
    row.push_back({over, -1});
    row.push_back({under, 1});
    program.add_row(std::floor(sum / 2), row, std::floor(sum / 2));
  }
  return program;
}

TEST(IntegerProgram, WhenTheTimeIsUpNothingIsSaidToBeOptimal) {
  const integer_program program = market_split();
  const deadline until(seconds(0.5), kNoTask);
  const auto found = program.solve({}, until);
  EXPECT_TRUE(found.found == outcome::feasible || found.found == outcome::unknown);
  EXPECT_LT(found.bound, found.cost);
  EXPECT_LT(until.elapsed().value, 20);
}

TEST(IntegerProgram, WithoutTimeTheStartIsTheAnswer) {
  integer_program program;
  program.add_choice(3);
  const std::vector<double> start{1};
  const auto found = program.solve(start, deadline(seconds(0), kNoTask));
  EXPECT_EQ(found.found, outcome::feasible);
  EXPECT_EQ(found.values, start);
  EXPECT_FALSE(std::isfinite(found.bound));
}

/// A fifth of what costs 5 can be had: CBC alone believes that costs are multiples of 5, and keeps the start.
TEST(IntegerProgram, ABetterSolutionBetweenWholeCostsIsFound) {
  integer_program program;
  const std::uint32_t open = program.add_choice(0), other = program.add_choice(0);
  const std::uint32_t here = program.add_amount(0, 1), there = program.add_amount(0, 1),
                      without = program.add_amount(5, 1);
  const integer_program::term at_most[] = {{here, 5}, {open, -1}}, nothing[] = {{there, 5}},
                              served[] = {{here, 1}, {there, 1}, {without, 1}},
                              sites[] = {{open, 1}, {other, 4}};
  program.add_row(-integer_program::kUnbounded, at_most, 0);
  program.add_row(-integer_program::kUnbounded, nothing, 0);
  program.add_row(-integer_program::kUnbounded, sites, 6);
  program.add_row(1, served, 1);
  const std::vector<double> start{0, 0, 0, 0, 1};
  const auto found = program.solve(start, deadline(seconds(60), kNoTask));
  EXPECT_EQ(found.found, outcome::optimal);
  EXPECT_NEAR(found.cost, 4, 1e-9);
}

TEST(IntegerProgram, SettledColumnsAndFactorsOfZeroAreNoTrouble) {
  integer_program program;
  const std::uint32_t a = program.add_choice(1), b = program.add_choice(1), x = program.add_amount(-1, 1);
  program.fix(a, 1);
  program.fix(b, 0);
  const integer_program::term row[] = {{x, 2}, {a, -1}, {b, 0}};
  program.add_row(-integer_program::kUnbounded, row, 0);
  const auto found = program.solve({}, deadline(seconds(60), kNoTask));
  EXPECT_EQ(found.found, outcome::optimal);
  EXPECT_NEAR(found.cost, 0.5, 1e-9);
  program.fix(a, 0);
  const integer_program::term wanted[] = {{x, 1}};
  program.add_row(0.25, wanted, 1);
  EXPECT_EQ(program.solve({}, deadline(seconds(60), kNoTask)).found, outcome::infeasible);
}

TEST(IntegerProgram, NothingIsPrinted) {
  ::testing::internal::CaptureStdout();
  (void)market_split().solve({}, deadline(seconds(0.2), kNoTask));
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
}

TEST(IntegerProgram, ACancelledSolveThrows) {
  const task called_off;
  called_off.token.cancel();
  EXPECT_THROW((void)market_split().solve({}, deadline(seconds(60), called_off)), error);
}

}  // namespace
}  // namespace greenward::siting
