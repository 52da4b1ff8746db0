// What the administrative units are called.
#pragma once

#include "engine/layer/feature_table.hpp"

#include <map>
#include <string>

namespace greenward::workflow {

/// Names by code. `admin_units`: the layer.
[[nodiscard]] std::map<std::string, std::string> unit_names(const layer::feature_table& admin_units);

}  // namespace greenward::workflow
