// Any bytes, read as a picture of the ground: the first byte chooses the suffix. Either pixels or an error.
#include "engine/base/error.hpp"
#include "engine/exchange/raster_picture.hpp"
#include "tests/fuzz/scratch_file.hpp"

#include <cstdlib>

namespace {

using namespace greenward;

constexpr geo::crs_code kMap{4551};
constexpr int kWide = 40, kHigh = 30;

void look_at(const exchange::raster_picture& picture, const geo::planar_box& extent) {
  const exchange::ground_pixels made = picture.read({extent, kWide, kHigh}, task{});
  if (made.rgba.size() != std::size_t{4} * kWide * kHigh) std::abort();
  for (std::size_t i = 0; i < made.rgba.size(); i += 4)
    for (std::size_t k = 0; k < 3; ++k)
      if (made.rgba[i + k] > made.rgba[i + 3]) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const fuzzing::scratch_file file(data[0] % 2 == 0 ? ".tif" : ".mbtiles", data + 1, size - 1);
  try {
    const exchange::raster_picture picture(file.path(), kMap);
    look_at(picture, {{430000, 4850000}, {450000, 4870000}});
    const auto bounds = picture.facts().bounds;
    if (!bounds || !(bounds->width() > 0) || !(bounds->height() > 0)) return 0;
    look_at(picture, *bounds);
    look_at(picture, {bounds->centre(), bounds->max});
  } catch (const error&) {
  }
  return 0;
}
