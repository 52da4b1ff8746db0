// Published optima. The larger instances are in the benchmarks.
#include "engine/siting/siting_check.hpp"
#include "engine/siting/solve.hpp"
#include "tests/engine/siting/orlib_instance.hpp"
#include "tests/support/shared_data.hpp"

#include <gtest/gtest.h>

namespace greenward::siting {
namespace {

struct published {
  const char* file;
  double optimum;
};

class OrLibrary : public ::testing::TestWithParam<published> {};

TEST_P(OrLibrary, ThePublishedOptimumIsFoundAndProven) {
  const std::string file = std::string("orlib/") + GetParam().file;
  GREENWARD_NEEDS_SHARED_DATA(file);
  const siting_problem p = read_orlib(testing::shared_data(file));
  const siting_result r = solve(p, {}, {});
  EXPECT_EQ(r.objective, GetParam().optimum);
  EXPECT_EQ(r.end, search_end::proven);
  EXPECT_EQ(r.gap(), 0);
  EXPECT_TRUE(check_siting(p, r).empty());
}

INSTANTIATE_TEST_SUITE_P(Small, OrLibrary,
                         ::testing::Values(published{"pmed1.txt", 5819}, published{"pmed3.txt", 4250},
                                           published{"pmed5.txt", 1355}, published{"pmed8.txt", 4445}));

}  // namespace
}  // namespace greenward::siting
