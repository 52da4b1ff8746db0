// Where gis-data (catalogue, rules, styles, ...) lies on this machine.
#pragma once

#include <filesystem>

namespace greenward {

/// Tried in this order: the environment variable GREENWARD_DATA; ../share/greenward/gis-data beside the
/// running program; the source tree the program was built from. Throws error{bad_input} if none exists.
[[nodiscard]] std::filesystem::path data_directory();

}  // namespace greenward
