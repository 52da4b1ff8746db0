#include "engine/cli/arguments.hpp"

#include "engine/base/error.hpp"

#include <pwd.h>
#include <unistd.h>
#include <charconv>
#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdlib>

namespace greenward::cli {

namespace {

[[noreturn]] void refuse(const std::string& option, const std::string& text, bilingual wanted) {
  throw error(error_code::usage, option + " " + text, {"参数无法识别", "the value is not understood"},
              std::move(wanted));
}

/// Exactly `count` finite numbers between commas, or none.
std::vector<double> numbers(const std::string& text, std::size_t count) {
  std::vector<double> result;
  const char* at = text.data();
  const char* end = text.data() + text.size();
  while (true) {
    double value = 0;
    const auto [next, status] = std::from_chars(at, end, value);
    if (status != std::errc{} || !std::isfinite(value)) return {};
    result.push_back(value);
    if (next == end) break;
    if (*next != ',') return {};
    at = next + 1;
  }
  return result.size() == count ? result : std::vector<double>{};
}

}  // namespace

void add_format(CLI::App& command, session& session, const std::vector<std::string>& choices) {
  static const std::vector<std::pair<std::string, output_format>> kNames{{"table", output_format::table},
                                                                         {"json", output_format::json},
                                                                         {"csv", output_format::csv},
                                                                         {"geojson", output_format::geojson}};
  std::string list;
  for (const std::string& choice : choices) list += (list.empty() ? "" : "|") + choice;
  command
      .add_option_function<std::string>(
          "--format",
          [&session](const std::string& value) {
            for (const auto& [name, format] : kNames)
              if (name == value) session.format = format;
          },
          session.text("输出格式：", "output format: ") + list)
      ->check(CLI::IsMember(choices))
      ->type_name("");
}

void add_database(CLI::App& command, const session& session, std::string& address) {
  command
      .add_option("DB", address,
                  session.text("区县数据库（SpatiaLite 文件）", "district database (SpatiaLite file)"))
      ->required();
}

geo::lon_lat_box parse_box(const std::string& option, const std::string& text) {
  const auto n = numbers(text, 4);
  if (n.empty()) refuse(option, text, {"应为 西,南,东,北（度）", "give W,S,E,N in degrees"});
  return {{n[0], n[1]}, {n[2], n[3]}};
}

geo::lon_lat parse_point(const std::string& option, const std::string& text) {
  const auto n = numbers(text, 2);
  if (n.empty() || std::abs(n[0]) > 180 || std::abs(n[1]) > 90)
    refuse(option, text, {"应为 经度,纬度（度）", "give LON,LAT in degrees"});
  return {n[0], n[1]};
}

date parse_day(const std::string& option, const std::string& text) {
  const auto day = parse_date(text);
  if (!day) refuse(option, text, {"应为 YYYY-MM-DD", "give YYYY-MM-DD"});
  return *day;
}

std::vector<std::pair<std::string, std::string>> parse_pairs(const std::string& option,
                                                             const std::vector<std::string>& texts) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string& text : texts) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
      refuse(option, text, {"应为 字段=值", "give FIELD=VALUE"});
    pairs.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return pairs;
}

std::string person(const std::string& given) {
  if (!given.empty()) return given;
  if (const char* user = std::getenv("USER"); user != nullptr && *user != '\0') return user;
  const passwd* entry = getpwuid(getuid());
  return entry != nullptr ? entry->pw_name : "unknown";
}

}  // namespace greenward::cli
