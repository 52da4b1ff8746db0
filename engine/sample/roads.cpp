#include "engine/geo/measure.hpp"
#include "engine/sample/lattice.hpp"
#include "engine/sample/plan_geometry.hpp"
#include "engine/sample/plan_words.hpp"
#include "engine/sample/streets.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace greenward::sample {
namespace {

constexpr double kBridgeReach = 38;  // metres on each side of the barrier's axis

void name_lines(district_plan& plan, random_source random) {
  std::size_t main_streets = 0, vertical = 0, across = 0, country = 0;
  const std::string base = district_base_name(plan.name);
  const auto first = static_cast<std::size_t>(random.integer(0, 400));
  std::vector<std::uint8_t> urban(plan.lines.size(), 0);
  for (const street_edge& e : plan.edges) {
    if (e.road != street_class::none && e.road != street_class::rural) urban[e.line] = 1;
  }
  for (std::size_t k = 0; k < plan.lines.size(); ++k) {
    lattice_line& line = plan.lines[k];
    const char* end = line.vertical ? "街" : "路";
    if (line.barrier != barrier_line::none) {
      line.name = line.barrier == barrier_line::river ? "合成河" : "合成铁路";
    } else if (urban[k] == 0) {
      line.name = fmt::format("样乡{}线", chinese_number(++country));
    } else if (line.rank >= street_class::secondary) {
      const char* size = line.rank == street_class::secondary ? "" : "大";
      line.name = fmt::format("{}{}{}", street_word(first + main_streets++), size, end);
    } else {
      line.name = fmt::format("{}{}{}", base, chinese_number(line.vertical ? ++vertical : ++across), end);
    }
  }
}

struct chain {
  std::uint32_t edge = 0, line = 0;
  street_class rank = street_class::none;
  std::vector<planar> path;
  std::vector<std::uint32_t> inner;  ///< junctions passed through
};

/// Edges of each line in the order in which one drives along it.
std::vector<std::vector<std::uint32_t>> edges_by_line(const district_plan& plan) {
  std::vector<std::vector<std::uint32_t>> lines(plan.lines.size());
  for (std::uint32_t e = 0; e < plan.edges.size(); ++e) lines[plan.edges[e].line].push_back(e);
  for (std::size_t k = plan.columns + plan.rows; k < lines.size(); ++k) {
    if (plan.lines[k].vertical) std::reverse(lines[k].begin(), lines[k].end());
  }
  return lines;
}

std::vector<chain> chains_of(const district_plan& plan, random_source random) {
  std::vector<chain> chains;
  for (const auto& edges : edges_by_line(plan)) {
    std::uint32_t last = kNone;
    std::size_t count = 0, most = 0;
    for (const std::uint32_t k : edges) {
      const street_edge& e = plan.edges[k];
      if (e.road == street_class::none) {
        last = kNone;
        continue;
      }
      const bool joined = last != kNone && plan.edges[last].to == e.from && chains.back().rank == e.road &&
                          (count < most || plan.junctions[e.from].crossing);
      if (!joined) {
        chains.push_back({k, e.line, e.road, {e.path.front()}, {}});
        count = 0;
        most = static_cast<std::size_t>(random.integer(2, e.road >= street_class::secondary ? 4 : 3));
      } else {
        chains.back().inner.push_back(e.from);
      }
      chains.back().path.insert(chains.back().path.end(), e.path.begin() + 1, e.path.end());
      last = k;
      ++count;
    }
  }
  return chains;
}

struct span_of_road {
  double from = 0, to = 0;  ///< metres along the chain
  barrier_line over = barrier_line::none;
};

/// Cuts a chain where it passes a barrier.
std::vector<span_of_road> spans_of(const district_plan& plan, const chain& c) {
  const double total = path_length(c.path);
  std::vector<span_of_road> spans;
  double at = 0;
  for (const std::uint32_t n : c.inner) {
    if (!plan.junctions[n].crossing) continue;
    const double middle = geo::project_on_line(plan.junctions[n].at, c.path).along;
    const double from = std::max(at, middle - kBridgeReach);
    const double to = std::min(total, middle + kBridgeReach);
    if (from > at + 1) spans.push_back({at, from, barrier_line::none});
    spans.push_back({from, to, plan.junctions[n].barrier});
    at = to;
  }
  if (total > at + 1) spans.push_back({at, total, barrier_line::none});
  return spans;
}

}  // namespace

void make_roads(district_plan& plan) {
  random_source random = plan.random.fork(11);
  name_lines(plan, random.fork(1));
  for (const chain& c : chains_of(plan, random.fork(2))) {
    const auto year = static_cast<int>(random.integer(1986, 2019));
    for (const span_of_road& span : spans_of(plan, c)) {
      road r;
      r.code = plan.feature_code("R", plan.roads.size() + 1, 4);
      r.name = plan.lines[c.line].name;
      r.edge = c.edge;
      r.rank = c.rank;
      r.bridge = span.over == barrier_line::river ||
                 (span.over == barrier_line::railway && c.rank == street_class::expressway);
      r.tunnel = span.over != barrier_line::none && !r.bridge;
      r.built_year = year;
      r.path = geo::line_part(c.path, metres(span.from), metres(span.to));
      r.length = path_length(r.path);
      plan.roads.push_back(std::move(r));
    }
  }
}

}  // namespace greenward::sample
