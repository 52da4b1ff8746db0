#include "tests/bench/peers/pgrouting_trace.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <iterator>
#include <sstream>

namespace greenward::bench {

namespace {

constexpr std::array kExtensions{"postgis", "pgrouting"};

std::string edges_text(const drainage::network& net) {
  std::string text;
  for (std::size_t e = 0; e < net.edges.size(); ++e)
    fmt::format_to(std::back_inserter(text), "{},{},{},{}\n", e, net.edges.head[e], net.edges.tail[e],
                   net.edges.length_m[e]);
  return text;
}

/// What comes after FROM.
std::string call(std::size_t function, std::uint32_t start) {
  const char* limit = function == 0 ? ", 1e12" : "";  // the others have none
  return fmt::format("{}('SELECT id, source, target, cost FROM edges', {}{}, directed := true)",
                     kPgroutingFunctions[function], start, limit);
}

}  // namespace

pgrouting_trace::pgrouting_trace(const drainage::network& net) : server_(kExtensions) {
  (void)server_.query("CREATE UNLOGGED TABLE edges (id int, source int, target int, cost float8)");
  server_.load("edges", edges_text(net));
  (void)server_.query("VACUUM ANALYZE");
}

std::string pgrouting_trace::version() const {
  return server_.version_of(kExtensions.back());
}

double pgrouting_trace::seconds(std::size_t function, std::uint32_t start) const {
  return server_.time_of(fmt::format("count(*), sum(cost) FROM {}", call(function, start))).processor;
}

reached_drains pgrouting_trace::trace(std::size_t function, std::uint32_t start) const {
  std::istringstream lines(
      server_.query(fmt::format("COPY (SELECT node, edge, cost FROM {}) TO STDOUT", call(function, start))));
  reached_drains reached;
  double cost = 0;
  for (std::int64_t node = 0, edge = 0; lines >> node >> edge >> cost;) {
    reached.nodes.push_back(static_cast<std::uint32_t>(node));
    if (edge < 0) continue;  // at the start
    reached.edges.push_back(static_cast<std::uint32_t>(edge));
    reached.length_m += cost;
  }
  std::ranges::sort(reached.nodes);
  std::ranges::sort(reached.edges);
  return reached;
}

}  // namespace greenward::bench
