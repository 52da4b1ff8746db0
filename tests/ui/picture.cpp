#include "tests/ui/picture.hpp"

#include <cstdlib>
#include <stdexcept>
#include <utility>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#include <stb_image.h>
#pragma GCC diagnostic pop

namespace greenward::testing {

namespace {

bool near(pixel a, pixel b, int tolerance) {
  return std::abs(a.r - b.r) <= tolerance && std::abs(a.g - b.g) <= tolerance &&
         std::abs(a.b - b.b) <= tolerance;
}

}  // namespace

picture::picture(const std::filesystem::path& png) {
  int channels = 0;
  stbi_uc* data = stbi_load(png.c_str(), &width_, &height_, &channels, 3);
  if (data == nullptr) throw std::runtime_error("no picture: " + png.string());
  rgb_.assign(data, data + static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 3);
  stbi_image_free(data);
}

picture::picture(int width, int height, std::vector<std::uint8_t> rgb)
    : width_(width), height_(height), rgb_(std::move(rgb)) {}

pixel picture::at(int x, int y) const {
  const std::size_t i =
      3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x));
  return {rgb_.at(i), rgb_.at(i + 1), rgb_.at(i + 2)};
}

int picture::count(const region& where, pixel colour, int tolerance) const {
  int found = 0;
  for (int y = where.y; y < where.y + where.height; ++y) {
    for (int x = where.x; x < where.x + where.width; ++x) found += near(at(x, y), colour, tolerance) ? 1 : 0;
  }
  return found;
}

int picture::differences(const picture& other, const region& where) const {
  int found = 0;
  for (int y = where.y; y < where.y + where.height; ++y) {
    for (int x = where.x; x < where.x + where.width; ++x) found += near(at(x, y), other.at(x, y), 8) ? 0 : 1;
  }
  return found;
}

}  // namespace greenward::testing
