// What one facility would reach and whom it would serve, asked again and again.
#include "engine/walking/area.hpp"
#include "engine/workflow/trial_circle.hpp"
#include "tests/bench/cases/cases.hpp"
#include "tests/bench/data/street_places.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <fstream>
#include <memory>
#include <utility>
#include <vector>

namespace greenward::bench {

namespace {

constexpr std::uint64_t kSeed = 220106;
constexpr std::size_t kCity = 95'000;  ///< edges: Porto's size
constexpr std::size_t kHomes = 50, kPopulationPoints = 20'000;
constexpr int kRounds = 15;
constexpr double kMinutes = 15, kMetresPerSecond = 1, kMostSeconds = 0.001;

/// A street network with care homes and people.
std::shared_ptr<const workflow::district_snapshot> peopled(const street_database& streets,
                                                           const std::filesystem::path& folder,
                                                           const greenward_command& greenward) {
  const auto add = [&](const char* layer, const std::string& text) {
    const std::filesystem::path file = folder / (std::string(layer) + ".geojson");
    std::ofstream(file) << text;
    greenward.run({"import", streets.database, file, "--layer", layer});
  };
  add("facilities", care_homes_geojson(places_on_streets(streets, kHomes, kSeed)));
  add("population_points", people_geojson(places_on_streets(streets, kPopulationPoints, kSeed + 1)));
  return workflow::load_snapshot(streets.database, workflow::walk_access_layers(), {});
}

/// By the matrix of all facilities and all people, which no trial has a part in.
double people_within(const workflow::walk_access& access, std::uint32_t facility) {
  const std::vector<double> counts = access.counts_of(workflow::counted_groups().front());
  const walking::reach_matrix& matrix = access.people.matrix;
  double sum = 0;
  for (std::uint32_t k = matrix.first[facility]; k < matrix.first[facility + 1]; ++k)
    sum += counts[matrix.place[k]];
  return sum;
}

struct trial_figures {
  std::vector<double> medians;   ///< n_facility, seconds
  std::vector<double> polygons;  ///< n_facility, seconds of the polygon alone
  double slowest = 0;            ///< of all, seconds
  double people = 0;             ///< within reach of a facility, on average
  bool agree = true;             ///< the people, with the matrix
};

/// Seconds of the processor; `slowest` takes in the longest of the rounds.
template <class Work>
double median_of_rounds(Work work, double& slowest) {
  std::vector<double> seconds;
  for (int round = 0; round < kRounds; ++round) seconds.push_back(time_of(work).on(1));
  slowest = std::max(slowest, *std::ranges::max_element(seconds));
  return median(std::move(seconds));
}

trial_figures ask_for_each(workflow::trial_circle& trial) {
  trial_figures figures;
  const workflow::facilities_on_network& homes = trial.access().facilities;
  const metres width = trial.access().settings.area_width;
  for (std::uint32_t home = 0; home < homes.places.size(); ++home) {
    workflow::trial_answer answer;
    double other = 0;
    figures.medians.push_back(
        median_of_rounds([&] { answer = trial.at(homes.places[home], {}); }, figures.slowest));
    figures.polygons.push_back(
        median_of_rounds([&] { (void)walking::reached_area(answer.lines, width); }, other));
    figures.people += answer.sums.front().within / static_cast<double>(homes.places.size());
    figures.agree = figures.agree && !answer.area.empty() &&
                    answer.sums.front().within == people_within(trial.access(), home);
  }
  return figures;
}

void ask(const std::string& name, const std::filesystem::path& streets_file, session& run) {
  const testing::temporary_directory folder;
  const greenward_command greenward(folder / "cache");
  const street_database streets = make_street_database(streets_file, folder.path(), greenward);
  workflow::trial_circle trial(peopled(streets, folder.path(), greenward),
                               {.minutes = kMinutes, .speed = metres_per_second(kMetresPerSecond)});
  const one_processor bound;
  trial_figures figures = ask_for_each(trial);
  const double most = *std::ranges::max_element(figures.medians);
  row line = bar_row({.name = "walking/one_facility",
                      .size = streets.edges,
                      .note = fmt::format(
                          "{}; 900 m: reached streets, polygon and people of {} places ({:.0f} people each); "
                          "median of {} facilities, of it the polygon {:.2g} ms; the most of one {:.2g} ms, "
                          "of one question {:.2g} ms",
                          name, kPopulationPoints, figures.people, kHomes, 1e3 * median(figures.polygons),
                          1e3 * most, 1e3 * figures.slowest)},
                     "s", median(std::move(figures.medians)), kMostSeconds);
  line.agrees = figures.agree;
  run.report(line);
}

void run_one_facility(session& run) {
  const testing::temporary_directory folder;
  const std::filesystem::path file = folder / "streets.geojson";
  write_street_file(*make_street_city(kCity, kSeed), file);
  ask("a made-up city", file, run);
  if (!run.options().streets.empty()) ask("the streets of --streets", run.options().streets, run);
}

}  // namespace

std::vector<bench_case> one_facility_cases() {
  return {{"walking/one_facility", run_one_facility}};
}

}  // namespace greenward::bench
