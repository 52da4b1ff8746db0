// Where files are kept that can be made anew at any time.
#pragma once

#include <filesystem>
#include <optional>

namespace greenward {

/// $XDG_CACHE_HOME/greenward, or $HOME/.cache/greenward; nothing if neither is set. It need not exist.
[[nodiscard]] std::optional<std::filesystem::path> cache_directory();

}  // namespace greenward
