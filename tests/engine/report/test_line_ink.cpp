#include "engine/report/line_ink.hpp"

#include "engine/report/cairo_surface.hpp"
#include "tests/engine/report/report_fixture.hpp"

#include <gtest/gtest.h>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <numbers>
#include <random>
#include <string>
#include <vector>

namespace greenward::report {
namespace {

constexpr int kSide = 200;
constexpr layer::colour kInk{0, 0, 0, 255};

/// White pixels of an image, drawn on through Cairo.
class white_image {
 public:
  white_image()
      : surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, kSide, kSide), cairo_surface_destroy),
        cairo_(cairo_create(surface_.get()), cairo_destroy) {
    cairo_set_source_rgb(cairo(), 1, 1, 1);
    cairo_paint(cairo());
  }
  [[nodiscard]] cairo_t* cairo() const { return cairo_.get(); }
  /// Of the green, 0 to 255.
  [[nodiscard]] int at(int x, int y) const {
    cairo_surface_flush(surface_.get());
    return cairo_image_surface_get_data(
        surface_.get())[y * cairo_image_surface_get_stride(surface_.get()) + 4 * x + 1];
  }

 private:
  std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface_;
  std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo_;
};

map_frame square_frame() {
  map_frame frame;
  frame.box = {{0, 0}, {kSide, kSide}};
  frame.centre = testing::kPlace;
  return frame;
}

geo::planar_geometry random_strokes(int count) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> place(-120, 120);
  geo::planar_geometry lines;
  for (int i = 0; i < count; ++i)
    lines.append_line(std::array{testing::off(place(random), place(random)),
                                 testing::off(place(random), place(random)),
                                 testing::off(place(random), place(random))});
  return lines;
}

std::vector<std::uint32_t> rows_of(const geo::planar_geometry& lines) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < lines.size(); ++row) rows.push_back(row);
  return rows;
}

/// The same lines as one path of Cairo's.
void stroke_by_cairo(cairo_t* cairo, const geo::planar_geometry& lines, const line_pen& pen) {
  const map_frame frame = square_frame();
  geometry_path path(cairo, frame);
  for (std::size_t row = 0; row < lines.size(); ++row) path.add_line(lines[row]);
  ink_path(cairo, pen);
}

TEST(LineInk, OnPixelsLinesLookAsCairosDo) {
  for (const double width : {0.4, 1.0, 1.5, 4.0, 9.0}) {
    const geo::planar_geometry lines = random_strokes(12);
    const line_pen pen{kInk, width, {}};
    const white_image ours, theirs;
    line_ink(ours.cairo(), lines, square_frame()).stroke(rows_of(lines), pen);
    stroke_by_cairo(theirs.cairo(), lines, pen);
    long darkness = 0, drawn = 0, apart = 0;
    for (int y = 0; y < kSide; ++y)
      for (int x = 0; x < kSide; ++x) {
        darkness += theirs.at(x, y) - ours.at(x, y);
        drawn += 255 - theirs.at(x, y);
        apart += std::abs(theirs.at(x, y) - ours.at(x, y));
      }
    EXPECT_LT(std::abs(static_cast<double>(darkness)), 0.03 * static_cast<double>(drawn)) << width;
    EXPECT_LT(static_cast<double>(apart), 0.12 * static_cast<double>(drawn)) << width;
  }
}

TEST(LineInk, ASeeThroughPenIsMixedInOnceHoweverOftenLinesCross) {
  geo::planar_geometry lines;
  for (const double x : {-40.0, 40.0, -40.0})
    lines.append_line(std::array{testing::off(x, 0), testing::off(-x, 0)});
  lines.append_line(std::array{testing::off(0, -40), testing::off(0, 40)});
  const white_image image;
  line_ink(image.cairo(), lines, square_frame()).stroke(rows_of(lines), {{0, 0, 0, 51}, 6, {}});
  EXPECT_EQ(image.at(80, 100), 204);
  EXPECT_EQ(image.at(100, 100), 204);
  EXPECT_EQ(image.at(100, 80), 204);
}

TEST(LineInk, NothingIsDrawnOutsideTheClip) {
  geo::planar_geometry lines;
  lines.append_line(std::array{testing::off(-90, 0), testing::off(90, 0)});
  const white_image image;
  cairo_rectangle(image.cairo(), 50, 0, 70, kSide);
  cairo_clip(image.cairo());
  line_ink(image.cairo(), lines, square_frame()).stroke(rows_of(lines), {kInk, 6, {}});
  EXPECT_EQ(image.at(49, 100), 255);
  EXPECT_EQ(image.at(50, 100), 0);
  EXPECT_EQ(image.at(119, 100), 0);
  EXPECT_EQ(image.at(120, 100), 255);
}

TEST(LineInk, EachStrokeIsOfItsOwnLinesAndPen) {
  geo::planar_geometry lines;
  lines.append_line(std::array{testing::off(-90, 0), testing::off(90, 0)});
  lines.append_line(std::array{testing::off(-90, 50), testing::off(90, 50)});
  const white_image image;
  const map_frame frame = square_frame();
  line_ink ink(image.cairo(), lines, frame);
  ink.stroke(std::array{0U}, {kInk, 6, {}});
  ink.stroke(std::array{1U}, {{0, 128, 0, 255}, 6, {}});
  EXPECT_EQ(image.at(100, 100), 0);
  EXPECT_EQ(image.at(100, 50), 128);
  ink.stroke(std::array{1U}, {{9, 9, 9, 0}, 6, {}});
  ink.stroke(std::array{1U}, {kInk, 0, {}});
  EXPECT_EQ(image.at(100, 50), 128) << "neither a pen of no alpha nor one of no width leaves anything";
}

TEST(LineInk, DashesHaveGaps) {
  geo::planar_geometry lines;
  lines.append_line(std::array{testing::off(-100, 0), testing::off(100, 0)});
  const white_image image;
  line_ink(image.cairo(), lines, square_frame()).stroke(rows_of(lines), {kInk, 6, std::array{10.0, 10.0}});
  EXPECT_EQ(image.at(5, 100), 0);
  EXPECT_EQ(image.at(15, 100), 255);
  EXPECT_EQ(image.at(25, 100), 0);
}

TEST(LineInk, OnOtherUnitsThanPixelsCairoDrawsAsSharplyAsThePixelsAllow) {
  geo::planar_geometry lines;
  lines.append_line(std::array{testing::off(-90, 50), testing::off(90, 50)});
  const white_image image;
  cairo_scale(image.cairo(), 2, 2);
  line_ink(image.cairo(), lines, square_frame()).stroke(rows_of(lines), {kInk, 6, {}});
  EXPECT_EQ(image.at(100, 93), 255);
  EXPECT_EQ(image.at(100, 94), 0);
  EXPECT_EQ(image.at(100, 105), 0);
  EXPECT_EQ(image.at(100, 106), 255);
}

TEST(LineInk, InAVectorFormatLinesStayPaths) {
  cairo_surface sheet(map_format::svg, kSide, kSide);
  const geo::planar_geometry lines = random_strokes(3);
  line_ink(sheet.context(), lines, square_frame()).stroke(rows_of(lines), {kInk, 2, {}});
  const std::string svg = sheet.finish();
  EXPECT_NE(svg.find("<path"), std::string::npos);
  EXPECT_EQ(svg.find("<image"), std::string::npos);
}

}  // namespace
}  // namespace greenward::report
