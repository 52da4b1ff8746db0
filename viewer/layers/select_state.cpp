#include "viewer/layers/select_state.hpp"

#include <algorithm>

namespace greenward::viewer {

void select_state::take_up(select_shape what) {
  shape = what;
  corners.clear();
  problem.reset();
}

void select_state::add(geo::planar corner) {
  problem.reset();
  if (corners.empty() || !(corners.back() == corner)) corners.push_back(corner);
}

void select_state::take_back() {
  problem.reset();
  if (!corners.empty()) corners.pop_back();
}

std::vector<geo::planar> ring_of_box(geo::planar a, geo::planar b) {
  const auto [west, east] = std::minmax(a.x, b.x);
  const auto [south, north] = std::minmax(a.y, b.y);
  return {{west, south}, {east, south}, {east, north}, {west, north}};
}

}  // namespace greenward::viewer
