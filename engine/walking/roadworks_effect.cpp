#include "engine/walking/roadworks_effect.hpp"

#include "engine/walking/nearest_facility.hpp"
#include "engine/walking/through_traffic.hpp"

#include <cmath>
#include <limits>
#include <string>

namespace greenward::walking {

namespace {

constexpr metres kNoLimit{std::numeric_limits<double>::infinity()};

using place_list = std::vector<std::optional<snap>>;

/// The nearest facility of each place that serves it, of several groups with limits of their own.
std::vector<served_by> serve(const walk_network& network, std::span<const served_entrances> facilities,
                             std::span<const std::optional<snap>> places) {
  std::vector<served_by> best(places.size(), {kNoLimit.value, 0});
  for (const served_entrances& group : facilities) {
    if (group.entrances.empty()) continue;
    const auto nearest = find_nearest_facilities(network, group.entrances, places, group.limit);
    for (std::size_t i = 0; i < best.size(); ++i) {
      const place_cost& found = nearest.of_place[i];
      if (found.metres < best[i].metres) best[i] = {found.metres, group.facility[found.source]};
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
place_list on_open_edges(std::span<const std::optional<snap>> places, std::span<const std::uint8_t> closed) {
  place_list kept(places.begin(), places.end());
  for (auto& place : kept)
    if (place && closed[place->edge] != 0) place.reset();
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
  roadworks_effect effect;
  effect.closed = closed_by(input.works, edges);
  effect.before = serve(network, input.facilities, input.places);
  const walk_network dug_up = without_through_traffic(network, effect.closed);
  effect.during = serve(dug_up, input.facilities, input.places);
  effect.without_access = serve(dug_up, on_open_edges(input.facilities, effect.closed),
                                on_open_edges(input.places, effect.closed));
  effect.however_far = serve(dug_up, without_limits(input.facilities), input.places);

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
    cut_off = lost_between(effect.before, serve(alone, input.facilities, input.places));
    const auto finished = without_through_traffic(network, closed_without(work, closing));
    given_back = lost_between(serve(finished, input.facilities, input.places), effect.during);
  }
  return effect;
}

}  // namespace greenward::walking
