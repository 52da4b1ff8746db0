// A certificate as a text file: see docs/certificate.md for its lines.
#pragma once

#include "engine/walking/certificate.hpp"

#include <string>
#include <string_view>

namespace greenward::walking {

/// UTF-8, one record a line, numbers in the shortest form that reads back the same; the last line is the hash
/// of all before it. Line breaks within header values and names become spaces.
[[nodiscard]] std::string certificate_text(const certificate& certified);

/// Throws error{bad_input}, subject "name:line", for what is not of the format, for more than 2 GiB or a
/// line of more than 16 MiB, and for a hash that is not that of the lines. What the records say of each other
/// is not looked at: see check_certificate. O(bytes).
[[nodiscard]] certificate parse_certificate(std::string_view text, std::string_view name);

}  // namespace greenward::walking
