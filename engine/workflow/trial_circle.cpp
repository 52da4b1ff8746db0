#include "engine/workflow/trial_circle.hpp"

#include <cmath>
#include <utility>

namespace greenward::workflow {

namespace {

prepared_access searched(std::shared_ptr<const district_snapshot> district, const walk_options& options) {
  prepared_access prepared = prepare_access(std::move(district), options, {});
  search_access(prepared);
  return prepared;
}

/// The number is not known: counted apart.
void add(trial_sum& sum, double count, bool is_new) {
  if (std::isnan(count)) {
    ++sum.unknown;
    return;
  }
  sum.within += count;
  if (is_new) sum.newly += count;
}

}  // namespace

trial_circle::trial_circle(std::shared_ptr<const district_snapshot> district, const walk_options& options)
    : prepared_(searched(std::move(district), options)),
      search_(prepared_.network),
      people_(counted(prepared_.access.people)),
      buildings_(counted(prepared_.access.buildings)) {}

trial_circle::counted_places trial_circle::counted(const served_places& places) const {
  const walking::walk_network& network = prepared_.network;
  counted_places made;
  made.places = &places;
  made.first_at_node.assign(network.graph.node_count() + 1, 0);
  const auto each_end = [&](auto visit) {
    for (std::uint32_t s = 0; s < places.snaps.size(); ++s) {
      visit(network.from[places.snaps[s].edge].index(), s);
      visit(network.to[places.snaps[s].edge].index(), s);
    }
  };
  each_end([&](std::size_t node, std::uint32_t) { ++made.first_at_node[node + 1]; });
  for (std::size_t n = 0; n + 1 < made.first_at_node.size(); ++n)
    made.first_at_node[n + 1] += made.first_at_node[n];
  made.snap_at_node.resize(2 * places.snaps.size());
  std::vector<std::uint32_t> next(made.first_at_node.begin(), made.first_at_node.end() - 1);
  each_end([&](std::size_t node, std::uint32_t s) { made.snap_at_node[next[node]++] = s; });
  for (const counted_group& group : counted_groups()) {
    if (&prepared_.access.places_of(group) != &places) continue;
    made.groups.push_back(&group);
    made.counts.push_back(prepared_.access.counts_of(group));
  }
  made.is_within.assign(places.rows.size(), 0);
  return made;
}

/// A place is come to by an end of its edge, or from a start on that edge.
void trial_circle::find_within(counted_places& of, const walking::reach_result& reached, metres limit) {
  for (const std::uint32_t place : of.within) of.is_within[place] = 0;
  of.within.clear();
  const auto look_at = [&](std::size_t node) {
    for (std::uint32_t k = of.first_at_node[node]; k < of.first_at_node[node + 1]; ++k) {
      const std::uint32_t snap = of.snap_at_node[k], place = of.places->of_snap[snap];
      if (of.is_within[place] != 0) continue;
      if (!std::isfinite(search_.cost_of(of.places->snaps[snap], limit).metres)) continue;
      of.is_within[place] = 1;
      of.within.push_back(place);
    }
  };
  for (const walking::node_reach& node : reached.nodes) look_at(node.node);
  for (const walking::snap& start : reached.starts) {
    look_at(prepared_.network.from[start.edge].index());
    look_at(prepared_.network.to[start.edge].index());
  }
}

void trial_circle::add_up(const counted_places& of, std::optional<std::uint32_t> moved,
                          trial_answer& answer) const {
  const served_places& places = *of.places;
  for (std::size_t g = 0; g < of.groups.size(); ++g) {
    trial_sum& sum = answer.sums[static_cast<std::size_t>(of.groups[g] - counted_groups().data())];
    for (const std::uint32_t place : of.within)
      add(sum, of.counts[g][place], places.facilities_within[place] == 0);
    if (!moved) continue;
    const walking::reach_matrix& matrix = places.matrix;
    for (std::uint32_t k = matrix.first[*moved]; k < matrix.first[*moved + 1]; ++k) {
      const std::uint32_t place = matrix.place[k];
      const bool alone = places.facilities_within[place] == 1 && of.is_within[place] == 0;
      if (alone && !std::isnan(of.counts[g][place])) sum.lost += of.counts[g][place];
    }
  }
}

trial_answer trial_circle::at(geo::planar place, std::optional<std::uint32_t> moved) {
  const walk_settings& settings = prepared_.access.settings;
  trial_answer answer;
  const auto start = walking::snap_to_network(prepared_.network, place, settings.snap_maximum);
  if (!start) {
    answer.refusal = walking::words_for(
        walking::why_not_on_network(prepared_.network, place, settings.snap_maximum), settings.snap_maximum);
    return answer;
  }
  answer.start = *start;
  const metres limit = settings.limit();
  const walking::reach_result reached = search_.run_to_result(std::span(&*start, 1), limit);
  answer.lines = walking::part_lines(prepared_.network, reached.parts);
  answer.area = walking::reached_area(answer.lines, settings.area_width);
  for (counted_places* of : {&people_, &buildings_}) {
    find_within(*of, reached, limit);
    add_up(*of, moved, answer);
  }
  return answer;
}

}  // namespace greenward::workflow
