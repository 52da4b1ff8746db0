#include "engine/walking/roadworks_effect.hpp"

#include "engine/walking/nearest_facility.hpp"
#include "engine/walking/single_works.hpp"
#include "engine/walking/through_traffic.hpp"

#include <limits>
#include <optional>

namespace greenward::walking {

namespace {

constexpr metres kNoLimit{std::numeric_limits<double>::infinity()};

/// Where places are left, and which place each is of; nothing = the door is not there to be used.
struct place_doors {
  std::vector<std::optional<snap>> snaps;
  std::span<const std::uint32_t> place_of;
  std::size_t places = 0;
};

/// The nearest facility of each place that serves it, of several groups with limits of their own.
std::vector<served_by> serve(const walk_network& network, std::span<const served_entrances> facilities,
                             const place_doors& doors) {
  std::vector<served_by> best(doors.places, {kNoLimit.value, 0});
  for (const served_entrances& group : facilities) {
    if (group.entrances.empty()) continue;
    const auto nearest = find_nearest_facilities(network, group.entrances, doors.snaps, group.limit);
    for (std::size_t i = 0; i < doors.snaps.size(); ++i) {
      const place_cost& found = nearest.of_place[i];
      served_by& of_place = best[doors.place_of[i]];
      if (found.metres < of_place.metres) of_place = {found.metres, group.facility[found.source]};
    }
  }
  return best;
}

std::vector<std::uint8_t> closed_by(std::span<const std::vector<std::uint32_t>> works, std::size_t edges) {
  std::vector<std::uint8_t> closed(edges, 0);
  for (const std::vector<std::uint32_t>& work : works)
    for (const std::uint32_t e : work) closed[e] = 1;
  return closed;
}

/// What is left of the entrances and places when those on closed edges are given up.
std::vector<served_entrances> on_open_edges(std::span<const served_entrances> facilities,
                                            std::span<const std::uint8_t> closed) {
  std::vector<served_entrances> kept;
  for (const served_entrances& group : facilities) {
    served_entrances& left = kept.emplace_back(served_entrances{group.limit, {}, {}});
    for (std::size_t i = 0; i < group.entrances.size(); ++i) {
      if (closed[group.entrances[i].edge] != 0) continue;
      left.entrances.push_back(group.entrances[i]);
      left.facility.push_back(group.facility[i]);
    }
  }
  return kept;
}
place_doors on_open_edges(const place_doors& doors, std::span<const std::uint8_t> closed) {
  place_doors kept = doors;
  for (auto& door : kept.snaps)
    if (door && closed[door->edge] != 0) door.reset();
  return kept;
}

std::vector<served_entrances> without_limits(std::span<const served_entrances> facilities) {
  served_entrances all{kNoLimit, {}, {}};
  for (const served_entrances& group : facilities) {
    all.entrances.insert(all.entrances.end(), group.entrances.begin(), group.entrances.end());
    all.facility.insert(all.facility.end(), group.facility.begin(), group.facility.end());
  }
  return {std::move(all)};
}

}  // namespace

roadworks_effect effect_of_roadworks(const roadworks_input& input, const task& progress) {
  const walk_network& network = input.network;
  const std::size_t edges = network.edge_count();
  const place_doors places{{input.snaps.begin(), input.snaps.end()}, input.place_of, input.n_place};
  roadworks_effect effect;
  effect.closed = closed_by(input.works, edges);
  effect.before = serve(network, input.facilities, places);
  const walk_network dug_up = without_through_traffic(network, effect.closed);
  effect.during = serve(dug_up, input.facilities, places);
  effect.without_access =
      serve(dug_up, on_open_edges(input.facilities, effect.closed), on_open_edges(places, effect.closed));
  effect.however_far = serve(dug_up, without_limits(input.facilities), places);
  tell_each_work(input, progress, effect);
  return effect;
}

}  // namespace greenward::walking
