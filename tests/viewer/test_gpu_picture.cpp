#include "viewer/canvas/gpu_picture.hpp"

#include "viewer/canvas/map_canvas.hpp"
#include "viewer/shell/headless_target.hpp"

#include <gtest/gtest.h>
#include <array>
#include <cstdlib>
#include <memory>
#include <vector>

namespace greenward::viewer {
namespace {

using rgb = std::array<int, 3>;
constexpr rgb kGround{246, 246, 242};

/// Two by two: red and green above, blue and nothing below; each pixel is 100 m.
const std::vector<std::uint8_t> kPixels{255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 0};

class GpuPicture : public ::testing::Test {
 protected:
  GpuPicture() {
    view.resize({60, 40});
    view.look_at({1000, 2000}, 10);
  }
  /// Of the map with the picture about its middle.
  [[nodiscard]] std::vector<std::byte> drawn(float opacity) const {
    const auto picture = std::make_shared<const gpu_picture>(geo::planar_box{{900, 1900}, {1100, 2100}},
                                                             screen_size{2, 2}, kPixels);
    map_canvas canvas;
    canvas.begin(view, {}, {picture, opacity});
    canvas.go_on({});
    canvas.letter([] {});
    canvas.draw_over(view, {});
    return canvas.read();
  }
  /// Column and row from the top left.
  [[nodiscard]] static rgb at(const std::vector<std::byte>& pixels, int column, int row) {
    const std::size_t i = 4 * (static_cast<std::size_t>(39 - row) * 60 + static_cast<std::size_t>(column));
    return {std::to_integer<int>(pixels[i]), std::to_integer<int>(pixels[i + 1]),
            std::to_integer<int>(pixels[i + 2])};
  }

  headless_target target{{64, 64}};  ///< the context
  camera view;
};

TEST_F(GpuPicture, LiesWhereItsExtentIsNorthUp) {
  const std::vector<std::byte> map = drawn(1);
  EXPECT_EQ(at(map, 21, 11), (rgb{255, 0, 0}));
  EXPECT_EQ(at(map, 38, 11), (rgb{0, 255, 0}));
  EXPECT_EQ(at(map, 21, 28), (rgb{0, 0, 255}));
  EXPECT_EQ(at(map, 38, 28), kGround) << "transparent";
  EXPECT_EQ(at(map, 19, 20), kGround);
  EXPECT_EQ(at(map, 30, 9), kGround);
  EXPECT_NE(at(map, 20, 10), kGround);
}

TEST_F(GpuPicture, HalfOpaqueLetsTheGroundThrough) {
  const rgb mixed = at(drawn(0.5F), 21, 11);
  EXPECT_NEAR(mixed[0], (255 + 246) / 2, 1);
  EXPECT_NEAR(mixed[1], 123, 1);
  EXPECT_NEAR(mixed[2], 121, 1);
}

}  // namespace
}  // namespace greenward::viewer
