#include "engine/walking/coverage.hpp"

#include "engine/index/batch.hpp"
#include "engine/walking/reach.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>

namespace greenward::walking {

namespace {

struct placed_population {
  std::vector<snap> snaps;
  std::vector<std::size_t> rows;  ///< of the population, for each snap
};

placed_population place_people(const walk_network& network, std::span<const geo::planar> places,
                               metres maximum) {
  placed_population placed;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (const auto found = snap_to_network(network, places[i], maximum)) {
      placed.snaps.push_back(*found);
      placed.rows.push_back(i);
    }
  }
  return placed;
}

std::vector<std::uint8_t> inside_radius(std::span<const geo::planar> facilities,
                                        std::span<const geo::planar> places, metres radius) {
  std::vector<geo::planar_box> boxes;
  for (const geo::planar& f : facilities) boxes.push_back({f, f});
  const index::packed_rtree tree(boxes);
  const auto box = [&](std::uint32_t row) { return boxes[row]; };
  std::vector<std::uint8_t> inside;
  inside.reserve(places.size());
  for (const index::neighbour& nearest : index::nearest_boxes_of_each(tree, places, 1, box, radius.value))
    inside.push_back(nearest.row != index::kNoRow);
  return inside;
}

void add(population_sums& sums, std::int64_t people, bool within, bool within_radius, bool unplaced) {
  sums.people += people;
  if (within) sums.within += people;
  if (within_radius) sums.within_radius += people;
  if (unplaced) sums.unplaced += people;
}

}  // namespace

coverage_result cover(const walk_network& network, std::span<const geo::planar> facilities,
                      std::span<const snap> snaps, const population& people, const coverage_limits& limits) {
  const std::size_t n = people.places.size();
  assert(people.people.size() == n && people.unit.size() == n);
  const placed_population placed = place_people(network, people.places, limits.snap_maximum);
  const reach_result reached = reach(network, snaps, limits.network);
  const auto costs = costs_of_places(network, reached, placed.snaps, limits.network);

  coverage_result result;
  result.place_metres.assign(n, std::numeric_limits<double>::infinity());
  result.place_facility.assign(n, 0);
  result.place_in_radius = inside_radius(facilities, people.places, limits.radius);
  std::vector<std::uint8_t> is_placed(n, 0);
  for (std::size_t k = 0; k < placed.rows.size(); ++k) {
    result.place_metres[placed.rows[k]] = costs[k].metres;
    result.place_facility[placed.rows[k]] = costs[k].source;
    is_placed[placed.rows[k]] = 1;
  }
  std::map<std::string, population_sums> by_unit;
  for (std::size_t i = 0; i < n; ++i) {
    const bool within = std::isfinite(result.place_metres[i]);
    add(result.total, people.people[i], within, result.place_in_radius[i], !is_placed[i]);
    add(by_unit[people.unit[i]], people.people[i], within, result.place_in_radius[i], !is_placed[i]);
  }
  for (const auto& [code, sums] : by_unit) result.units.push_back({code, sums});
  return result;
}

}  // namespace greenward::walking
