#include "engine/drainage/trace.hpp"
#include "tests/bench/cases/cases.hpp"
#include "tests/bench/cases/drain_work.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/bench/peers/pgrouting_trace.hpp"
#include "tests/bench/peers/postgis_drawing.hpp"
#include "tests/bench/peers/spatialite_drawing.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>

namespace greenward::bench {

namespace {

using namespace greenward::drainage;

constexpr std::uint64_t kSeed = 220106;
constexpr int kRounds = 3;
constexpr double kTarget = 20;
constexpr std::size_t kDistrict = 20'000;  ///< links
constexpr std::array<std::size_t, 3> kSizes{kDistrict, 100'000, 1'000'000};
constexpr std::size_t kLarge = 1'000'000;  ///< from here on peers need --large

subject about(std::string name, std::size_t size, std::string peer) {
  return {.name = "drainage/" + std::move(name), .size = size, .peer = std::move(peer), .target = kTarget};
}

// --- traces ---

struct traced_city {
  std::size_t size;  ///< as asked for; a few links fewer are there
  std::unique_ptr<drain_city> city = make_drain_city(size, kSeed);
  network net = build_network(city->drains, kNodeDistance);
  std::vector<std::uint8_t> usable = usable_edges(city->drains, net, {});

  [[nodiscard]] trace_result from(std::uint32_t start) const {
    const std::array starts{start};
    return trace(city->drains, net, usable, starts, trace_direction::upstream);
  }
};

bool agree(const traced_city& on, const trace_result& own, const reached_drains& other) {
  std::vector<std::uint32_t> edges;
  double length = 0;
  for (const traced_edge& e : own.edges) {
    edges.push_back(e.edge);
    length += on.net.edges.length_m[e.edge];
  }
  std::ranges::sort(edges);
  return own.nodes == other.nodes && edges == other.edges &&
         std::abs(length - other.length_m) <= 1e-9 * length;
}

std::size_t fastest(const pgrouting_trace& peer, std::uint32_t start) {
  std::array<double, kPgroutingFunctions.size()> seconds{};
  for (std::size_t i = 0; i < seconds.size(); ++i) seconds[i] = peer.seconds(i, start);
  return static_cast<std::size_t>(std::ranges::min_element(seconds) - seconds.begin());
}

void compare_trace(const char* name, const traced_city& on, std::uint32_t start, const pgrouting_trace& peer,
                   session& run) {
  const std::size_t function = fastest(peer, start);
  subject what = about(name, on.size, std::string("pgRouting ") + kPgroutingFunctions[function]);
  what.peer_version = peer.version();
  const trace_result own = on.from(start);
  what.note = fmt::format(
      "{} links upstream of one node by distance; of pgRouting's drivingDistance, "
      "breadthFirstSearch and depthFirstSearch the fastest. Both have their "
      "network before, the peer's answer is only added up",
      own.edges.size());
  const bool agrees = agree(on, own, peer.trace(function, start));
  const auto ours_warm = [&] {
    (void)on.from(start);  // the server's memory is warm from its last round, too
    return time_of([&] { (void)on.from(start); }).processor;
  };
  const paired_samples samples =
      interleaved(kRounds, ours_warm, [&] { return peer.seconds(function, start); });
  run.report(timed_row(std::move(what), samples, agrees));
}

/// The manhole in the middle of the street in the middle: half a street is upstream of it.
std::uint32_t middle_of(const drain_city& city) {
  const auto side = static_cast<std::uint32_t>(std::sqrt(static_cast<double>(city.outfall)));
  return side / 2 * side + side / 2;
}

void compare_traces(std::size_t size, session& run) {
  const traced_city on{size};
  std::unique_ptr<pgrouting_trace> peer;
  try {
    peer = std::make_unique<pgrouting_trace>(on.net);
  } catch (const std::exception& failure) {
    return run.report(skipped_row(about("trace/network", size, "pgRouting"), failure.what()));
  }
  compare_trace("trace/network", on, on.city->outfall, *peer, run);
  if (size == kDistrict) compare_trace("trace/subtree", on, middle_of(*on.city), *peer, run);
}

void run_traces(session& run) {
  const one_processor bound;
  for (const std::size_t size : kSizes)
    if (size < kLarge || run.options().large) compare_traces(size, run);
}

// --- checks of a drawing ---

struct drawn_city {
  std::unique_ptr<drain_city> city;
  drain_indexes indexes{*city};
  drawing_faults faults = faults_among(check_drawing(*city, indexes));

  [[nodiscard]] time_taken check() const {
    return time_of([&] { (void)check_drawing(*city, indexes); });
  }
};

constexpr const char* kQuestions =
    "nodes too close, ends without a node, crossings without a node, duplicate pipes, nodes on pipes";

std::string note_of(const drawn_city& on, const drawing_seconds& seconds, const char* answers) {
  return fmt::format(
      "{}: {} found. {}; both have their indexes before; Greenward also makes the network by "
      "the places. The peer took {:.2g} s in this order",
      kQuestions, on.faults.size(), answers, fmt::join(seconds, " + "));
}

double sum_of(const drawing_seconds& seconds) {
  return std::accumulate(seconds.begin(), seconds.end(), 0.0);
}

void compare_postgis(const drawn_city& on, std::size_t size, session& run) {
  subject what = about("drawing", size, "PostGIS SQL");
  std::unique_ptr<postgis_drawing> peer;
  try {
    peer = std::make_unique<postgis_drawing>(on.city->drains);
  } catch (const std::exception& failure) {
    return run.report(skipped_row(std::move(what), failure.what()));
  }
  what.peer_version = peer->version();
  const bool agrees = peer->faults() == on.faults;
  drawing_seconds seconds{};
  const paired_samples samples = interleaved(
      kRounds, [&] { return on.check().processor; },
      [&] {
        seconds = peer->seconds();
        return sum_of(seconds);
      });
  what.note = note_of(on, seconds, "The peer's answers only counted");
  run.report(timed_row(std::move(what), samples, agrees));
}

void compare_spatialite(const drawn_city& on, std::size_t size, session& run) {
  subject what = about("drawing", size, "SpatiaLite SQL");
  what.peer_version = spatialite_drawing::version();
  const spatialite_drawing peer(on.city->drains);
  bool agrees = true;
  drawing_seconds seconds{};
  const paired_samples samples = interleaved(
      kRounds, [&] { return on.check().processor; },
      [&] {
        agrees = peer.faults(seconds) == on.faults && agrees;
        return sum_of(seconds);
      });
  what.note = note_of(on, seconds, "The peer's answers listed");
  run.report(timed_row(std::move(what), samples, agrees));
}

void run_drawings(session& run) {
  const one_processor bound;
  for (const std::size_t size : kSizes) {
    const drawn_city on{make_drawn_city(size, kSeed)};
    if (size < kLarge || run.options().large) {
      compare_postgis(on, size, run);
      compare_spatialite(on, size, run);
    } else {
      run.report(lone_row({.name = "drainage/drawing",
                           .size = size,
                           .note = std::string(kQuestions) + ", from the places on"},
                          "s", on.check().processor));
    }
  }
}

}  // namespace

std::vector<bench_case> drain_peer_cases() {
  return {{"drainage/trace", run_traces}, {"drainage/drawing", run_drawings}};
}

}  // namespace greenward::bench
