// A file appears whole or not at all.
#pragma once

#include <filesystem>
#include <string_view>

namespace greenward {

/// Writes a new file beside `file` and renames it over `file`. Throws error{bad_input} with the system's
/// reason; the new file is removed then, and an old `file` is as it was.
void write_file_atomically(const std::filesystem::path& file, std::string_view bytes);

}  // namespace greenward
