// Pieces of RFC 7946 text.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/layer/column.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace greenward::exchange {

/// A JSON string with its quotes; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);

/// "null" for kind none. Shells counter-clockwise, holes clockwise (the right-hand rule), whatever they were.
/// Coordinates to 15 significant digits: below a nanometre, so that nothing is lost by a round trip.
[[nodiscard]] std::string geojson_geometry(geo::geographic_view geometry);

/// Dates as "YYYY-MM-DD", booleans as true and false, absent values and non-finite numbers as null.
[[nodiscard]] std::string json_value(const layer::column& column, std::size_t row);

}  // namespace greenward::exchange
