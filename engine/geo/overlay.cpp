#include "engine/geo/overlay.hpp"

#include "engine/base/error.hpp"
#include "engine/base/parallel.hpp"
#include "engine/geo/geos_session.hpp"
#include "engine/geo/measure.hpp"
#include "engine/geo/sweep_triangulation.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace greenward::geo {

namespace {

constexpr int kQuadrantSegments = 8;

template <class Point>
bool is_finite(const Point& p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

/// The ring or line without points that are no numbers, long enough (and closed) for GEOS to take it.
template <class Point>
std::vector<Point> acceptable(std::span<const Point> points, geometry_kind kind) {
  std::vector<Point> kept;
  std::copy_if(points.begin(), points.end(), std::back_inserter(kept), is_finite<Point>);
  if (kept.empty() || kind == geometry_kind::point) return kept;
  if (kind == geometry_kind::polygon && !(kept.front() == kept.back())) kept.push_back(kept.front());
  const std::size_t least = kind == geometry_kind::polygon ? 4 : 2;
  while (kept.size() < least) kept.push_back(kept.back());
  return kept;
}

/// The same feature in a form that GEOS takes; it may still be invalid.
template <class Point>
geometry_column<Point> acceptable_feature(geometry_view<Point> view) {
  geometry_column<Point> result;
  result.begin_feature(view.kind());
  for (std::size_t p = 0; p < view.part_count(); ++p) {
    bool opened = false;
    for (std::size_t r = 0; r < view.ring_count(p); ++r) {
      const std::vector<Point> ring = acceptable(view.ring(p, r), view.kind());
      if (ring.empty() && r == 0) break;  // a part without a shell covers nothing
      if (ring.empty()) continue;
      if (!std::exchange(opened, true)) result.begin_part();
      if (view.kind() == geometry_kind::polygon) result.begin_ring();
      for (const Point& q : ring) result.add(q);
    }
  }
  return result;
}

struct make_valid_params_deleter {
  GEOSContextHandle_t context;
  void operator()(GEOSMakeValidParams* p) const { GEOSMakeValidParams_destroy_r(context, p); }
};

geos_ptr made_valid_by(const geos_session& session, const GEOSGeometry* geometry,
                       GEOSMakeValidMethods method) {
  const std::unique_ptr<GEOSMakeValidParams, make_valid_params_deleter> params(
      GEOSMakeValidParams_create_r(session.context()), {session.context()});
  GEOSMakeValidParams_setMethod_r(session.context(), params.get(), method);
  return session.own(GEOSMakeValidWithParams_r(session.context(), geometry, params.get()));
}

bool is_valid(const geos_session& session, const geos_ptr& geometry) {
  return geometry && GEOSisValid_r(session.context(), geometry.get()) == 1;
}

/// GEOS 3.11's structure method has two gaps: a ring that runs twice along an edge may leave parts that share
/// the edge (so they are joined), and some rings it gives up on (so the linework method takes over).
geos_ptr make_valid(const geos_session& session, const GEOSGeometry* geometry) {
  geos_ptr made = made_valid_by(session, geometry, GEOS_MAKE_VALID_STRUCTURE);
  if (is_valid(session, made)) return made;
  if (made) made = session.own(GEOSUnaryUnion_r(session.context(), made.get()));
  if (is_valid(session, made)) return made;
  made = made_valid_by(session, geometry, GEOS_MAKE_VALID_LINEWORK);
  return session.require(is_valid(session, made) ? made.release() : nullptr);
}

template <class Point>
geometry_column<Point> repaired_feature(geometry_view<Point> view) {
  const geometry_column<Point> accepted = acceptable_feature(view);
  const geos_session session;
  const geos_ptr made = session.require(session.to_geos(accepted[0]).release());
  const geos_ptr valid = make_valid(session, made.get());
  return session.from_geos<Point>(valid.get(), view.kind());
}

void require_numbers(std::span<const planar> points, double radius) {
  if (std::isfinite(radius) && radius >= 0 && std::all_of(points.begin(), points.end(), is_finite<planar>)) {
    return;
  }
  throw error(
      error_code::bad_input, "buffer",
      {"缓冲区的坐标或半径不是有效数值", "a coordinate or the radius of a buffer is not a valid number"},
      {"请检查输入图形和距离", "check the geometry and the distance"});
}

/// One feature at a time: buffering thousands of lines as one takes GEOS ten times as long as the union of
/// their buffers does.
geos_ptr buffered(const geos_session& session, planar_view feature, double width) {
  const planar_geometry accepted = acceptable_feature(feature);
  const geos_ptr made = session.require(session.to_geos(accepted[0]).release());
  return session.require(GEOSBuffer_r(session.context(), made.get(), width, kQuadrantSegments));
}

/// Takes the pieces over, whichever session made them.
geos_ptr union_of(const geos_session& session, std::vector<geos_ptr> pieces) {
  const geos_ptr all = session.require(session.collect(std::move(pieces), GEOS_GEOMETRYCOLLECTION).release());
  return session.require(GEOSUnaryUnion_r(session.context(), all.get()));
}

geos_ptr union_of_buffers(const geos_session& session, const planar_geometry& features,
                          std::span<const std::size_t> rows, double width) {
  std::vector<geos_ptr> buffers;
  for (const std::size_t row : rows) buffers.push_back(buffered(session, features[row], width));
  return union_of(session, std::move(buffers));
}

/// Features joined in one thread: few enough to share the work out, and the same number on every machine, so
/// that the result does not depend on the number of cores.
constexpr std::size_t kSlabSize = 512;

/// The rows that have a geometry, by where the middle of their box lies.
std::vector<std::size_t> from_west_to_east(const planar_geometry& features) {
  std::vector<std::pair<double, std::size_t>> rows;
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (!features[i].points().empty()) rows.emplace_back(features[i].box().centre().x, i);
  }
  std::sort(rows.begin(), rows.end());
  std::vector<std::size_t> order(rows.size());
  std::transform(rows.begin(), rows.end(), order.begin(), [](const auto& row) { return row.second; });
  return order;
}

}  // namespace

