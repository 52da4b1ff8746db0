// Reads one gis-data/codes/*.toml. Private to this room.
#pragma once

#include "engine/layer/schema.hpp"
#include "engine/layer/toml_file.hpp"

#include <filesystem>
#include <string>

namespace greenward::layer {

/// The list is named after the file. Throws error{bad_input} for an empty list, an empty code or title and
/// a duplicate code.
[[nodiscard]] code_list read_code_list(const std::filesystem::path& file);
[[nodiscard]] code_list code_list_of(const toml_table& table, std::string name);

}  // namespace greenward::layer
