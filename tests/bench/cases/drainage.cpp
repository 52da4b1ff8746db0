#include "engine/drainage/checks.hpp"
#include "engine/drainage/trace.hpp"
#include "tests/bench/cases/cases.hpp"
#include "tests/bench/data/drains.hpp"
#include "tests/bench/harness/machine.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <functional>

namespace greenward::bench {

namespace {

using namespace greenward::drainage;

constexpr std::uint64_t kSeed = 220106;
constexpr int kRounds = 5;
constexpr std::array<std::size_t, 4> kSizes{10'000, 20'000, 100'000, 1'000'000};

double median_seconds(const std::function<void()>& work) {
  std::vector<double> seconds;
  for (int round = 0; round < kRounds; ++round) seconds.push_back(time_of(work).wall);
  std::ranges::sort(seconds);
  return seconds[seconds.size() / 2];
}

std::vector<finding> run_all_checks(const drain_city& city, const network& net,
                                    std::span<const std::uint8_t> usable) {
  std::vector<geo::planar_box> boxes(city.drains.nodes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) boxes[i].include(city.drains.nodes.place[i]);
  const index::packed_rtree nodes(boxes), links(index::boxes_of(city.lines));
  const auto faults = find_misconnections(city.drains, net, usable);
  const check_limits limits{.snap_tolerance = 0.1,
                            .node_distance = 0.1,
                            .connection_distance = 0.01,
                            .node_on_pipe = 0.01,
                            .short_pipe = 0.2,
                            .tiny_pipe = 0.05,
                            .long_lateral = 100,
                            .level_tolerance = 0.01,
                            .depth_difference = 0.05,
                            .least_level = -10,
                            .greatest_level = 6000,
                            .length_difference = 0.1,
                            .first_year = 1900,
                            .last_year = 2100};
  const std::vector<std::uint32_t> no_compound(city.people.size(), kNone);
  const std::vector<geo::planar> places(city.people.size());
  return run_checks({city.drains,
                     net,
                     usable,
                     faults,
                     nodes,
                     links,
                     no_compound,
                     places,
                     city.people,
                     {},
                     {},
                     limits,
                     nullptr});
}

void compare(std::size_t size, session& run) {
  const auto city = make_drain_city(size, kSeed);
  network net = build_network(city->drains, 0.1);
  const auto report = [&](const char* name, double seconds, const std::string& note = "") {
    run.report(lone_row({.name = std::string("drainage/") + name, .size = size, .threads = 2, .note = note},
                        "s", seconds));
  };
  report("build", median_seconds([&] { net = build_network(city->drains, 0.1); }),
         "ends by code, flow, compressed rows");
  const auto usable = usable_edges(city->drains, net, {});
  const building_loads loads{city->people, city->floor_area_m2};
  const std::vector<std::uint32_t> outfall{city->outfall};
  accumulation sum;
  const auto trace_up = [&] {
    sum = accumulate(city->drains, net, usable, outfall, trace_direction::upstream, loads);
  };
  report("trace_sums", median_seconds(trace_up),
         fmt::format("all {} links above the outfall, their length, buildings and people", sum.links));
  report("trace_list",
         median_seconds([&] { (void)trace(city->drains, net, usable, outfall, trace_direction::upstream); }),
         "the same as a list by distance, and why each branch ends");
  std::vector<finding> findings;
  const std::size_t before = heap_bytes();
  report("checks", median_seconds([&] { findings = run_all_checks(*city, net, usable); }),
         "the whole catalogue but hydraulics, its two indexes included");
  run.report(lone_row({.name = "drainage/findings", .size = size, .note = "found by the checks"}, "",
                      static_cast<double>(findings.size())));
  run.report(lone_row({.name = "drainage/memory",
                       .size = size,
                       .note = "heap after the checks, survey and findings included"},
                      "B", static_cast<double>(std::max(before, heap_bytes()))));
}

void run_drainage(session& run) {
  for (const std::size_t size : kSizes) compare(size, run);
}

}  // namespace

std::vector<bench_case> drainage_cases() {
  return {{"drainage", run_drainage}};
}

}  // namespace greenward::bench
