#include "engine/report/png_image.hpp"

#include <cairo.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace greenward::report {
namespace {

constexpr std::uint8_t kNumbered = 3;

/// Rows one after the other, 0xRRGGBB.
struct plain_picture {
  int width, height;
  std::vector<std::uint32_t> pixels;

  [[nodiscard]] std::string png() const {
    return png_of(width, height, [&](int row, std::span<std::uint32_t> to) {
      const auto from = pixels.begin() + static_cast<std::ptrdiff_t>(row) * width;
      std::copy(from, from + width, to.begin());
    });
  }
};

/// `colours` different ones, each at least once if there is room, in no order.
plain_picture random_picture(int width, int height, std::uint32_t colours, std::uint32_t seed) {
  std::mt19937 random(seed);
  plain_picture picture{width, height, {}};
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(width * height); ++i)
    picture.pixels.push_back((i < colours ? i : random() % colours) * 0x10307U & 0xffffffU);
  std::shuffle(picture.pixels.begin(), picture.pixels.end(), random);
  return picture;
}

/// What Cairo and libpng read.
plain_picture read_back(std::string png) {
  const auto more = [](void* left, unsigned char* to, unsigned count) {
    auto& bytes = *static_cast<std::string*>(left);
    if (bytes.size() < count) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(to, bytes.data(), count);
    bytes.erase(0, count);
    return CAIRO_STATUS_SUCCESS;
  };
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> read(
      cairo_image_surface_create_from_png_stream(more, &png), cairo_surface_destroy);
  if (cairo_surface_status(read.get()) != CAIRO_STATUS_SUCCESS) return {0, 0, {}};
  plain_picture picture{
      cairo_image_surface_get_width(read.get()), cairo_image_surface_get_height(read.get()), {}};
  for (int row = 0; row < picture.height; ++row) {
    std::vector<std::uint32_t> row_read(static_cast<std::size_t>(picture.width));
    std::memcpy(row_read.data(),
                cairo_image_surface_get_data(read.get()) + row * cairo_image_surface_get_stride(read.get()),
                row_read.size() * sizeof row_read.front());
    for (const std::uint32_t pixel : row_read) picture.pixels.push_back(pixel & 0xffffffU);
  }
  return picture;
}

/// The byte of IHDR that says what a pixel is.
std::uint8_t pixel_form_of(const std::string& png) {
  return static_cast<std::uint8_t>(png.at(25));
}

RC_GTEST_PROP(PngImage, AnotherReaderFindsEveryPixel, (std::uint32_t seed)) {
  const auto colours = *rc::gen::element(1U, 2U, 200U, 256U, 257U, 3000U);
  const plain_picture picture =
      random_picture(*rc::gen::inRange(1, 90), *rc::gen::inRange(1, 150), colours, seed);
  const plain_picture read = read_back(picture.png());
  RC_ASSERT(read.width == picture.width);
  RC_ASSERT(read.height == picture.height);
  RC_ASSERT(read.pixels == picture.pixels);
}

TEST(PngImage, APaletteIsMadeOfNoMoreThan256Colours) {
  EXPECT_EQ(pixel_form_of(random_picture(200, 300, 256, 1).png()), kNumbered);
  EXPECT_NE(pixel_form_of(random_picture(200, 300, 257, 1).png()), kNumbered);
}

TEST(PngImage, ColoursThatAreFewInEveryGroupOfRowsMayBeTooManyTogether) {
  plain_picture picture{100, 640, {}};
  for (int row = 0; row < picture.height; ++row)
    for (int column = 0; column < picture.width; ++column)
      picture.pixels.push_back(static_cast<std::uint32_t>(row / 2));
  EXPECT_EQ(read_back(picture.png()).pixels, picture.pixels);
  EXPECT_NE(pixel_form_of(picture.png()), kNumbered);
}

TEST(PngImage, TheSamePictureIsTheSameBytes) {
  const plain_picture picture = random_picture(150, 500, 90, 4);
  EXPECT_EQ(picture.png(), picture.png());
}

}  // namespace
}  // namespace greenward::report
