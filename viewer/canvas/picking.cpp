#include "viewer/canvas/picking.hpp"

#include "engine/geo/measure.hpp"
#include "viewer/canvas/layer_mesh.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace greenward::viewer {

namespace {

struct ranked_hit {
  pick_hit hit;
  int kind = 0;
  std::size_t place = 0;
  double nearness = 0;

  [[nodiscard]] auto order() const { return std::tuple(kind, place, nearness, hit.row); }
};

void pick_in(const pick_source& source, std::size_t place, geo::planar at, double tolerance,
             std::vector<ranked_hit>& hits) {
  geo::planar_box window;
  window.include(at);
  source.index->visit_window(window.expanded(tolerance), [&](std::uint32_t row) {
    if (source.rule_of_row[row] == kNoRule) return;
    const geo::planar_view view = (*source.geometry)[row];
    const double distance = geo::distance(view, at);
    if (!(distance <= tolerance)) return;
    const bool polygon = view.kind() == geo::geometry_kind::polygon;
    const double nearness = polygon ? std::abs(geo::area(view).value) : distance;
    hits.push_back({{source.layer, row, distance}, static_cast<int>(view.kind()), place, nearness});
  });
}

}  // namespace

std::vector<pick_hit> pick(std::span<const pick_source> sources, geo::planar at, double tolerance) {
  std::vector<ranked_hit> hits;
  for (std::size_t i = 0; i < sources.size(); ++i)
    pick_in(sources[i], sources.size() - i, at, tolerance, hits);
  std::ranges::sort(hits, [](const ranked_hit& a, const ranked_hit& b) { return a.order() < b.order(); });
  std::vector<pick_hit> result;
  result.reserve(hits.size());
  for (const ranked_hit& ranked : hits) result.push_back(ranked.hit);
  return result;
}

}  // namespace greenward::viewer
