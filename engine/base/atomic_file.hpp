// A file appears whole or not at all.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

namespace greenward {

/// Writes a new file beside `file` and renames it over `file`. Throws error{bad_input} with the system's
/// reason; the new file is removed then, and an old `file` is as it was.
void write_file_atomically(const std::filesystem::path& file, std::string_view bytes);
/// The same with the parts one after the other.
void write_file_atomically(const std::filesystem::path& file, std::span<const std::string_view> parts);

}  // namespace greenward
