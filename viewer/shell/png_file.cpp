#include "viewer/shell/png_file.hpp"

#include "engine/base/error.hpp"
#include "viewer/i18n/text_table.hpp"

#include <stb_image_write.h>
#include <fstream>
#include <system_error>
#include <vector>

namespace greenward::viewer {

namespace {

/// Top row first, three bytes a pixel.
std::vector<unsigned char> upright(int width, int height, std::span<const std::byte> rgba) {
  std::vector<unsigned char> rgb;
  rgb.reserve(rgba.size() / 4 * 3);
  for (int row = height; row-- > 0;) {
    for (int column = 0; column < width; ++column) {
      const std::size_t at = 4 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                                  static_cast<std::size_t>(column));
      for (std::size_t c = 0; c < 3; ++c) rgb.push_back(std::to_integer<unsigned char>(rgba[at + c]));
    }
  }
  return rgb;
}

void append(void* context, void* data, int size) {
  auto& bytes = *static_cast<std::vector<char>*>(context);
  const auto* first = static_cast<const char*>(data);
  bytes.insert(bytes.end(), first, first + size);
}

}  // namespace

void write_png(const std::filesystem::path& file, int width, int height, std::span<const std::byte> rgba) {
  const std::vector<unsigned char> rgb = upright(width, height, rgba);
  std::vector<char> bytes;
  const int encoded = stbi_write_png_to_func(append, &bytes, width, height, 3, rgb.data(), width * 3);
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (encoded != 0 && out) return;
  std::error_code ignored;
  if (std::filesystem::is_regular_file(file, ignored)) std::filesystem::remove(file, ignored);
  throw error(error_code::bad_input, file.string(), words(text_key::picture_failed),
              words(text_key::picture_remedy));
}

}  // namespace greenward::viewer
