// Values of a row as the journal keeps them.
#pragma once

#include "engine/layer/feature_table.hpp"

#include <cstddef>
#include <string>

namespace greenward::store {

/// One field as JSON: numbers in the shortest form that reads back to the same double, dates as
/// "YYYY-MM-DD", booleans as true and false, absent as null. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string field_json(const layer::feature_table& rows, std::size_t row, std::size_t field);

/// The geometry as a GeoJSON geometry object (always the multi-form; CRS EPSG:4490), or null.
[[nodiscard]] std::string geometry_json(geo::geographic_view geometry);

/// {"id": ..., "fields": {present fields}, "geometry": ...}
[[nodiscard]] std::string row_json(const layer::feature_table& rows, std::size_t row);

/// A text as a JSON string.
[[nodiscard]] std::string text_json(std::string_view text);

}  // namespace greenward::store
