// Scripts that drive other programs through their Python bindings.
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace greenward::bench {

/// The command for a script of this folder and a request, with the system's Python, whose packages the
/// bindings are. `folder` is made: it is for the request and for settings of QGIS.
[[nodiscard]] std::vector<std::string> script_command(const char* script, const nlohmann::json& request,
                                                      const std::filesystem::path& folder);

/// Runs it and gives the last line that it printed (QGIS may have printed warnings before). Throws
/// std::runtime_error with what it printed if it fails.
[[nodiscard]] std::string run_script(const char* script, const nlohmann::json& request,
                                     const std::filesystem::path& folder);

}  // namespace greenward::bench
