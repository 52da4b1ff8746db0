// A layer's style in QGIS's own form.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/layer/style.hpp"

#include <string>

namespace greenward::store {

/// A QML document that QGIS 3.22 and later load: one symbol, or categories by the style's field; labels;
/// visibility by scale. Lengths in pixels. `kind`: which symbols to draw.
[[nodiscard]] std::string qml_style(const layer::layer_style& style, geo::geometry_kind kind);

}  // namespace greenward::store
