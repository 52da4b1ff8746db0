// A distance or an area that is being measured on the map, corner by corner.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/units.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/point.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace greenward::viewer {

enum class measure_kind : std::uint8_t { none, distance, area };

struct measure_state {
  measure_kind kind = measure_kind::none;  ///< of the tool in hand
  std::vector<geo::planar> corners;
  std::vector<geo::lon_lat> places;  ///< of the corners
  bool ended = false;                ///< no corner follows; the next click begins anew
  std::optional<bilingual> problem;  ///< why the last click put no corner

  /// Puts a corner, the first one of a new measurement if the last one has ended.
  void add(geo::planar corner, geo::crs_code measuring);
  /// Takes the last corner away; a measurement that had ended goes on.
  void take_back();
  /// Ends it; nothing happens before there is something to measure.
  void end();
  /// The tool stays in hand.
  void clear();
  /// Takes the tool in hand, or lays it down (none); what was measured goes either way.
  void take_up(measure_kind what);
};

/// Geodesic on WGS 84, see engine/geo/geodesic.hpp.
struct measurement {
  std::vector<geo::planar> corners;  ///< those put, then the pointer if it follows
  std::vector<metres> sides;         ///< from each corner to the next; of an area also back to the first
  metres length;                     ///< of all sides
  std::optional<square_metres>
      enclosed{};        ///< of an area; none below three corners and if its border crosses
  bool crosses = false;  ///< the border of an area meets itself: it has no area
};

/// `pointer` follows as one more corner unless the measurement has ended. O(corners²) for an area.
[[nodiscard]] measurement measured(const measure_state& state, std::optional<geo::planar> pointer,
                                   geo::crs_code measuring);

}  // namespace greenward::viewer
