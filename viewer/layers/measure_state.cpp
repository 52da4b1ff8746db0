#include "viewer/layers/measure_state.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/geodesic.hpp"
#include "engine/geo/segment.hpp"

#include <span>

namespace greenward::viewer {

namespace {

/// Whether two sides of the closed ring meet that are not neighbours, or a side runs back over its neighbour.
bool meets_itself(std::span<const geo::planar> ring) {
  const std::size_t n = ring.size();
  const auto corner = [&](std::size_t i) { return ring[i % n]; };
  for (std::size_t i = 0; i < n; ++i) {
    if (geo::on_segment(corner(i + 2), corner(i), corner(i + 1))) return true;
    if (geo::on_segment(corner(i), corner(i + 1), corner(i + 2))) return true;
    for (std::size_t k = i + 2; k < n; ++k) {
      if (i == 0 && k + 1 == n) continue;
      if (geo::segments_meet(corner(i), corner(i + 1), corner(k), corner(k + 1))) return true;
    }
  }
  return false;
}

}  // namespace

void measure_state::add(geo::planar corner, geo::crs_code measuring) {
  if (ended) clear();
  problem.reset();
  if (!corners.empty() && corners.back() == corner) return;
  try {
    places.push_back(geo::unproject(corner, measuring));
    corners.push_back(corner);
  } catch (const error& refused) {
    problem = refused.problem();  // far outside the projection's range
  }
}

void measure_state::take_back() {
  problem.reset();
  ended = false;
  if (corners.empty()) return;
  corners.pop_back();
  places.pop_back();
}

void measure_state::end() {
  const std::size_t least = kind == measure_kind::area ? 3 : 2;
  if (corners.size() >= least) ended = true;
}

void measure_state::clear() {
  take_up(kind);
}

void measure_state::take_up(measure_kind what) {
  *this = {};
  kind = what;
}

measurement measured(const measure_state& state, std::optional<geo::planar> pointer,
                     geo::crs_code measuring) {
  measurement found{state.corners, {}, {}};
  std::vector<geo::lon_lat> places = state.places;
  if (pointer && !state.ended && !places.empty() && !(*pointer == state.corners.back())) {
    try {
      places.push_back(geo::unproject(*pointer, measuring));
      found.corners.push_back(*pointer);
    } catch (const error&) {  // there the pointer has no longitude: nothing follows it
    }
  }
  const bool area = state.kind == measure_kind::area && places.size() >= 3;
  const std::size_t sides = area ? places.size() : places.empty() ? 0 : places.size() - 1;
  for (std::size_t i = 0; i < sides; ++i) {
    found.sides.push_back(geo::geodesic_distance(places[i], places[(i + 1) % places.size()]));
    found.length = found.length + found.sides.back();
  }
  if (!area) return found;
  found.crosses = meets_itself(found.corners);
  if (!found.crosses) found.enclosed = geo::geodesic_area(places);
  return found;
}

}  // namespace greenward::viewer
