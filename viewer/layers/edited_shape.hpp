// A feature's shape while somebody changes it corner by corner.
#pragma once

#include "engine/geo/crs.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/workflow/line_joint.hpp"

#include <array>
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

/// Rings are open: the first corner is not repeated. Points and lines have one a part; of a polygon's part
/// the first is its border and the others are holes.
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

/// A manhole that stands no farther beside a line is taken to stand on it.
inline constexpr double kOnLineMetres = 0.5;

class edited_shape {
 public:
  edited_shape() = default;
  /// A shape that is there: the same feature as stored and in the measuring CRS.
  edited_shape(geo::geographic_view stored, geo::planar_view drawn);
  /// One that has yet to be drawn.
  explicit edited_shape(geo::geometry_kind kind) : now_{.kind = kind} {}

  [[nodiscard]] geo::geometry_kind kind() const { return now_.kind; }
  [[nodiscard]] const std::vector<edited_ring>& rings() const { return now_.rings; }
  [[nodiscard]] const stored_place& corner(const shape_grip& grip) const;
  /// Where a grip is: the corner, or the middle of its side.
  [[nodiscard]] geo::planar place_of(const shape_grip& grip) const;
  [[nodiscard]] bool is_changed() const { return !past_.empty(); }
  /// Whether it has as many corners as its kind needs.
  [[nodiscard]] bool is_complete() const;
  [[nodiscard]] bool is_hole(std::size_t ring) const;
  /// The corner at which a line is to become two; never one of its ends.
  [[nodiscard]] const std::optional<shape_grip>& cut() const { return now_.cut; }
  /// How many lines have been joined to it.
  [[nodiscard]] std::size_t joins() const { return now_.joins; }
  /// The ends of a line's parts.
  [[nodiscard]] std::vector<workflow::part_ends> ends() const;

  /// The nearest corner within `tolerance` metres, or else the nearest middle of a side of at least four
  /// times that.
  [[nodiscard]] std::optional<shape_grip> grip_at(geo::planar p, double tolerance) const;
  /// Metres from the place to the nearest side of a line or ring; infinity without sides.
  [[nodiscard]] double distance_to_sides(geo::planar p) const;
  /// Begins a change that can be taken back; a middle becomes a corner. Returns the corner.
  shape_grip take(const shape_grip& grip);
  void move(const shape_grip& grip, const stored_place& to);
  /// Takes a corner out. Where the kind needs it the whole ring goes: a hole, or a part with its holes; of
  /// the last part none does: false, and nothing changes.
  bool drop(const shape_grip& grip);
  /// One more corner at the end of the ring that was begun last; the only one of a point takes the new place.
  void append(const stored_place& corner);
  /// A further part, with its first corner.
  void begin_part(const stored_place& corner);
  /// A hole, with its first corner, in the part that the corner lies in; false, and nothing changes, if it
  /// lies in none.
  bool begin_hole(const stored_place& corner);
  /// Another kind of shape from the corners that are there; a point keeps the last.
  void become(geo::geometry_kind kind);
  /// Cuts a line at the corner within `tolerance` metres of the place, or else on the side that is so near:
  /// its course stays, but for a stored place within kOnLineMetres of it, which becomes the corner to the
  /// last digit. A cut that is there goes. False, and nothing changes, at an end and beside the line.
  bool cut_at(const stored_place& place, double tolerance);
  /// A line becomes one with another, which meets it there.
  void join(const edited_shape& other, const workflow::line_joint& joint);
  bool take_back();
  bool do_again();

  /// Untouched corners as stored, the others from their place. Throws error{bad_input} if one cannot be
  /// transformed.
  [[nodiscard]] geo::geographic_geometry geographic(geo::crs_code measuring) const;
  /// The same of a line with a cut, in two: the corner of the cut belongs to both.
  [[nodiscard]] std::array<geo::geographic_geometry, 2> pieces(geo::crs_code measuring) const;

 private:
  struct drawing {
    geo::geometry_kind kind = geo::geometry_kind::none;
    std::vector<edited_ring> rings;
    std::size_t begun = 0;  ///< the ring that corners are added to
    std::optional<shape_grip> cut;
    std::size_t joins = 0;
  };

  struct nearest_side {
    shape_grip first;  ///< its first corner
    double distance = 0;
  };

  void remember();
  [[nodiscard]] std::optional<nearest_side> side_near(geo::planar p) const;
  [[nodiscard]] bool is_end(const shape_grip& corner) const;
  [[nodiscard]] bool encloses(std::size_t ring, geo::planar p) const;
  void insert_corner(const shape_grip& before, const stored_place& corner);
  void erase_ring(std::size_t ring);
  [[nodiscard]] geo::geographic_geometry shape_of(const std::vector<edited_ring>& rings,
                                                  geo::crs_code measuring) const;

  drawing now_;
  std::vector<drawing> past_, future_;
};

}  // namespace greenward::viewer
