// One conversation with GEOS: its context, owned geometries, and conversions to and from columns.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <geos_c.h>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace greenward::geo {

struct geos_deleter {
  GEOSContextHandle_t context = nullptr;
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
};
/// Must not outlive the session it came from.
using geos_ptr = std::unique_ptr<GEOSGeometry, geos_deleter>;

/// Not thread-safe: one session for each call or thread.
class geos_session {
 public:
  geos_session();
  ~geos_session();
  geos_session(const geos_session&) = delete;
  geos_session& operator=(const geos_session&) = delete;

  [[nodiscard]] GEOSContextHandle_t context() const { return context_; }
  /// What GEOS said last, one English line; empty if nothing.
  [[nodiscard]] const std::string& complaint() const { return complaint_; }

  /// Takes ownership; null stays null.
  [[nodiscard]] geos_ptr own(GEOSGeometry* geometry) const { return {geometry, geos_deleter{context_}}; }
  /// Takes ownership; throws error{bad_input} with GEOS's complaint if `geometry` is null.
  [[nodiscard]] geos_ptr require(GEOSGeometry* geometry) const;

  /// One GEOS geometry with the same points, a multi-geometry if there are several parts; null (see
  /// complaint()) if GEOS refuses it, e.g. for an open ring.
  template <class Point>
  [[nodiscard]] geos_ptr to_geos(geometry_view<Point> view) const;
  /// A GEOS collection of the pieces, which are moved in; null on failure.
  [[nodiscard]] geos_ptr collect(std::vector<geos_ptr> pieces, int collection_type) const;

  /// All pieces of `kind` anywhere in the geometry as one feature: shells counter-clockwise, holes clockwise;
  /// a feature of kind none if there are none.
  template <class Point>
  [[nodiscard]] geometry_column<Point> from_geos(const GEOSGeometry* geometry, geometry_kind kind) const;

  /// The points of a point, a line or a ring.
  template <class Point>
  [[nodiscard]] std::vector<Point> points_of(const GEOSGeometry* geometry) const;

 private:
  GEOSContextHandle_t context_;
  std::string complaint_;
};

}  // namespace greenward::geo