std::optional<std::string> invalid_reason(geographic_view geometry) {
  if (geometry.is_none()) return std::nullopt;
  const geos_session session;
  const geos_ptr made = session.to_geos(geometry);
  if (!made) return session.complaint();
  if (GEOSisValid_r(session.context(), made.get()) == 1) return std::nullopt;
  char* reason = GEOSisValidReason_r(session.context(), made.get());
  if (reason == nullptr) return session.complaint();
  std::string text(reason);
  GEOSFree_r(session.context(), reason);
  return text;
}

geographic_geometry repaired(geographic_view geometry) {
  if (!geometry.is_none()) return repaired_feature(geometry);
  geographic_geometry none;
  none.append_none();
  return none;
}

planar_geometry buffered_union(const planar_geometry& lines, double width) {
  require_numbers(lines.points(), width);
  const std::vector<std::size_t> order = from_west_to_east(lines);
  const std::size_t slab_count = (order.size() + kSlabSize - 1) / kSlabSize;
  std::vector<geos_session> sessions(slab_count);
  std::vector<geos_ptr> slabs(slab_count);
  parallel_for(slab_count, 1, [&](std::size_t slab, std::size_t) {
    const std::size_t first = slab * kSlabSize;
    const std::size_t count = std::min(kSlabSize, order.size() - first);
    slabs[slab] = union_of_buffers(sessions[slab], lines, std::span(order).subspan(first, count), width);
  });
  const geos_session session;
  const geos_ptr joined = union_of(session, std::move(slabs));
  return session.from_geos<planar>(joined.get(), geometry_kind::polygon);
}

planar_geometry disc_union(std::span<const planar> centres, double radius) {
  planar_geometry points;
  for (const planar& centre : centres) points.append_point(centre);
  return buffered_union(points, radius);
}

