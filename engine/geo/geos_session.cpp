#include "engine/geo/geos_session.hpp"

#include "engine/base/error.hpp"

#include <algorithm>
#include <cstdint>

namespace greenward::geo {

namespace {

void remember(const char* message, void* complaint) {
  *static_cast<std::string*>(complaint) = message;
}

template <class Point>
GEOSCoordSequence* to_sequence(GEOSContextHandle_t context, std::span<const Point> points) {
  static_assert(sizeof(Point) == 2 * sizeof(double));
  return GEOSCoordSeq_copyFromBuffer_r(context, reinterpret_cast<const double*>(points.data()),
                                       static_cast<unsigned>(points.size()), 0, 0);
}

template <class Point>
geos_ptr to_polygon(const geos_session& session, geometry_view<Point> view, std::size_t part) {
  GEOSContextHandle_t context = session.context();
  std::vector<geos_ptr> rings;
  for (std::size_t r = 0; r < view.ring_count(part); ++r) {
    // A hole without points is valid to GEOS 3.11, but its triangulator crashes on it.
    if (r > 0 && view.ring(part, r).empty()) continue;
    rings.push_back(
        session.own(GEOSGeom_createLinearRing_r(context, to_sequence(context, view.ring(part, r)))));
    if (!rings.back()) return session.own(nullptr);
  }
  if (rings.empty()) return session.own(GEOSGeom_createEmptyPolygon_r(context));
  std::vector<GEOSGeometry*> holes;
  for (std::size_t r = 1; r < rings.size(); ++r) holes.push_back(rings[r].release());
  return session.own(GEOSGeom_createPolygon_r(context, rings[0].release(), holes.data(),
                                              static_cast<unsigned>(holes.size())));
}

template <class Point>
geos_ptr to_piece(const geos_session& session, geometry_view<Point> view, std::size_t part) {
  GEOSContextHandle_t context = session.context();
  if (view.kind() == geometry_kind::polygon) return to_polygon(session, view, part);
  GEOSCoordSequence* sequence = to_sequence(context, view.ring(part, 0));
  return session.own(view.kind() == geometry_kind::line ? GEOSGeom_createLineString_r(context, sequence)
                                                        : GEOSGeom_createPoint_r(context, sequence));
}

int collection_type_of(geometry_kind kind) {
  switch (kind) {
    case geometry_kind::point:
      return GEOS_MULTIPOINT;
    case geometry_kind::line:
      return GEOS_MULTILINESTRING;
    case geometry_kind::polygon:
      return GEOS_MULTIPOLYGON;
    case geometry_kind::none:
      break;
  }
  return GEOS_GEOMETRYCOLLECTION;
}

bool is_of_kind(int geos_type, geometry_kind kind) {
  switch (kind) {
    case geometry_kind::point:
      return geos_type == GEOS_POINT;
    case geometry_kind::line:
      return geos_type == GEOS_LINESTRING || geos_type == GEOS_LINEARRING;
    case geometry_kind::polygon:
      return geos_type == GEOS_POLYGON;
    case geometry_kind::none:
      break;
  }
  return false;
}

/// The non-empty single geometries of `kind` inside `geometry`, collections opened.
void find_pieces(GEOSContextHandle_t context, const GEOSGeometry* geometry, geometry_kind kind,
                 std::vector<const GEOSGeometry*>& pieces) {
  const int type = GEOSGeomTypeId_r(context, geometry);
  if (is_of_kind(type, kind)) {
    if (GEOSisEmpty_r(context, geometry) == 0) pieces.push_back(geometry);
    return;
  }
  if (type < GEOS_MULTIPOINT) return;
  const int count = GEOSGetNumGeometries_r(context, geometry);
  for (int i = 0; i < count; ++i)
    find_pieces(context, GEOSGetGeometryN_r(context, geometry, i), kind, pieces);
}

template <class Point>
double twice_signed_area(std::span<const Point> ring) {
  double twice = 0;
  for (std::size_t i = 2; i < ring.size(); ++i) {
    twice += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) -
             (ring[i - 1].y - ring[0].y) * (ring[i].x - ring[0].x);
  }
  return twice;
}

enum class ring_direction { counter_clockwise, clockwise };

template <class Point>
void add_ring(geometry_column<Point>& column, std::vector<Point> ring, ring_direction wanted) {
  const double twice = twice_signed_area(std::span<const Point>(ring));
  if (wanted == ring_direction::counter_clockwise ? twice < 0 : twice > 0)
    std::reverse(ring.begin(), ring.end());
  column.begin_ring();
  for (const Point& p : ring) column.add(p);
}

template <class Point>
void add_polygon(const geos_session& session, geometry_column<Point>& column, const GEOSGeometry* polygon) {
  GEOSContextHandle_t context = session.context();
  const GEOSGeometry* shell = GEOSGetExteriorRing_r(context, polygon);
  add_ring(column, session.points_of<Point>(shell), ring_direction::counter_clockwise);
  const int holes = GEOSGetNumInteriorRings_r(context, polygon);
  for (int h = 0; h < holes; ++h) {
    const GEOSGeometry* hole = GEOSGetInteriorRingN_r(context, polygon, h);
    add_ring(column, session.points_of<Point>(hole), ring_direction::clockwise);
  }
}

}  // namespace

