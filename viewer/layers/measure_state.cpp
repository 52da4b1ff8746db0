#include "viewer/layers/measure_state.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/geodesic.hpp"
#include "viewer/layers/drawn_ring.hpp"

namespace greenward::viewer {

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
