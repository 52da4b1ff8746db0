#include "engine/cli/arguments.hpp"

#include "engine/base/error.hpp"
#include "engine/base/user_name.hpp"

#include <charconv>
#include <CLI/CLI.hpp>
#include <cmath>

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

bool is_utc_timestamp(const std::string& text) {
  constexpr std::size_t kLength = 20;
  if (text.size() != kLength || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
    return false;
  const auto below = [&](std::size_t at, int end) {
    int value = 0;
    const auto [last, status] = std::from_chars(&text[at], &text[at] + 2, value);
    return status == std::errc{} && last == &text[at] + 2 && value >= 0 && value < end;
  };
  return parse_date(text.substr(0, 10)) && text[4] == '-' && below(11, 24) && below(14, 60) && below(17, 60);
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

void add_moment(CLI::App& command, const session& session, moment_arguments& arguments) {
  command.add_option("--as-of", arguments.as_of,
                     session.text("截至日期 YYYY-MM-DD（含当日）：只算到那天为止发生的",
                                  "YYYY-MM-DD (that day included): only what had happened by then"));
  command.add_option(
      "--recorded-by", arguments.recorded_by,
      session.text("登记截至：日期（北京时间，含当日）或 YYYY-MM-DDThh:mm:ssZ；只算到那时已登记的",
                   "a date (China time, included) or YYYY-MM-DDThh:mm:ssZ: only what had been "
                   "recorded by then"));
}

workflow::moment parse_moment(const moment_arguments& arguments) {
  workflow::moment when;
  if (!arguments.as_of.empty()) when.happened_by = parse_day("--as-of", arguments.as_of);
  const std::string& text = arguments.recorded_by;
  if (text.empty()) return when;
  if (is_utc_timestamp(text)) {
    when.recorded_by = text;
  } else if (const auto day = parse_date(text)) {
    when.recorded_by = workflow::end_of_day_utc(*day);
  } else {
    refuse("--recorded-by", text,
           {"应为 YYYY-MM-DD 或 YYYY-MM-DDThh:mm:ssZ", "give YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ"});
  }
  return when;
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
  return given.empty() ? user_name() : given;
}

}  // namespace greenward::cli
