// A feature's shape while somebody changes it corner by corner.
#pragma once

#include "engine/geo/crs.hpp"
#include "engine/geo/geometry_column.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace greenward::viewer {

/// A place on the map, metres in the measuring CRS, and the stored coordinates that it stands for as long as
/// nobody has moved it: what is not touched keeps every digit.
struct stored_place {
  geo::planar at;
  std::optional<geo::lon_lat> stored{};
  friend bool operator==(const stored_place&, const stored_place&) = default;
};

/// Rings are open: the first corner is not repeated. Points and lines have one a part.
struct edited_ring {
  std::size_t part = 0;
  std::vector<stored_place> corners;
  friend bool operator==(const edited_ring&, const edited_ring&) = default;
};

/// What the pointer can take hold of: a corner, or the middle of the side that follows it.
struct shape_grip {
  std::size_t ring = 0, corner = 0;
  bool is_middle = false;
  friend bool operator==(const shape_grip&, const shape_grip&) = default;
};

class edited_shape {
 public:
  edited_shape() = default;
  /// A shape that is there: the same feature as stored and in the measuring CRS.
  edited_shape(geo::geographic_view stored, geo::planar_view drawn);
  /// One that has yet to be drawn.
  explicit edited_shape(geo::geometry_kind kind) : kind_(kind) {}

  [[nodiscard]] geo::geometry_kind kind() const { return kind_; }
  [[nodiscard]] const std::vector<edited_ring>& rings() const { return rings_; }
  [[nodiscard]] const stored_place& corner(const shape_grip& grip) const;
  /// Where a grip is: the corner, or the middle of its side.
  [[nodiscard]] geo::planar place_of(const shape_grip& grip) const;
  [[nodiscard]] bool is_changed() const { return !past_.empty(); }
  /// Whether it has as many corners as its kind needs.
  [[nodiscard]] bool is_complete() const;

  /// The nearest corner within `tolerance` metres, or else the nearest middle of a side of at least four
  /// times that.
  [[nodiscard]] std::optional<shape_grip> grip_at(geo::planar p, double tolerance) const;
  /// Begins a change that can be taken back; a middle becomes a corner. Returns the corner.
  shape_grip take(const shape_grip& grip);
  void move(const shape_grip& grip, const stored_place& to);
  /// Takes a corner out; false, and nothing changes, if its kind needs it.
  bool drop(const shape_grip& grip);
  /// One more corner at the end of the last ring; the only one of a point takes the new place.
  void append(const stored_place& corner);
  bool take_back();
  bool do_again();

  /// Untouched corners as stored, the others from their place. Throws error{bad_input} if one cannot be
  /// transformed.
  [[nodiscard]] geo::geographic_geometry geographic(geo::crs_code measuring) const;

 private:
  void remember();

  geo::geometry_kind kind_ = geo::geometry_kind::none;
  std::vector<edited_ring> rings_;
  std::vector<std::vector<edited_ring>> past_, future_;
};

}  // namespace greenward::viewer
