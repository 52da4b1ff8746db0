// Where a corner that is drawn near something comes to lie.
#pragma once

#include "viewer/layers/edited_shape.hpp"
#include "viewer/layers/session.hpp"

#include <optional>
#include <string_view>

namespace greenward::viewer {

/// A feature that nothing snaps to: the one that is being changed.
struct left_out_feature {
  std::string_view layer;
  feature_id feature;
};

/// The nearest corner of what is drawn within `tolerance` metres, with its stored coordinates, so that the
/// two coincide to the last digit; or else the nearest place on a side; or else nothing. Sides lie on the
/// straight line of the measuring CRS.
[[nodiscard]] std::optional<stored_place> snap(const session& state, geo::planar at, double tolerance,
                                               const left_out_feature& but);

}  // namespace greenward::viewer
