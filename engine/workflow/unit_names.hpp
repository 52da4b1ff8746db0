// What the administrative units are called.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/works/unit_tree.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace greenward::workflow {

/// Names by code. `admin_units`: the layer.
[[nodiscard]] std::map<std::string, std::string> unit_names(const layer::feature_table& admin_units);
/// Names side by side with the units of a tree; "" = admin_units does not have it.
[[nodiscard]] std::vector<std::string> unit_names(const works::unit_tree& tree,
                                                  const layer::feature_table& admin_units);
/// "未落位"/"in no unit" for works::kNoUnit, the code for a unit without a name. `names`: by unit.
[[nodiscard]] bilingual title_of_unit(const works::unit_tree& tree, std::span<const std::string> names,
                                      std::uint32_t unit);

}  // namespace greenward::workflow
