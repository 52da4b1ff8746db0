// The board of the works as a part of the state file.
#pragma once

#include "viewer/layers/session.hpp"

#include <nlohmann/json_fwd.hpp>

namespace greenward::viewer {

[[nodiscard]] nlohmann::json board_json(const session& state);

}  // namespace greenward::viewer
