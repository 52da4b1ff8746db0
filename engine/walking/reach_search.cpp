#include "engine/walking/reach_search.hpp"

#include "engine/base/parallel.hpp"
#include "engine/walking/infinite.hpp"
#include "engine/walking/search_starts.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

namespace greenward::walking {

namespace {

/// How far into an edge `budget` metres lead, as a share of it.
double share(double budget, double cost) {
  if (cost == kInfinite || budget < 0) return 0;
  return budget >= cost ? 1.0 : budget / cost;
}

/// Writes stretches into memory that grows; what it has written so far is known when it ends.
class stretch_writer {
 public:
  explicit stretch_writer(std::vector<edge_stretch>& memory) : memory_(memory) { go_on_at(0); }

  /// Without branches, since neither which way an arc travels its edge nor how far the limit leads can be
  /// foreseen: a stretch of no length is written, too, and written over by the next.
  void add(double budget, const graph::out_arc& arc) {
    if (next_ == end_) [[unlikely]]
      grow();
    constexpr double kWhole = 1;
    const double share = budget / arc.weight;
    // As whole numbers positive ones have the same order, and 0 / 0 is more than any: what costs nothing is
    // walked whole.
    const double into = std::bit_cast<double>(
        std::min(std::bit_cast<std::uint64_t>(share), std::bit_cast<std::uint64_t>(kWhole)));
    const double backward = kBackward[arc.forward() ? 1 : 0];
    *next_ = {arc.edge().value, backward * (1 - into), std::max(backward, into)};
    next_ += share <= 0 ? 0 : 1;
  }
  void add(const edge_stretch& stretch) {
    if (next_ == end_) grow();
    *next_++ = stretch;
  }
  [[nodiscard]] std::span<const edge_stretch> written() const { return {memory_.data(), next_}; }

 private:
  static constexpr std::array<double, 2> kBackward{1, 0};

  void go_on_at(std::size_t count) {
    next_ = memory_.data() + count;
    end_ = memory_.data() + memory_.size();
  }
  [[gnu::noinline]] void grow() {
    const std::size_t count = memory_.size();
    memory_.resize(2 * count + 64);
    go_on_at(count);
  }

  std::vector<edge_stretch>& memory_;
  edge_stretch *next_ = nullptr, *end_ = nullptr;
};

/// The stretch of its own edge that a start reaches.
void add_from_start(const walk_network& network, const snap& start, double limit, stretch_writer& found) {
  const double budget = limit - start.access.value;
  if (budget < 0) return;
  const double forward = share(budget, network.forward_m[start.edge]);
  const double backward = share(budget, network.backward_m[start.edge]);
  const edge_stretch around{start.edge, std::max(0.0, start.fraction - backward),
                            std::min(1.0, start.fraction + forward)};
  if (around.from < around.to) found.add(around);
}

/// Overlapping and touching stretches of the same edge become one.
std::vector<edge_part> merged(const walk_network& network, std::vector<edge_stretch> stretches) {
  std::sort(stretches.begin(), stretches.end(), [](const edge_stretch& a, const edge_stretch& b) {
    return a.edge != b.edge ? a.edge < b.edge : a.from < b.from;
  });
  std::vector<edge_stretch> joined;
  for (const edge_stretch& s : stretches) {
    if (!joined.empty() && joined.back().edge == s.edge && s.from <= joined.back().to)
      joined.back().to = std::max(joined.back().to, s.to);
    else
      joined.push_back(s);
  }
  std::vector<edge_part> parts;
  parts.reserve(joined.size());
  for (const edge_stretch& s : joined)
    parts.push_back({s.edge, s.from * network.length_m[s.edge], s.to * network.length_m[s.edge]});
  return parts;
}

/// Searches that are not at work: as many as there have been threads.
class idle_searches {
 public:
  explicit idle_searches(const walk_network& network) : network_(network) {}

  std::unique_ptr<reach_search> take() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto search = std::move(idle_.back());
        idle_.pop_back();
        return search;
      }
    }
    return std::make_unique<reach_search>(network_);
  }
  void give_back(std::unique_ptr<reach_search> search) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(search));
  }

 private:
  const walk_network& network_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<reach_search>> idle_;
};

}  // namespace

