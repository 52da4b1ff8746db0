// The tool that selects what lies in an area drawn on the map.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/geo/point.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace greenward::viewer {

enum class select_shape : std::uint8_t { none, box, polygon };
/// What counts as being in an area: to share a point with it, or to lie in it as a whole.
enum class select_rule : std::uint8_t { touching, within };
/// What becomes of what was selected before.
enum class select_change : std::uint8_t { replace, add, take_away };

struct select_state {
  select_shape shape = select_shape::none;  ///< of the tool in hand
  select_rule rule = select_rule::touching;
  std::vector<geo::planar> corners;  ///< put so far; of a box the one where it was begun and the opposite one
  std::optional<bilingual> problem;  ///< why the last area selected nothing

  /// Takes the tool in hand, or lays it down (none); what was being drawn goes either way.
  void take_up(select_shape what);
  void clear() { take_up(shape); }
  /// One more corner of a polygon; the last one over again is none.
  void add(geo::planar corner);
  void take_back();
};

/// The corners of the box as a ring, counter-clockwise.
[[nodiscard]] std::vector<geo::planar> ring_of_box(geo::planar a, geo::planar b);

}  // namespace greenward::viewer
