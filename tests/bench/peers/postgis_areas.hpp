// Points in polygons as PostGIS finds them, in a private cluster that lives as long as the object.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "tests/bench/harness/child_process.hpp"
#include "tests/bench/peers/pairs.hpp"
#include "tests/support/temporary_directory.hpp"

#include <memory>
#include <string>

namespace greenward::bench {

/// A cluster in a temporary folder that answers on a socket in that folder and nowhere else, run as the user
/// postgres when this program runs as root. Parallel workers and compilation at run time are off.
class postgis_areas {
 public:
  /// Starts the server, loads both layers (`polygons`: one ring each), indexes and vacuums them. Throws
  /// std::runtime_error that says what failed: no PostgreSQL, no PostGIS, no user to run it as.
  postgis_areas(std::span<const geo::planar> points, const geo::planar_geometry& polygons);

  [[nodiscard]] const std::string& version() const { return version_; }
  /// Seconds of a query that finds and counts the pairs with the polygons outer: for each the points in its
  /// box from the index, tested with ST_Intersects. By the server's clock; nothing is sent.
  [[nodiscard]] double polygons_outer_seconds() const;
  /// The pairs themselves.
  [[nodiscard]] std::vector<point_in_polygon> pairs() const;
  /// The plan of that query, for the check that the polygons are outer.
  [[nodiscard]] std::string plan() const;

 private:
  [[nodiscard]] std::string query(const std::string& sql) const;
  void start();
  void load(std::span<const geo::planar> points, const geo::planar_geometry& polygons) const;

  testing::temporary_directory folder_;
  std::unique_ptr<running_child> server_;  ///< ends before the folder goes
  std::string version_;
};

}  // namespace greenward::bench
