// What a person may want to see to after an edit. Private to edit_features.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/workflow/admin_locator.hpp"

#include <vector>

namespace greenward::workflow {

/// The administrative codes of its place for row 0, where it has the fields and none of them is filled in.
[[nodiscard]] layer::feature_table with_place(const layer::feature_table& edited,
                                              const admin_locator& locator);

/// Row 0 says another unit than the one it lies in.
void note_place(const layer::feature_table& edited, const admin_locator& locator,
                std::vector<bilingual>& notes);

/// Row 0 states a length that its line does not have (more than a hundredth and 0.5 m apart).
void note_length(const layer::feature_table& edited, geo::crs_code measuring, std::vector<bilingual>& notes);

}  // namespace greenward::workflow
