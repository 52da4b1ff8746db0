// From the pixels of a raster to the map, and back.
#pragma once

#include "engine/exchange/raster_colours.hpp"
#include "engine/exchange/raster_picture.hpp"

#include <filesystem>
#include <memory>
#include <optional>

class GDALDataset;

namespace greenward::exchange {

/// Where a window lies in the raster, and the raster's pixels to one of the window where these are finest.
struct found_part {
  raster_part part;
  double finest = 1;
};

/// The dataset, which must have a place and a CRS, must outlive it.
class raster_way {
 public:
  /// Throws error{bad_input} naming `file` if its CRS cannot be brought to that of the map.
  raster_way(GDALDataset& dataset, geo::crs_code map, const std::filesystem::path& file);

  /// As raster_facts has them.
  [[nodiscard]] std::optional<geo::planar_box> bounds() const;
  /// Nothing: the window is outside the raster. What is made is as fine as the window or finer, but for
  /// bounded memory.
  [[nodiscard]] std::optional<found_part> part_of(const ground_window& window) const;
  /// As GDALGenImgProjTransform() takes it.
  [[nodiscard]] void* handle() const { return handle_.get(); }

 private:
  struct closer {
    void operator()(void* handle) const;
  };
  std::unique_ptr<void, closer> handle_;
  int columns_ = 0, rows_ = 0;
};

/// From the pixels of a window to those that were made of a part of the raster, for GDAL's warper.
struct window_way {
  const raster_way& way;
  const ground_window& window;
  const raster_part& part;
};
/// A GDALTransformerFunc; its argument is a window_way.
int go_along(void* way, int to_raster, int count, double* x, double* y, double* z, int* found);

}  // namespace greenward::exchange
