// One edit held against what its layer takes. Private to edit_features.
#pragma once

#include "engine/layer/hand_edits.hpp"
#include "engine/store/store.hpp"
#include "engine/workflow/edit_features.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace greenward::workflow {

/// gis-data/editing/hand.toml, read once.
[[nodiscard]] const layer::hand_edits& hand_rules();

/// Why a layer or field is not changed by hand.
[[nodiscard]] bilingual written_by(std::string_view command);

/// The feature as it will be: `old` (row `row`, where there is one) with what is typed and drawn, under the
/// edit's id. What cannot be taken is told to `refuse`, and stays as it was.
[[nodiscard]] layer::feature_table edited_row(
    const feature_edit& edit, const layer::layer_schema& schema, const layer::feature_table* old,
    std::size_t row, const std::function<void(std::string_view field, bilingual reason)>& refuse);

/// Why the shape cannot be one of the layer.
[[nodiscard]] std::optional<bilingual> wrong_shape(geo::geographic_view shape, layer::layer_geometry wanted);

/// The first field (or "geometry") in which the two rows differ; nullopt if there is none.
[[nodiscard]] std::optional<std::string> first_difference(const layer::feature_table& a, std::size_t row_of_a,
                                                          const layer::feature_table& b,
                                                          std::size_t row_of_b);

}  // namespace greenward::workflow