geos_session::geos_session() : context_(GEOS_init_r()) {
  GEOSContext_setErrorMessageHandler_r(context_, remember, &complaint_);
}

geos_session::~geos_session() {
  GEOS_finish_r(context_);
}

geos_ptr geos_session::require(GEOSGeometry* geometry) const {
  if (geometry != nullptr) return own(geometry);
  throw error(error_code::bad_input, "GEOS",
              {"几何运算失败：" + complaint_, "geometry operation failed: " + complaint_},
              {"请先检查并修复该图形", "check and repair the geometry first"});
}

geos_ptr geos_session::collect(std::vector<geos_ptr> pieces, int collection_type) const {
  std::vector<GEOSGeometry*> moved;
  moved.reserve(pieces.size());
  for (geos_ptr& piece : pieces) moved.push_back(piece.release());
  return own(GEOSGeom_createCollection_r(context_, collection_type, moved.data(),
                                         static_cast<unsigned>(moved.size())));
}

template <class Point>
geos_ptr geos_session::to_geos(geometry_view<Point> view) const {
  std::vector<geos_ptr> pieces;
  for (std::size_t p = 0; p < view.part_count(); ++p) {
    pieces.push_back(to_piece(*this, view, p));
    if (!pieces.back()) return own(nullptr);
  }
  if (pieces.size() == 1) return std::move(pieces[0]);
  return collect(std::move(pieces), collection_type_of(view.kind()));
}

template <class Point>
std::vector<Point> geos_session::points_of(const GEOSGeometry* geometry) const {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context_, geometry);
  unsigned size = 0;
  if (sequence == nullptr || GEOSCoordSeq_getSize_r(context_, sequence, &size) == 0) return {};
  std::vector<Point> points(size);
  GEOSCoordSeq_copyToBuffer_r(context_, sequence, reinterpret_cast<double*>(points.data()), 0, 0);
  return points;
}

template <class Point>
geometry_column<Point> geos_session::from_geos(const GEOSGeometry* geometry, geometry_kind kind) const {
  std::vector<const GEOSGeometry*> pieces;
  find_pieces(context_, geometry, kind, pieces);
  geometry_column<Point> column;
  column.begin_feature(pieces.empty() ? geometry_kind::none : kind);
  for (const GEOSGeometry* piece : pieces) {
    column.begin_part();
    if (kind == geometry_kind::polygon) {
      add_polygon(*this, column, piece);
    } else {
      for (const Point& p : points_of<Point>(piece)) column.add(p);
    }
  }
  return column;
}

template geos_ptr geos_session::to_geos(geographic_view) const;
template geos_ptr geos_session::to_geos(planar_view) const;
template std::vector<lon_lat> geos_session::points_of(const GEOSGeometry*) const;
template std::vector<planar> geos_session::points_of(const GEOSGeometry*) const;
template geographic_geometry geos_session::from_geos(const GEOSGeometry*, geometry_kind) const;
template planar_geometry geos_session::from_geos(const GEOSGeometry*, geometry_kind) const;

}  // namespace greenward::geo
