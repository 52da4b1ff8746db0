#include "engine/walking/single_works.hpp"

#include "engine/graph/search_repair.hpp"
#include "engine/walking/place_costs.hpp"
#include "engine/walking/search_starts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

namespace greenward::walking {

namespace {

/// How many works close each edge.
std::vector<std::uint32_t> closing_works(std::span<const std::vector<std::uint32_t>> works,
                                         std::size_t edges) {
  std::vector<std::uint32_t> count(edges, 0);
  for (const std::vector<std::uint32_t>& work : works)
    for (const std::uint32_t e : work) ++count[e];
  return count;
}

/// The searches of all facilities with some edges closed, to be asked what one work more or less does.
class repaired_service {
 public:
  repaired_service(const walk_network& network, const graph::arcs_turned_round& arcs,
                   const roadworks_input& input, const std::vector<std::uint8_t>& closed)
      : network_(network) {
    for (const served_entrances& group : input.facilities) {
      std::vector<graph::search_start> starts;
      for (const snap& entrance : group.entrances) add_search_starts(network, entrance, 0, starts);
      searches_.push_back({group, {}, graph::search_repair(arcs, starts, group.limit.value, closed)});
      searches_.back().on_edge.assign(group.entrances);
    }
  }

  /// Calls visit(node) for what may have changed.
  template <class Visit>
  void close(std::span<const std::uint32_t> edges, Visit visit) {
    for (group_search& group : searches_) std::ranges::for_each(group.search.with_closed(edges), visit);
  }
  template <class Visit>
  void open(std::span<const std::uint32_t> edges, Visit visit) {
    for (group_search& group : searches_) std::ranges::for_each(group.search.with_opened(edges), visit);
  }
  /// Whether somebody serves a door, as the last question has it.
  [[nodiscard]] bool serves(const snap& door) const {
    return std::ranges::any_of(searches_, [&](const group_search& group) {
      const auto node_cost = [&](graph::node_index node) { return place_cost{group.search.cost(node), 0}; };
      const auto& [facilities, on_edge, search] = group;
      return cost_of_place(network_, facilities.entrances, on_edge, door, node_cost).metres <=
             facilities.limit.value;
    });
  }

 private:
  struct group_search {
    const served_entrances& facilities;
    starts_by_edge on_edge;
    graph::search_repair search;
  };

  const walk_network& network_;
  std::vector<group_search> searches_;
};

/// The places whose doors lie near some nodes, and whether any of a place's doors is served.
class places_near_changes {
 public:
  places_near_changes(const graph::arcs_turned_round& arcs, const roadworks_input& input)
      : arcs_(arcs), input_(input), doors_of_place_(input.n_place) {
    on_edge_.assign(input.snaps);
    for (std::uint32_t door = 0; door < input.place_of.size(); ++door)
      doors_of_place_[input.place_of[door]].push_back(door);
  }

  void begin() { near_.clear(); }
  /// Doors on every edge that meets the node: who passes an edge is another matter than who lives on it.
  void note(graph::node_index node) {
    for (const graph::csr_graph* graph : {&arcs_.graph, &arcs_.reversed})
      for (const graph::out_arc& arc : graph->out(node))
        on_edge_.on(arc.edge().value, [&](std::uint32_t door) { near_.push_back(input_.place_of[door]); });
  }
  /// Of the places noted, those for which `condition(place)`; ascending.
  template <class Condition>
  [[nodiscard]] std::vector<std::uint32_t> those_where(Condition condition) {
    std::ranges::sort(near_);
    near_.erase(std::unique(near_.begin(), near_.end()), near_.end());
    std::vector<std::uint32_t> some;
    std::ranges::copy_if(near_, std::back_inserter(some), condition);
    return some;
  }
  [[nodiscard]] bool is_served(std::uint32_t place, const repaired_service& service) const {
    return std::ranges::any_of(doors_of_place_[place],
                               [&](std::uint32_t door) { return service.serves(input_.snaps[door]); });
  }

 private:
  const graph::arcs_turned_round& arcs_;
  const roadworks_input& input_;
  starts_by_edge on_edge_;
  std::vector<std::vector<std::uint32_t>> doors_of_place_;
  std::vector<std::uint32_t> near_;
};

}  // namespace

void tell_each_work(const roadworks_input& input, const task& progress, roadworks_effect& effect) {
  const graph::arcs_turned_round arcs(input.network.graph);
  repaired_service before(input.network, arcs, input, {});
  repaired_service during(input.network, arcs, input, effect.closed);
  places_near_changes places(arcs, input);
  const auto note = [&](graph::node_index node) { places.note(node); };
  const std::vector<std::uint32_t> closing = closing_works(input.works, input.network.edge_count());
  for (const std::vector<std::uint32_t>& work : input.works) {
    progress.throw_if_cancelled();
    progress.report({"逐项核算施工影响", "the effect of each work"},
                    static_cast<double>(effect.given_back.size()), static_cast<double>(input.works.size()));
    places.begin();
    before.close(work, note);
    effect.cut_off_alone.push_back(places.those_where([&](std::uint32_t place) {
      return std::isfinite(effect.before[place].metres) && !places.is_served(place, before);
    }));
    std::vector<std::uint32_t> alone;  // what others close stays so
    std::ranges::copy_if(work, std::back_inserter(alone), [&](std::uint32_t e) { return closing[e] == 1; });
    places.begin();
    during.open(alone, note);
    effect.given_back.push_back(places.those_where([&](std::uint32_t place) {
      return !std::isfinite(effect.during[place].metres) && places.is_served(place, during);
    }));
  }
}

}  // namespace greenward::walking
