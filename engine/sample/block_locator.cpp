#include "engine/sample/block_locator.hpp"

#include "engine/geo/measure.hpp"
#include "engine/sample/lattice.hpp"

namespace greenward::sample {
namespace {

geo::planar_geometry shapes_of(const district_plan& plan) {
  geo::planar_geometry shapes;
  for (const block& b : plan.blocks) {
    std::vector<planar> ring;
    for (const block_side& side : b.sides) {
      const std::vector<planar> path = side_path(plan, side);
      ring.insert(ring.end(), path.begin(), path.end() - 1);
    }
    shapes.append_polygon(ring);
  }
  return shapes;
}

}  // namespace

block_locator::block_locator(const district_plan& plan)
    : shapes_(shapes_of(plan)), tree_(index::boxes_of(shapes_)) {}

std::uint32_t block_locator::block_at(planar p) const {
  std::uint32_t found = kNone;
  tree_.visit_window({p, p}, [&](std::uint32_t b) {
    if (b < found && geo::contains(shapes_[b], p)) found = b;
  });
  if (found != kNone) return found;
  const auto distance = [&](std::uint32_t b) { return geo::distance(shapes_[b], p); };
  return tree_.nearest(p, 1, distance).front().row;
}

}  // namespace greenward::sample