namespace {

bool has_numbers(planar_view polygon) {
  return std::all_of(polygon.points().begin(), polygon.points().end(), is_finite<planar>);
}

/// GEOS's triangles, counter-clockwise; empty if GEOS fails or the polygon is invalid: its triangulator is
/// made for valid ones and does not look.
std::vector<planar> triangles_of(planar_view polygon) {
  if (!has_numbers(polygon)) return {};
  const geos_session session;
  const geos_ptr made = session.to_geos(polygon);
  if (!is_valid(session, made)) return {};
  const geos_ptr triangles =
      session.own(GEOSConstrainedDelaunayTriangulation_r(session.context(), made.get()));
  if (!triangles) return {};
  const planar_geometry feature = session.from_geos<planar>(triangles.get(), geometry_kind::polygon);
  std::vector<planar> corners;
  for (std::size_t t = 0; t < feature[0].part_count(); ++t) {
    const auto ring = feature[0].ring(t, 0);
    corners.insert(corners.end(), ring.begin(), ring.begin() + 3);
  }
  return corners;
}

bool tiles(std::span<const planar> triangles, planar_view polygon) {
  double sum = 0;
  for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
    sum += std::abs(signed_area(triangles.subspan(i, 3)));
  }
  const double whole = area(polygon).value;
  return std::abs(sum - whole) <= 1e-9 * std::max(sum, whole);
}

struct segment {
  planar low;
  planar high;
  [[nodiscard]] double x_at(double y) const {
    return low.x + (y - low.y) / (high.y - low.y) * (high.x - low.x);
  }
};

std::vector<segment> rising_segments(planar_view polygon) {
  std::vector<segment> segments;
  for (std::size_t p = 0; p < polygon.part_count(); ++p) {
    for (std::size_t r = 0; r < polygon.ring_count(p); ++r) {
      const auto ring = polygon.ring(p, r);
      for (std::size_t i = 1; i < ring.size(); ++i) {
        if (ring[i - 1].y < ring[i].y) segments.push_back({ring[i - 1], ring[i]});
        if (ring[i].y < ring[i - 1].y) segments.push_back({ring[i], ring[i - 1]});
      }
    }
  }
  return segments;
}

/// Cuts a valid polygon at the height of every vertex; each slice is a row of trapezoids. O(n^2).
std::vector<planar> trapezoids_of(planar_view polygon) {
  std::vector<double> heights;
  for (const planar& p : polygon.points()) heights.push_back(p.y);
  std::sort(heights.begin(), heights.end());
  heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
  const std::vector<segment> segments = rising_segments(polygon);
  std::vector<planar> corners;
  for (std::size_t i = 1; i < heights.size(); ++i) {
    const double low = heights[i - 1];
    const double high = heights[i];
    const double middle = (low + high) / 2;
    std::vector<segment> cut;
    std::copy_if(segments.begin(), segments.end(), std::back_inserter(cut),
                 [&](const segment& s) { return s.low.y <= low && high <= s.high.y; });
    std::sort(cut.begin(), cut.end(),
              [&](const segment& a, const segment& b) { return a.x_at(middle) < b.x_at(middle); });
    for (std::size_t k = 1; k < cut.size(); k += 2) {
      const planar a{cut[k - 1].x_at(low), low}, b{cut[k].x_at(low), low};
      const planar c{cut[k].x_at(high), high}, d{cut[k - 1].x_at(high), high};
      corners.insert(corners.end(), {a, b, c, a, c, d});
    }
  }
  return corners;
}

}  // namespace

std::vector<planar> triangulate(planar_view polygon) {
  if (polygon.kind() != geometry_kind::polygon) return {};
  if (has_numbers(polygon)) {
    auto swept = swept_triangles(polygon);
    if (swept && tiles(*swept, polygon)) return std::move(*swept);
  }
  std::vector<planar> triangles = triangles_of(polygon);
  if (!triangles.empty() && tiles(triangles, polygon)) return triangles;
  const planar_geometry valid = repaired_feature(polygon);
  if (valid[0].is_none()) return {};
  triangles = triangles_of(valid[0]);
  // GEOS 3.11 loses ground in a few valid polygons whose holes touch.
  return tiles(triangles, valid[0]) ? triangles : trapezoids_of(valid[0]);
}

}  // namespace greenward::geo
