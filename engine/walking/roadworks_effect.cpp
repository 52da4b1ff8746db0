#include "engine/walking/roadworks_effect.hpp"

#include "engine/walking/nearest_facility.hpp"
#include "engine/walking/through_traffic.hpp"

#include <cmath>
#include <limits>
#include <optional>
#include <string>

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

/// Places that are served in `more` and not in `less`.
std::vector<std::uint32_t> lost_between(std::span<const served_by> more, std::span<const served_by> less) {
  std::vector<std::uint32_t> lost;
  for (std::uint32_t i = 0; i < more.size(); ++i)
    if (std::isfinite(more[i].metres) && !std::isfinite(less[i].metres)) lost.push_back(i);
  return lost;
}

/// How many works close each edge.
std::vector<std::uint32_t> closing_works(std::span<const std::vector<std::uint32_t>> works,
                                         std::size_t edges) {
  std::vector<std::uint32_t> count(edges, 0);
  for (const std::vector<std::uint32_t>& work : works)
    for (const std::uint32_t e : work) ++count[e];
  return count;
}

/// What is still closed once a work is finished: what others close stays so.
std::vector<std::uint8_t> closed_without(const std::vector<std::uint32_t>& work,
                                         std::vector<std::uint32_t> closing) {
  for (const std::uint32_t e : work) --closing[e];
  std::vector<std::uint8_t> closed(closing.size());
  for (std::size_t e = 0; e < closed.size(); ++e) closed[e] = closing[e] > 0 ? 1 : 0;
  return closed;
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

  const std::vector<std::uint32_t> closing = closing_works(input.works, edges);
  const auto total = static_cast<double>(input.works.size());
  for (const std::vector<std::uint32_t>& work : input.works) {
    progress.throw_if_cancelled();
    progress.report({"逐项核算施工影响", "the effect of each work"},
                    static_cast<double>(effect.given_back.size()), total);
    auto& cut_off = effect.cut_off_alone.emplace_back();
    auto& given_back = effect.given_back.emplace_back();
    if (work.empty()) continue;
    const auto alone = without_through_traffic(network, closed_by(std::span(&work, 1), edges));
    cut_off = lost_between(effect.before, serve(alone, input.facilities, places));
    const auto finished = without_through_traffic(network, closed_without(work, closing));
    given_back = lost_between(serve(finished, input.facilities, places), effect.during);
  }
  return effect;
}

}  // namespace greenward::walking
