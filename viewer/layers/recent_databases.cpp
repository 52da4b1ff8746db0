#include "viewer/layers/recent_databases.hpp"

#include <array>
#include <ctime>
#include <filesystem>
#include <system_error>

namespace greenward::viewer {

namespace {

bool is_address(std::string_view database) {
  return database.find("://") != std::string_view::npos;
}

}  // namespace

void put_first(std::vector<recent_database>& list, const std::string& database, std::int64_t opened) {
  std::erase_if(list, [&](const recent_database& one) { return one.database == database; });
  list.insert(list.begin(), {database, opened});
  if (list.size() > kMostRecent) list.resize(kMostRecent);
}

presence presence_of(const std::string& database) {
  if (is_address(database)) return presence::elsewhere;
  std::error_code unknown;
  return std::filesystem::exists(database, unknown) ? presence::there : presence::missing;
}

std::string short_name(std::string_view database) {
  if (is_address(database)) return std::string(database);
  return std::filesystem::path(database).stem().string();
}

std::string time_text(std::int64_t seconds) {
  if (seconds == 0) return "";
  const auto time = static_cast<std::time_t>(seconds);
  std::tm local{};
  if (localtime_r(&time, &local) == nullptr) return "";
  std::array<char, 32> words{};
  return {words.data(), std::strftime(words.data(), words.size(), "%Y-%m-%d %H:%M", &local)};
}

}  // namespace greenward::viewer
