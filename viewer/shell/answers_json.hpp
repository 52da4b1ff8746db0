// What the session was asked and what was answered, as parts of the state file.
#pragma once

#include "viewer/layers/session.hpp"

#include <nlohmann/json_fwd.hpp>

namespace greenward::viewer {

[[nodiscard]] nlohmann::json profile_json(const session& state);
[[nodiscard]] nlohmann::json witness_json(const session& state);
[[nodiscard]] nlohmann::json separation_json(const session& state);
[[nodiscard]] nlohmann::json scenario_json(const session& state);
[[nodiscard]] nlohmann::json sites_json(const session& state);
[[nodiscard]] nlohmann::json edit_json(const session& state);
[[nodiscard]] nlohmann::json history_json(const session& state);

/// What is being added to the district, and what came of it.
[[nodiscard]] nlohmann::json import_json(const session& state);
[[nodiscard]] nlohmann::json basemap_json(const session& state);

}  // namespace greenward::viewer
