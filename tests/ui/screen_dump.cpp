#include "tests/ui/screen_dump.hpp"

#include <stdexcept>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb_image_write.h>
#pragma GCC diagnostic pop

namespace greenward::testing {

namespace {

/// Places of the numbers (four bytes each, the highest first) at the head of an xwd file.
enum xwd_number {
  head_size = 0,
  width = 4,
  height = 5,
  byte_order = 7,
  bits = 11,
  line_size = 12,
  colours = 19
};
constexpr std::size_t kColourSize = 12;

std::size_t number_at(const std::string& bytes, xwd_number which) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value = value << 8U | static_cast<unsigned char>(bytes.at(4 * static_cast<std::size_t>(which) + i));
  return value;
}

}  // namespace

screen_dump read_screen(const std::string& xwd) {
  if (xwd.size() < 100 || number_at(xwd, bits) != 32 || number_at(xwd, byte_order) != 0)
    throw std::runtime_error("not a screen that can be read");
  screen_dump screen{static_cast<int>(number_at(xwd, width)), static_cast<int>(number_at(xwd, height)), {}};
  const std::size_t wide = number_at(xwd, width), high = number_at(xwd, height);
  const std::size_t start = number_at(xwd, head_size) + kColourSize * number_at(xwd, colours);
  if (xwd.size() < start + high * number_at(xwd, line_size)) throw std::runtime_error("half a screen");
  screen.rgb.resize(wide * high * 3);
  std::uint8_t* to = screen.rgb.data();
  for (std::size_t y = 0; y < high; ++y) {
    const char* from = xwd.data() + start + y * number_at(xwd, line_size);
    for (const char* end = from + 4 * wide; from != end; from += 4) {
      *to++ = static_cast<std::uint8_t>(from[2]);
      *to++ = static_cast<std::uint8_t>(from[1]);
      *to++ = static_cast<std::uint8_t>(from[0]);
    }
  }
  return screen;
}

void write_screen(const screen_dump& screen, const std::filesystem::path& png) {
  std::filesystem::create_directories(png.parent_path());
  if (stbi_write_png(png.c_str(), screen.width, screen.height, 3, screen.rgb.data(), screen.width * 3) == 0)
    throw std::runtime_error("cannot write " + png.string());
}

}  // namespace greenward::testing
