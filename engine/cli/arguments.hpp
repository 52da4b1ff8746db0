// Arguments that several subcommands read.
#pragma once

#include "engine/base/date.hpp"
#include "engine/cli/session.hpp"
#include "engine/geo/point.hpp"
#include "engine/workflow/moment.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace greenward::cli {

/// Adds `--format` with the given choices; the first is the default.
void add_format(CLI::App& command, session& session, const std::vector<std::string>& choices);
/// Adds the positional DB.
void add_database(CLI::App& command, const session& session, std::string& address);

struct moment_arguments {
  std::string as_of, recorded_by;
};
/// Adds `--as-of` and `--recorded-by`.
void add_moment(CLI::App& command, const session& session, moment_arguments& arguments);
/// Throws error{usage} for what is no date; `--recorded-by` also takes "YYYY-MM-DDThh:mm:ssZ".
[[nodiscard]] workflow::moment parse_moment(const moment_arguments& arguments);

/// "W,S,E,N" in degrees. Throws error{usage} naming the option.
[[nodiscard]] geo::lon_lat_box parse_box(const std::string& option, const std::string& text);
/// "LON,LAT" in degrees. Throws error{usage} naming the option.
[[nodiscard]] geo::lon_lat parse_point(const std::string& option, const std::string& text);
/// "YYYY-MM-DD". Throws error{usage} naming the option.
[[nodiscard]] date parse_day(const std::string& option, const std::string& text);
/// "FIELD=TEXT" for each. Throws error{usage} naming the option.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> parse_pairs(
    const std::string& option, const std::vector<std::string>& texts);
/// The person who works: `given`, or the login name.
[[nodiscard]] std::string person(const std::string& given);

}  // namespace greenward::cli
