#include "viewer/shell/png_file.hpp"

#include "engine/base/error.hpp"
#include "tests/support/temporary_directory.hpp"

#include <cairo.h>
#include <gtest/gtest.h>
#include <array>
#include <cstdint>
#include <memory>

namespace greenward::viewer {
namespace {

constexpr int kWidth = 2, kHeight = 3;

/// Pixels of red 0, 1, 2 ... from the bottom row on, with green and blue of their own.
std::array<std::byte, 4 * kWidth * kHeight> numbered_pixels() {
  std::array<std::byte, 4 * kWidth * kHeight> rgba{};
  for (std::size_t i = 0; i < kWidth * kHeight; ++i) {
    rgba.at(4 * i) = static_cast<std::byte>(i);
    rgba.at(4 * i + 1) = std::byte{100};
    rgba.at(4 * i + 2) = std::byte{200};
  }
  return rgba;
}

TEST(PngFile, AnotherReaderFindsEveryPixelTopRowFirstAndOpaque) {
  const testing::temporary_directory folder;
  write_png(folder / "a.png", kWidth, kHeight, numbered_pixels());
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> read(
      cairo_image_surface_create_from_png((folder / "a.png").c_str()), cairo_surface_destroy);
  ASSERT_EQ(cairo_surface_status(read.get()), CAIRO_STATUS_SUCCESS) << "it also checks the sums of the file";
  ASSERT_EQ(cairo_image_surface_get_width(read.get()), kWidth);
  ASSERT_EQ(cairo_image_surface_get_height(read.get()), kHeight);
  const auto* bytes = cairo_image_surface_get_data(read.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(read.get()));
  for (std::uint32_t row = 0; row < kHeight; ++row) {
    const auto* pixels = reinterpret_cast<const std::uint32_t*>(bytes + row * stride);
    for (std::uint32_t column = 0; column < kWidth; ++column) {
      const std::uint32_t number = (kHeight - 1 - row) * kWidth + column;
      EXPECT_EQ(pixels[column] & 0xffffffU, number << 16U | 100U << 8U | 200U);
    }
  }
}

TEST(PngFile, WhatCannotBeWrittenIsAnError) {
  const testing::temporary_directory folder;
  EXPECT_THROW(write_png(folder / "no-folder/a.png", kWidth, kHeight, numbered_pixels()), error);
}

}  // namespace
}  // namespace greenward::viewer
