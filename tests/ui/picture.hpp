// A PNG as pixels, for counting colours in a region.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace greenward::testing {

struct pixel {
  int r = 0, g = 0, b = 0;
};

struct region {
  int x = 0, y = 0, width = 0, height = 0;
};

class picture {
 public:
  explicit picture(const std::filesystem::path& png);
  /// `rgb`: width × height × 3, top row first.
  picture(int width, int height, std::vector<std::uint8_t> rgb);
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] pixel at(int x, int y) const;
  /// Pixels of the region whose every channel is within `tolerance` of the colour.
  [[nodiscard]] int count(const region& where, pixel colour, int tolerance) const;
  /// Pixels in which two pictures of equal size differ by more than 8 in a channel.
  [[nodiscard]] int differences(const picture& other, const region& where) const;

 private:
  int width_ = 0;
  int height_ = 0;
  std::vector<std::uint8_t> rgb_;
};

}  // namespace greenward::testing
