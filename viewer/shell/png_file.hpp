// A picture to a file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace greenward::viewer {

/// `rgba`: width × height × 4 bytes, bottom row first, as OpenGL reads it. The file is opaque (alpha is left
/// out). Throws error{bad_input} if it cannot be written whole; then no file is left behind.
void write_png(const std::filesystem::path& file, int width, int height, std::span<const std::byte> rgba);

}  // namespace greenward::viewer
