#include "viewer/canvas/mesh_levels.hpp"

#include "engine/index/detail_levels.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

/// Metres: of the first level after the full one, and from one level to the next.
constexpr double kFinest = 0.5;
constexpr double kStep = 4;
/// Half a pixel when the whole layer measures so many pixels.
constexpr double kThumbnailPixels = 128;

constexpr double kPixelShare = 0.5;

/// Levels are kept if no more than this share of the points is left.
bool is_worth_it(std::size_t left, std::size_t of) {
  return 3 * left <= 2 * of;
}

/// What any level has at the least: three corners of a ring, two ends of a line.
std::size_t fewest_points(const geo::planar_geometry& geometry) {
  std::size_t fewest = 0;
  for (std::size_t row = 0; row < geometry.size(); ++row) {
    const geo::planar_view view = geometry[row];
    const std::size_t kept = view.kind() == geo::geometry_kind::polygon ? 4 : 2;
    for (std::size_t part = 0; part < view.part_count(); ++part) {
      for (std::size_t ring = 0; ring < view.ring_count(part); ++ring)
        fewest += std::min(kept, view.ring(part, ring).size());
    }
  }
  return fewest;
}

double coarsest_tolerance(const geo::planar_geometry& geometry, double farthest) {
  geo::planar_box extent;
  for (const geo::planar& p : geometry.points()) extent.include(p);
  const double pixel = std::max(extent.width(), extent.height()) / kThumbnailPixels;
  return kPixelShare * std::min(farthest, pixel);
}

}  // namespace

std::size_t level_at(std::span<const double> tolerances, double metres_per_pixel) {
  const auto too_coarse = std::ranges::upper_bound(tolerances, kPixelShare * metres_per_pixel);
  return static_cast<std::size_t>(std::max(too_coarse - tolerances.begin(), std::ptrdiff_t{1}) - 1);
}

std::vector<mesh_level> build_mesh_levels(const mesh_source& source, double farthest, const task& progress) {
  std::vector<mesh_level> levels;
  levels.push_back({0, build_mesh(source, progress)});
  std::size_t points = source.geometry.points().size();
  const double coarsest = coarsest_tolerance(source.geometry, farthest);
  if (coarsest < kFinest || !is_worth_it(fewest_points(source.geometry), points)) return levels;
  const index::detail_weights weights =
      index::weigh_detail(source.geometry, {.coarsest = coarsest}, progress);
  for (double tolerance = kFinest; tolerance <= coarsest; tolerance *= kStep) {
    const geo::planar_geometry coarse = index::at_resolution(source.geometry, weights, tolerance);
    if (!is_worth_it(coarse.points().size(), points)) continue;
    points = coarse.points().size();
    levels.push_back({tolerance, build_mesh({coarse, source.rule_of_row, source.rules}, progress)});
  }
  return levels;
}

}  // namespace greenward::viewer
