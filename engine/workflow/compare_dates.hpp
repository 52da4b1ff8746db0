// `greenward diff`: a layer at two moments, side by side.
#pragma once

#include "engine/layer/feature_table.hpp"
#include "engine/workflow/moment.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// One feature that came, went or changed. Rows point into the tables of the comparison.
struct row_difference {
  std::optional<std::size_t> before, after;  ///< none: it was not there
  std::vector<std::size_t> fields;           ///< that differ, if it was there both times
  bool geometry = false;                     ///< differs, likewise
};

struct comparison {
  layer::feature_table before, after;
  std::vector<row_difference> differences;  ///< by rising id
};

/// Features by id. O(n).
[[nodiscard]] comparison compare(layer::feature_table before, layer::feature_table after);

/// Throws error{store}, error{usage} for an unknown layer.
[[nodiscard]] comparison compare_moments(const std::string& database, const std::string& layer,
                                         const moment& before, const moment& after);

}  // namespace greenward::workflow
