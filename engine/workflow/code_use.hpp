// Where features name another feature by its code.
#pragma once

#include "engine/layer/hand_edits.hpp"
#include "engine/store/store.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::workflow {

struct code_use {
  std::string layer, field;
  std::size_t features = 0;  ///< that name the code there
};

/// What names the code as that of a feature of `named_layer`, by layer and field; layers that are worked out
/// anew name nothing. `counts`: whether a feature is one that counts. Reads every layer that has such a
/// field.
[[nodiscard]] std::vector<code_use> uses_of_code(
    const store::store& store, const layer::hand_edits& rules, std::string_view named_layer,
    std::string_view code,
    const std::function<bool(std::string_view layer, feature_id id, std::string_view field)>& counts);

}  // namespace greenward::workflow
