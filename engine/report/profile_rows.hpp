// The words and numbers of the table under a longitudinal profile.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/drainage/profile.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace greenward::report {

/// "0+123.40": kilometres and metres.
[[nodiscard]] std::string station_text(double at_m);
/// "~205.123" where interpolated, "—" where unknown.
[[nodiscard]] std::string value_text(const drainage::profile_value& value, int decimals);
[[nodiscard]] bilingual system_title(drainage::drain_system system);

/// The inverts at a node: of the pipe that arrives and of the one that leaves, once where they are the same;
/// the node's own in parentheses where it is another.
[[nodiscard]] std::vector<std::string> invert_texts(const drainage::profile& way, std::size_t station);

/// A row of the table under a profile.
struct profile_row {
  bilingual title;
  bool of_pipes = false;                        ///< a cell a pipe, else a cell a station
  bool joins = false;                           ///< equal neighbours may share a cell
  std::vector<std::vector<std::string>> cells;  ///< texts side by side; one, or more for inverts
};
/// Station, ground, invert, depth, slope, length, size, material.
[[nodiscard]] std::vector<profile_row> rows_of(const drainage::profile& way);

}  // namespace greenward::report
