// Reach, nearest facilities, and what the network takes in memory and to load.
#include "engine/walking/nearest_facility.hpp"
#include "engine/walking/network_cache.hpp"
#include "engine/walking/reach_search.hpp"
#include "tests/bench/cases/cases.hpp"
#include "tests/bench/data/streets.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/bench/peers/plain_searches.hpp"
#include "tests/bench/peers/postgres_server.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <boost/version.hpp>
#include <cmath>
#include <functional>
#include <iterator>
#include <random>
#include <set>

namespace greenward::bench {

namespace {

constexpr std::uint64_t kSeed = 220106;
constexpr int kRounds = 15, kPasses = 20;
constexpr std::size_t kOrigins = 50;
constexpr double kLimit = 900;
constexpr std::size_t kPorto = 95'000, kHundredfold = 100 * kPorto;  ///< edges
constexpr const char* kBar = "上限 bar";

/// Nodes spread over the city, in its own numbers, each as a place at the first point of one of its edges.
struct walk_origins {
  std::vector<std::uint32_t> nodes;
  std::vector<walking::snap> places;
};

walk_origins origins_of(const street_city& city) {
  walk_origins origins;
  std::mt19937_64 random(kSeed);
  while (origins.nodes.size() < kOrigins) {
    const auto edge = static_cast<std::uint32_t>(random() % city.from.size());
    origins.nodes.push_back(city.from[edge]);
    origins.places.push_back({edge, 0.0, metres(0), {}});
  }
  return origins;
}

/// All origins, with the parts of edges, which lie in memory afterwards: `parts` shows that they do.
reached_sum reach_all(walking::reach_search& search, const walk_origins& origins, double& parts) {
  reached_sum sum;
  for (const walking::snap& place : origins.places) {
    const auto stretches = search.run_to_edges(std::span(&place, 1), metres(kLimit));
    for (const auto& node : search.nodes(metres(kLimit))) sum.cost += node.cost;
    sum.nodes += search.nodes(metres(kLimit)).size();
    parts += stretches.back().to;
  }
  return sum;
}

reached_sum reach_all(bounded_peer& peer, const walk_origins& origins) {
  reached_sum sum;
  for (const std::uint32_t node : origins.nodes) {
    const reached_sum one = peer.reach(node, kLimit);
    sum.nodes += one.nodes;
    sum.cost += one.cost;
  }
  return sum;
}

bool same(const reached_sum& a, const reached_sum& b) {
  return a.nodes == b.nodes && std::abs(a.cost - b.cost) <= 1e-6 * static_cast<double>(a.nodes);
}

struct rival {
  const char* name;
  std::string version;
  double target;
  std::unique_ptr<bounded_peer> (*make)(const graph::csr_graph&);
};

void compare_reach(const street_city& city, session& run) {
  const one_processor bound;
  const walk_origins origins = origins_of(city);
  walking::reach_search search(city.network);
  const std::array<rival, 2> rivals{{{"CSR + std::priority_queue", "", 1.5, plain_heap_search},
                                     {"Boost Graph", BOOST_LIB_VERSION, 2.5, boost_search}}};
  const graph::csr_graph plain = plain_graph_of(city);
  for (const rival& other : rivals) {
    const auto peer = other.make(plain);
    reached_sum ours, theirs;
    double parts = 0;
    // One pass takes less than the clock's noise, and the first after the other's finds its caches: so a row
    // of them, of which the first is not timed.
    const auto warm_seconds = [](auto work) {
      work();
      const auto passes = [&] {
        for (int pass = 0; pass < kPasses; ++pass) work();
      };
      return time_of(passes).on(1) / kPasses;
    };
    const auto samples = interleaved(
        kRounds, [&] { return warm_seconds([&] { ours = reach_all(search, origins, parts); }); },
        [&] { return warm_seconds([&] { theirs = reach_all(*peer, origins); }); });
    run.report(timed_row(
        {.name = "walking/reach_900",
         .size = city.network.edge_count(),
         .peer = other.name,
         .peer_version = other.version,
         .target = other.target,
         .note = fmt::format("{} origins, {} nodes; partial edges: Greenward alone. {} passes in a row",
                             kOrigins, ours.nodes, kPasses)},
        samples, same(ours, theirs) && parts > 0));
  }
}

std::string edges_text(const street_city& city) {
  std::string text;
  for (std::size_t e = 0; e < city.from.size(); ++e)
    fmt::format_to(std::back_inserter(text), "{0},{1},{2},{3},{3}\n", e + 1, city.from[e], city.to[e],
                   city.length_m[e]);
  return text;
}

void compare_pgrouting(const street_city& city, session& run) {
  constexpr std::array kExtensions{"postgis", "pgrouting"};
  const subject about{.name = "walking/reach_900/pgrouting",
                      .size = city.network.edge_count(),
                      .peer = "pgr_drivingDistance",
                      .target = 150,
                      .note = fmt::format("one call for {} origins, by the server's clock", kOrigins)};
  try {
    const postgres_server server(kExtensions);
    (void)server.query(
        "CREATE UNLOGGED TABLE edges (id int, source int, target int, cost float8, reverse_cost float8)");
    server.load("edges", edges_text(city));
    (void)server.query("VACUUM ANALYZE");
    const walk_origins origins = origins_of(city);
    const std::string call = fmt::format(
        "count(*), sum(agg_cost) FROM pgr_drivingDistance('SELECT * FROM edges', ARRAY[{}], {}::float8, "
        "true)",
        fmt::join(origins.nodes, ","), kLimit);
    walking::reach_search search(city.network);
    reached_sum ours;
    double parts = 0;
    const auto ours_warm = [&] {
      (void)reach_all(search, origins, parts);  // the server's memory is warm from its last round, too
      return time_of([&] { ours = reach_all(search, origins, parts); }).wall;
    };
    const auto samples = interleaved(5, ours_warm, [&] { return server.time_of(call).wall; });
    const std::string answer = server.query("SELECT " + call);
    const reached_sum theirs{std::stoull(answer), std::stod(answer.substr(answer.find('|') + 1))};
    subject with_version = about;
    with_version.peer_version = server.version_of("pgrouting");
    run.report(timed_row(with_version, samples, same(ours, theirs)));
  } catch (const std::exception& failure) {
    run.report(skipped_row(about, failure.what()));
  }
}

row against_bar(subject about, std::string unit, double greenward, double bar) {
  about.peer = kBar;
  about.target = 1;
  return counted_row(std::move(about), std::move(unit), greenward, bar, std::nullopt);
}

double median_wall(int rounds, const std::function<void()>& work) {
  std::vector<double> seconds;
  for (int round = 0; round < rounds; ++round) seconds.push_back(time_of(work).wall);
  return median(std::move(seconds));
}

void find_nearest(const street_city& city, session& run) {
  const std::vector<geo::planar> points = points_in(city, 1'000'000, kSeed);
  const walk_origins facilities = origins_of(city);
  double mapped = 0, all = 0;
  for (int round = 0; round < 3; ++round) {
    std::vector<std::optional<walking::snap>> snaps;
    const double snapping =
        time_of([&] { snaps = walking::snap_each(city.network, points, metres(300)); }).wall;
    const double searching =
        time_of([&] {
          (void)walking::find_nearest_facilities(city.network, facilities.places, snaps, metres(1e6));
        }).wall;
    if (round == 0 || snapping + searching < all) all = snapping + searching;
    mapped = snapping;
  }
  run.report(
      against_bar({.name = "walking/nearest_facility",
                   .size = city.network.edge_count(),
                   .threads = 2,
                   .note = fmt::format("1 million points; {:.2f} s of it put them on the network", mapped)},
                  "s", all, 1));
}

/// Of what the network holds itself; arrays that it keeps once for two purposes count once.
std::size_t bytes_of(const walking::walk_network& network) {
  const auto size = [](const auto& array) { return array.values().size_bytes(); };
  std::size_t bytes = network.graph.rows().size_bytes() + network.graph.arcs().size_bytes() +
                      size(network.node_ids) + size(network.from) + size(network.to) + size(network.access);
  std::set<const double*> counted;
  for (const auto* costs : {&network.length_m, &network.forward_m, &network.backward_m})
    if (counted.insert(costs->data()).second) bytes += size(*costs);
  return bytes;
}

void load_and_weigh(const street_city& city, session& run) {
  const walking::walk_network& network = city.network;
  const testing::temporary_directory folder;
  const auto file = folder.path() / "city.network";
  const walking::network_key key{1, 2};
  walking::save_network(network, file, key);
  const double seconds =
      median_wall(kRounds, [&] { (void)walking::open_network(file, key, city.lines, city.boxes); });
  run.report(against_bar({.name = "walking/cache_load",
                          .size = network.edge_count(),
                          .note = fmt::format("{} nodes; mapped and checked", network.graph.node_count())},
                         "s", seconds, 0.05));
  run.report(against_bar(
      {.name = "walking/memory",
       .size = network.edge_count(),
       .note = "an edge, with lengths, costs both ways (here equal) and the nodes' ids"},
      "B", static_cast<double>(bytes_of(network)) / static_cast<double>(network.edge_count()), 60));
}

void run_reach(session& run) {
  const auto city = make_street_city(kPorto, kSeed);
  compare_reach(*city, run);
  compare_pgrouting(*city, run);
  if (run.options().large) compare_reach(*make_street_city(kHundredfold, kSeed), run);
}

void run_city(session& run) {
  find_nearest(*make_street_city(kPorto, kSeed), run);
  load_and_weigh(*make_street_city(1'500'000, kSeed), run);
}

}  // namespace

std::vector<bench_case> walking_cases() {
  return {{"walking/reach_900", run_reach}, {"walking", run_city}};
}

}  // namespace greenward::bench
