// Scripts of mouse and keys, played on the small district without a display.
#pragma once

#include "tests/support/run_program.hpp"
#include "tests/support/temporary_directory.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace greenward::testing {

/// Plays a script on the small district; pictures and states go into out/ of `folder`.
[[nodiscard]] program_result play(const temporary_directory& folder, const std::string& script);

/// The same on a sample district of a tenth of the usual size.
[[nodiscard]] program_result play_on_sample(const temporary_directory& folder, const std::string& script);

/// The same on a database, with more options.
[[nodiscard]] program_result play_on(const std::string& database, const temporary_directory& folder,
                                     const std::string& script, const std::vector<std::string>& options = {});

/// The state that a script has kept.
[[nodiscard]] nlohmann::json kept(const std::string& file);

/// Pixels of what is being measured, or marked.
[[nodiscard]] int measured_pixels(const std::string& file);

}  // namespace greenward::testing
