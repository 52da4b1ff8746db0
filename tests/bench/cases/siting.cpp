#include "engine/base/random.hpp"
#include "engine/siting/integer_program.hpp"
#include "engine/siting/siting_check.hpp"
#include "engine/siting/solve.hpp"
#include "tests/bench/cases/cases.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/engine/siting/orlib_instance.hpp"

#include <fmt/format.h>
#include <array>
#include <cmath>
#include <filesystem>

namespace greenward::bench {

namespace {

using namespace greenward::siting;

constexpr seconds kLimit{60};
/// The plain formulation is given as long as Greenward may take; above this size it does not fit the time.
constexpr std::size_t kLargestForPeer = 200;

siting_result solved(const siting_problem& problem) {
  return solve(problem, {.limit = kLimit}, {});
}

std::string words_of(const siting_result& result) {
  return fmt::format("objective {}, bound {}, gap {:.4f} %{}", result.objective, result.bound,
                     100 * result.gap(), result.end == search_end::proven ? ", proven" : "");
}

/// The textbook program: a share of each demand at each site, linked to whether the site is open.
integer_program plain_median(const siting_problem& problem) {
  integer_program program;
  std::vector<integer_program::term> all, row;
  for (std::uint32_t j = 0; j < problem.sites(); ++j) all.push_back({program.add_choice(0), 1});
  program.add_row(0, all, static_cast<double>(*problem.most_sites));
  for (std::size_t i = 0; i < problem.demands(); ++i) {
    row.clear();
    for (std::size_t k = 0; k < problem.costs.sites_of(i).size(); ++k) {
      const std::uint32_t share = program.add_amount(problem.weight[i] * problem.costs.costs_of(i)[k], 1);
      row.push_back({share, 1});
      const integer_program::term linked[] = {{share, 1}, {problem.costs.sites_of(i)[k], -1}};
      program.add_row(-integer_program::kUnbounded, linked, 0);
    }
    program.add_row(1, row, 1);
  }
  return program;
}

void compare(const std::string& name, const siting_problem& problem, session& run) {
  siting_result result;
  const double here = time_of([&] { result = solved(problem); }).wall;
  const bool sound = result.found && check_siting(problem, result).empty();
  subject about{.name = "siting/" + name,
                .size = problem.demands(),
                .threads = all_processors(),
                .note = words_of(result)};
  if (problem.model != siting_model::p_median || problem.demands() > kLargestForPeer) {
    if (!sound) about.note += ", FAILS ITS CHECK";
    run.report(lone_row(about, "s", here));
    return;
  }
  about.peer = "plain formulation, COIN CBC";
  about.peer_version = "2.10.8";
  about.note += "; the peer has one thread";
  const task alone;
  integer_program::answer answer;
  const double peer =
      time_of([&] { answer = plain_median(problem).solve({}, deadline(kLimit, alone)); }).wall;
  if (answer.found != integer_program::outcome::optimal) about.note += "; the peer's time was up";
  const bool agrees =
      sound && answer.cost >= result.objective - 1e-6 && answer.bound <= result.objective + 1e-6;
  run.report(timed_row(about, {{here}, {peer}}, agrees));
}

siting_problem scattered(std::size_t points, std::size_t sites, double radius) {
  random_source random(points * 7 + sites);
  std::vector<double> x, y;
  siting_problem made;
  for (std::size_t k = 0; k < points; ++k) {
    x.push_back(random.uniform());
    y.push_back(random.uniform());
    made.weight.push_back(static_cast<double>(random.integer(1, 100)));
  }
  std::vector<cost_entry> entries;
  for (std::uint32_t i = 0; i < points; ++i)
    for (std::uint32_t j = 0; j < points; ++j)
      entries.push_back({i, j, std::hypot(x[i] - x[j], y[i] - y[j])});
  made.model = siting_model::mclp;
  made.costs = cost_table(points, points, std::move(entries));
  made.locked.assign(points, 0);
  made.most_sites = sites;
  made.radius = radius;
  return made;
}

void run_p_median(session& run) {
  for (const int number : {1, 3, 5, 8, 12, 17, 26}) {
    const std::string name = fmt::format("pmed{}", number);
    const auto file = std::filesystem::path(GREENWARD_SHARED_DATA) / "orlib" / (name + ".txt");
    if (!std::filesystem::exists(file)) {
      run.report(skipped_row({.name = "siting/p_median/" + name}, "the instance is not here"));
      continue;
    }
    compare("p_median/" + name, read_orlib(file), run);
  }
}

void run_covering(session& run) {
  for (const std::size_t points : {300U, 500U, 800U})
    for (const std::size_t sites : {10U, 20U, 24U, 30U})
      compare(fmt::format("mclp/{}_sites", sites), scattered(points, sites, 0.1), run);
}

}  // namespace

std::vector<bench_case> siting_cases() {
  return {{"siting/p_median", run_p_median}, {"siting/mclp", run_covering}};
}

}  // namespace greenward::bench
