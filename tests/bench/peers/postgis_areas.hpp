// Points in polygons as PostGIS finds them, in a private cluster that lives as long as the object.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "tests/bench/peers/pairs.hpp"
#include "tests/bench/peers/postgres_server.hpp"

#include <span>
#include <string>

namespace greenward::bench {

class postgis_areas {
 public:
  /// Starts a server, loads both layers (`polygons`: one ring each), indexes and vacuums them. Throws what
  /// postgres_server does.
  postgis_areas(std::span<const geo::planar> points, const geo::planar_geometry& polygons);

  [[nodiscard]] std::string version() const;
  /// Seconds of a query that finds and counts the pairs with the polygons outer: for each the points in its
  /// box from the index, tested with ST_Intersects. By the server's clock; nothing is sent.
  [[nodiscard]] double polygons_outer_seconds() const;
  /// The pairs themselves.
  [[nodiscard]] std::vector<point_in_polygon> pairs() const;
  /// The plan of that query, for the check that the polygons are outer.
  [[nodiscard]] std::string plan() const;

 private:
  postgres_server server_;
};

}  // namespace greenward::bench
