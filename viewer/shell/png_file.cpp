#include "viewer/shell/png_file.hpp"

#include "engine/base/error.hpp"
#include "engine/report/png_image.hpp"
#include "viewer/i18n/text_table.hpp"

#include <cstdint>
#include <fstream>
#include <string>
#include <system_error>

namespace greenward::viewer {

namespace {

/// `width`: pixels of a row; the bottom row first.
std::string upright_png(int width, int height, std::span<const std::byte> rgba) {
  const auto columns = static_cast<std::size_t>(width);
  return report::png_of(width, height, [&](int row, std::span<std::uint32_t> pixels) {
    const std::byte* from = &rgba[4 * columns * static_cast<std::size_t>(height - 1 - row)];
    for (std::uint32_t& pixel : pixels) {
      const auto channel = [from](int i) { return std::to_integer<std::uint32_t>(from[i]); };
      pixel = channel(0) << 16U | channel(1) << 8U | channel(2);
      from += 4;
    }
  });
}

}  // namespace

void write_png(const std::filesystem::path& file, int width, int height, std::span<const std::byte> rgba) {
  const std::string bytes = upright_png(width, height, rgba);
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (out) return;
  std::error_code ignored;
  if (std::filesystem::is_regular_file(file, ignored)) std::filesystem::remove(file, ignored);
  throw error(error_code::bad_input, file.string(), words(text_key::picture_failed),
              words(text_key::picture_remedy));
}

}  // namespace greenward::viewer
