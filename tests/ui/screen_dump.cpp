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
enum class xwd : std::uint8_t {
  head_size = 0,
  width = 4,
  height = 5,
  byte_order = 7,
  bits = 11,
  line_size = 12,
  colours = 19
};
constexpr std::size_t kColourSize = 12;

std::size_t number_at(const std::string& bytes, xwd which) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value = value << 8U | static_cast<unsigned char>(bytes.at(4 * static_cast<std::size_t>(which) + i));
  return value;
}

}  // namespace

screen_dump read_screen(const std::string& dump) {
  if (dump.size() < 100 || number_at(dump, xwd::bits) != 32 || number_at(dump, xwd::byte_order) != 0)
    throw std::runtime_error("not a screen that can be read");
  screen_dump screen{
      static_cast<int>(number_at(dump, xwd::width)), static_cast<int>(number_at(dump, xwd::height)), {}};
  const std::size_t wide = number_at(dump, xwd::width), high = number_at(dump, xwd::height);
  const std::size_t start = number_at(dump, xwd::head_size) + kColourSize * number_at(dump, xwd::colours);
  if (dump.size() < start + high * number_at(dump, xwd::line_size)) throw std::runtime_error("half a screen");
  screen.rgb.resize(wide * high * 3);
  std::uint8_t* to = screen.rgb.data();
  for (std::size_t y = 0; y < high; ++y) {
    const char* from = dump.data() + start + y * number_at(dump, xwd::line_size);
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
