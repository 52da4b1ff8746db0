// Whether a geometry is one that a layer holds.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/layer/schema.hpp"

#include <optional>

namespace greenward::workflow {

/// Why not; nullopt if it is.
[[nodiscard]] std::optional<bilingual> wrong_geometry(geo::geographic_view geometry,
                                                      layer::layer_geometry wanted);

}  // namespace greenward::workflow
