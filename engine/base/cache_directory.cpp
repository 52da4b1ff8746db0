#include "engine/base/cache_directory.hpp"

#include <cstdlib>

namespace greenward {

std::optional<std::filesystem::path> cache_directory() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::filesystem::path(value == nullptr ? "" : value);
  };
  // A relative path is to be ignored (XDG Base Directory Specification).
  if (const auto cache = variable("XDG_CACHE_HOME"); cache.is_absolute()) return cache / "greenward";
  if (const auto home = variable("HOME"); home.is_absolute()) return home / ".cache" / "greenward";
  return std::nullopt;
}

}  // namespace greenward
