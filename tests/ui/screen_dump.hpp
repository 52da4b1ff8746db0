// What Xvfb shows: it keeps its screen in a file (-fbdir) in the format of xwd.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace greenward::testing {

struct screen_dump {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;  ///< width × height × 3, top row first
};

/// `dump`: the file's bytes. Throws std::runtime_error for anything but a screen of 32 bits a pixel in the
/// order of a PC.
[[nodiscard]] screen_dump read_screen(const std::string& dump);

void write_screen(const screen_dump& screen, const std::filesystem::path& png);

}  // namespace greenward::testing
