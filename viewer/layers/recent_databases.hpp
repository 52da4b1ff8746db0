// The databases that were opened last, and whether they are still there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::viewer {

struct recent_database {
  std::string database;     ///< as an absolute path, or an address
  std::int64_t opened = 0;  ///< last time, seconds since 1970 UTC
  friend bool operator==(const recent_database&, const recent_database&) = default;
};

inline constexpr std::size_t kMostRecent = 12;

/// Puts it first and once; of the others, those opened longest ago are forgotten.
void put_first(std::vector<recent_database>& list, const std::string& database, std::int64_t opened);

/// Of an address nothing is known without asking the server.
enum class presence : std::uint8_t { there, missing, elsewhere };
/// Looks into the file system.
[[nodiscard]] presence presence_of(const std::string& database);

/// The file's name without its folder and its ending; an address as it is.
[[nodiscard]] std::string short_name(std::string_view database);

/// The computer's local time, "2026-11-27 17:44"; nothing for 0, of which nobody knows.
[[nodiscard]] std::string time_text(std::int64_t seconds);

}  // namespace greenward::viewer
