// The bands of the service area and those beyond it in the state file.
#pragma once

#include "viewer/layers/session.hpp"

#include <nlohmann/json_fwd.hpp>

namespace greenward::viewer {

[[nodiscard]] nlohmann::json bands_json(const session& state);

}  // namespace greenward::viewer
