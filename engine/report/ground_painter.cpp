#include "engine/report/ground_painter.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>

namespace greenward::report {

namespace {

/// Pixels of the picture to one of the sheet: 144 to an inch.
constexpr double kGroundFineness = 1.5;
constexpr double kMostGroundPixels = 16 << 20;

struct image_closer {
  void operator()(cairo_surface_t* image) const { cairo_surface_destroy(image); }
};
using image_ptr = std::unique_ptr<cairo_surface_t, image_closer>;

/// Cairo keeps a pixel as one number with alpha in its highest byte.
image_ptr image_of(const map_ground& ground) {
  image_ptr image(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, ground.width, ground.height));
  if (cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) return image;
  cairo_surface_flush(image.get());
  unsigned char* const rows = cairo_image_surface_get_data(image.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(image.get()));
  const auto width = static_cast<std::size_t>(ground.width);
  for (std::size_t i = 0; i < ground.rgba.size() / 4; ++i) {
    const std::uint8_t* const from = ground.rgba.data() + 4 * i;
    const std::uint32_t pixel = std::uint32_t{from[3]} << 24U | std::uint32_t{from[0]} << 16U |
                                std::uint32_t{from[1]} << 8U | std::uint32_t{from[2]};
    std::copy_n(reinterpret_cast<const unsigned char*>(&pixel), 4, rows + i / width * stride + i % width * 4);
  }
  cairo_surface_mark_dirty(image.get());
  return image;
}

}  // namespace

void paint_ground(cairo_t* cairo, const ground_source& source, double opacity, const map_frame& frame) {
  const double wide = frame.box.width(), high = frame.box.height();
  const double fineness = std::min(kGroundFineness, std::sqrt(kMostGroundPixels / (wide * high)));
  const auto pixels = [&](double side) { return std::max(1, static_cast<int>(side * fineness)); };
  const auto ground = source(frame.ground(), pixels(wide), pixels(high));
  if (!ground) return;
  const image_ptr image = image_of(*ground);
  const pixel from = frame.to_sheet({ground->extent.min.x, ground->extent.max.y});
  const pixel to = frame.to_sheet({ground->extent.max.x, ground->extent.min.y});
  cairo_save(cairo);
  cairo_translate(cairo, from.x, from.y);
  cairo_scale(cairo, (to.x - from.x) / ground->width, (to.y - from.y) / ground->height);
  cairo_set_source_surface(cairo, image.get(), 0, 0);
  cairo_paint_with_alpha(cairo, opacity);
  cairo_restore(cairo);
}

}  // namespace greenward::report