reach_search::reach_search(const walk_network& network) : network_(network), search_(network.graph) {}

std::span<const graph::search_start> reach_search::begin(std::span<const snap> starts) {
  starts_ = starts;
  by_edge_.assign(starts);
  search_starts_.clear();
  for (std::uint32_t s = 0; s < starts.size(); ++s) add_search_starts(network_, starts[s], s, search_starts_);
  return search_starts_;
}

void reach_search::run(std::span<const snap> starts, metres farthest) {
  search_.run(begin(starts), farthest.value);
}

std::span<const edge_stretch> reach_search::run_to_edges(std::span<const snap> starts, metres limit) {
  stretch_writer found(stretches_);
  search_.run(begin(starts), limit.value,
              [&](double cost, const graph::out_arc& arc) { found.add(limit.value - cost, arc); });
  for (const snap& start : starts_) add_from_start(network_, start, limit.value, found);
  return found.written();
}

std::span<const graph::reached_node> reach_search::nodes(metres limit) const {
  const auto all = search_.reached();
  const auto end = std::upper_bound(all.begin(), all.end(), limit.value,
                                    [](double most, const graph::reached_node& n) { return most < n.cost; });
  return all.first(static_cast<std::size_t>(end - all.begin()));
}

std::span<const edge_stretch> reach_search::stretches(metres limit) {
  stretch_writer found(stretches_);
  for (const graph::reached_node& node : nodes(limit))
    for (const graph::out_arc& arc : network_.graph.out(node.node)) found.add(limit.value - node.cost, arc);
  for (const snap& start : starts_) add_from_start(network_, start, limit.value, found);
  return found.written();
}

reach_result reach_search::result(metres limit) {
  return result_of(limit, stretches(limit));
}

reach_result reach_search::run_to_result(std::span<const snap> starts, metres limit) {
  return result_of(limit, run_to_edges(starts, limit));
}

reach_result reach_search::result_of(metres limit, std::span<const edge_stretch> found) const {
  reach_result result;
  result.starts.assign(starts_.begin(), starts_.end());
  const auto reached = nodes(limit);
  result.nodes.reserve(reached.size());
  for (const graph::reached_node& node : reached)
    result.nodes.push_back({node.node.value, node.cost, node.source});
  result.parts = merged(network_, {found.begin(), found.end()});
  return result;
}

place_cost reach_search::cost_of(const snap& place, metres limit) const {
  const auto node_cost = [&](graph::node_index node) {
    const double cost = search_.cost(node);
    return cost < kInfinite ? place_cost{cost, search_.source(node)} : place_cost{kInfinite, 0};
  };
  const place_cost found = cost_of_place(network_, starts_, by_edge_, place, node_cost);
  return found.metres > limit.value ? place_cost{kInfinite, 0} : found;
}

void search_each(const walk_network& network, std::size_t count,
                 function_ref<std::span<const snap>(std::size_t)> starts_of, metres farthest,
                 function_ref<void(std::size_t, reach_search&)> visit) {
  constexpr std::size_t kGrain = 4;
  idle_searches searches(network);
  parallel_for(count, kGrain, [&](std::size_t first, std::size_t last) {
    auto search = searches.take();
    for (std::size_t i = first; i < last; ++i) {
      search->run(starts_of(i), farthest);
      visit(i, *search);
    }
    searches.give_back(std::move(search));
  });
}

std::vector<reach_result> reach_of_each(const walk_network& network, std::span<const snap> origins,
                                        std::span<const metres> limits) {
  std::vector<reach_result> results(origins.size() * limits.size());
  if (results.empty()) return results;
  const auto starts_of = [&](std::size_t i) { return origins.subspan(i, 1); };
  const auto take = [&](std::size_t i, reach_search& search) {
    for (std::size_t k = 0; k < limits.size(); ++k) results[i * limits.size() + k] = search.result(limits[k]);
  };
  const metres farthest = *std::max_element(limits.begin(), limits.end());
  search_each(network, origins.size(), starts_of, farthest, take);
  return results;
}

}  // namespace greenward::walking
