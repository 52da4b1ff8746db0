#include "engine/drainage/upstream_sums.hpp"

#include "engine/drainage/words.hpp"

#include <algorithm>
#include <numeric>

namespace greenward::drainage {

namespace {

void add_to(sum_pair& sum, const sum_pair& more) {
  sum[0] += more[0];
  sum[1] += more[1];
}

/// n_part: where all the ways down from each part meet first; kNone if they never do. Parts further down have
/// smaller numbers, so their own meeting places are known before (Cooper, Harvey and Kennedy's intersection,
/// on an acyclic graph in one pass).
std::vector<std::uint32_t> find_meetings(const part_graph& graph) {
  std::vector<std::uint32_t> meeting(graph.size(), kNone);
  const auto meet = [&](std::uint32_t a, std::uint32_t b) {
    while (a != b) {
      if (a == kNone || b == kNone) return kNone;
      (a > b ? a : b) = meeting[std::max(a, b)];
    }
    return a;
  };
  for (std::uint32_t p = 0; p < graph.size(); ++p) {
    if (graph.first[p] == graph.first[p + 1]) continue;
    std::uint32_t at = graph.head[graph.first[p]];
    for (std::uint32_t k = graph.first[p] + 1; k < graph.first[p + 1]; ++k) at = meet(at, graph.head[k]);
    meeting[p] = at;
  }
  return meeting;
}

/// Calls `visit` once for each part below `start` that a way comes to before `end`.
class way_walker {
 public:
  explicit way_walker(const part_graph& graph) : graph_(graph), seen_for_(graph.size(), kNone) {}

  template <class Visit>
  void walk(std::uint32_t start, std::uint32_t end, Visit visit) {
    open_.assign(1, start);
    while (!open_.empty()) {
      const std::uint32_t part = open_.back();
      open_.pop_back();
      for (std::uint32_t k = graph_.first[part]; k < graph_.first[part + 1]; ++k) {
        const std::uint32_t next = graph_.head[k];
        if (next == end || seen_for_[next] == start) continue;
        seen_for_[next] = start;
        visit(next);
        open_.push_back(next);
      }
    }
  }

 private:
  const part_graph& graph_;
  std::vector<std::uint32_t> seen_for_, open_;
};

}  // namespace

part_graph join_loops(std::span<const std::uint32_t> first_out, std::span<const std::uint32_t> head,
                      std::span<const std::uint8_t> counts) {
  part_graph made{graph::find_strong_components(first_out, head, counts), {}, {}};
  const std::vector<std::uint32_t>& of_node = made.parts.of_node;
  std::vector<std::uint32_t> first(made.size() + 1, 0), nodes(of_node.size());
  std::partial_sum(made.parts.sizes.begin(), made.parts.sizes.end(), first.begin() + 1);
  std::vector<std::uint32_t> place(first.begin(), first.end() - 1);
  for (std::uint32_t v = 0; v < nodes.size(); ++v) nodes[place[of_node[v]]++] = v;
  made.first.reserve(made.size() + 1);
  made.first.push_back(0);
  std::vector<std::uint32_t> next;
  for (std::uint32_t p = 0; p < made.size(); ++p) {
    next.clear();
    for (std::uint32_t i = first[p]; i < first[p + 1]; ++i)
      for (std::uint32_t e = first_out[nodes[i]]; e < first_out[nodes[i] + 1]; ++e)
        if (counts[e] != 0 && of_node[head[e]] != p) next.push_back(of_node[head[e]]);
    std::ranges::sort(next);
    next.erase(std::unique(next.begin(), next.end()), next.end());
    made.head.insert(made.head.end(), next.begin(), next.end());
    made.first.push_back(static_cast<std::uint32_t>(made.head.size()));
  }
  return made;
}

upstream_sums sum_upstream(const part_graph& graph, std::span<const sum_pair> own) {
  const std::vector<std::uint32_t> meeting = find_meetings(graph);
  upstream_sums sums{{}, {own.begin(), own.end()}};
  for (std::size_t p = graph.size(); p-- > 0;)
    if (meeting[p] != kNone) add_to(sums.sure[meeting[p]], sums.sure[p]);
  sums.all = sums.sure;
  way_walker ways(graph);
  for (std::uint32_t p = 0; p < graph.size(); ++p) {
    if (graph.first[p + 1] - graph.first[p] < 2 || sums.sure[p] == sum_pair{}) continue;
    ways.walk(p, meeting[p], [&](std::uint32_t between) { add_to(sums.all[between], sums.sure[p]); });
  }
  return sums;
}

}  // namespace greenward::drainage
