// A layer's style as OGC Styled Layer Descriptor.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/layer/style.hpp"

#include <string>

namespace greenward::store {

/// SLD 1.1.0 with Symbology Encoding: one rule for each class, sizes in pixels; labels are left to QML.
[[nodiscard]] std::string sld_style(const layer::layer_style& style, geo::geometry_kind kind);

}  // namespace greenward::store
