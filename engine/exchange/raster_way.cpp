#include "engine/exchange/raster_way.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/gdal_session.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include <cpl_string.h>
#include <gdal_alg.h>
#include <gdal_priv.h>

namespace greenward::exchange {

namespace {

/// Places along each side of a window, or of the raster, at which the way to the other is found.
constexpr int kGrid = 21;
/// GDAL shrinks what it reads by so much at most, since that takes memory by the square of it.
constexpr double kMostShrunk = 64;
/// Metres across; a raster that is larger has edges where the map's CRS may turn back upon itself.
constexpr double kWidestRaster = 2e6;
/// Between two places on its rim a side of that length bulges by so much of its square at most, metres: on a
/// sphere, at 70 degrees of latitude, with twenty steps a side.
constexpr double kBulge = 2e-10;

/// Places on the sides of a rectangle of that size, or all over it.
struct place_list {
  std::vector<double> x, y, z;
  std::vector<int> found;

  void add(double at_x, double at_y) {
    x.push_back(at_x);
    y.push_back(at_y);
    z.push_back(0);
    found.push_back(FALSE);
  }
  [[nodiscard]] bool all_found() const {
    for (std::size_t i = 0; i < x.size(); ++i)
      if (found[i] == FALSE || !std::isfinite(x[i]) || !std::isfinite(y[i])) return false;
    return true;
  }
};

/// The least distance of neighbours in a grid of places, in pixels of the raster to one of the window.
double finest_step(const place_list& grid, double across, double down) {
  double finest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < grid.x.size(); ++i) {
    const auto step = [&](std::size_t to, double pixels) {
      if (grid.found[i] == FALSE || grid.found[to] == FALSE) return;
      const double length = std::hypot(grid.x[to] - grid.x[i], grid.y[to] - grid.y[i]) / pixels;
      if (length > 0) finest = std::min(finest, length);
    };
    if (i % kGrid + 1 < kGrid) step(i + 1, across);
    if (i + kGrid < grid.x.size()) step(i + kGrid, down);
  }
  return std::isfinite(finest) ? finest : 1;
}

/// The range of whole pixels about some values, with room for the resampling; empty if it is outside.
std::pair<int, int> pixels_about(const std::vector<double>& values, int most) {
  const auto [low, high] = std::ranges::minmax(values);
  const auto bounded = [&](double v) { return static_cast<int>(std::clamp(v, 0.0, most * 1.0)); };
  constexpr double kRoom = 3;
  return {bounded(std::floor(low) - kRoom), bounded(std::ceil(high) + kRoom)};
}

void choose_made_size(raster_part& part, double finest) {
  const auto made = [&](int pixels, double shrink) {
    return std::clamp(static_cast<int>(std::ceil(pixels / shrink)), 1, pixels);
  };
  double shrink = std::clamp(finest, 1.0, kMostShrunk);
  const double pixels = static_cast<double>(part.width) * part.height / (shrink * shrink);
  if (pixels > static_cast<double>(kMostWindowPixels))
    shrink *= std::sqrt(pixels / static_cast<double>(kMostWindowPixels));
  part.made_width = made(part.width, shrink);
  part.made_height = made(part.height, shrink);
}

}  // namespace

raster_way::raster_way(GDALDataset& dataset, geo::crs_code map, const std::filesystem::path& file)
    : columns_(dataset.GetRasterXSize()), rows_(dataset.GetRasterYSize()) {
  const gdal_messages messages;
  CPLStringList options;
  options.SetNameValue("DST_SRS", geo::to_string(map).c_str());
  options.SetNameValue("SRC_METHOD", "GEOTRANSFORM");
  handle_.reset(GDALCreateGenImgProjTransformer2(&dataset, nullptr, options.List()));
  if (handle_) return;
  throw error(
      error_code::bad_input, file.string(),
      {"影像的坐标系无法换算到地图的坐标系：" + messages.first_failure(),
       "its CRS cannot be brought to that of the map: " + messages.first_failure()},
      {"先用 gdalwarp -t_srs 换到 EPSG:4490 再试", "gdalwarp -t_srs EPSG:4490 may bring it there first"});
}

void raster_way::closer::operator()(void* handle) const {
  GDALDestroyGenImgProjTransformer(handle);
}

std::optional<geo::planar_box> raster_way::bounds() const {
  place_list rim;
  for (int i = 0; i < kGrid; ++i) {
    const double share = i / (kGrid - 1.0);
    for (const double end : {0.0, 1.0}) {
      rim.add(share * columns_, end * rows_);
      rim.add(end * columns_, share * rows_);
    }
  }
  const gdal_messages quiet;
  GDALGenImgProjTransform(handle(), FALSE, static_cast<int>(rim.x.size()), rim.x.data(), rim.y.data(),
                          rim.z.data(), rim.found.data());
  if (!rim.all_found()) return std::nullopt;
  geo::planar_box bounds;
  for (std::size_t i = 0; i < rim.x.size(); ++i) bounds.include(geo::planar{rim.x[i], rim.y[i]});
  const double longest = std::max(bounds.width(), bounds.height());
  if (longest > kWidestRaster) return std::nullopt;
  return bounds.expanded(kBulge * longest * longest);
}

std::optional<found_part> raster_way::part_of(const ground_window& window) const {
  place_list grid;
  for (int i = 0; i < kGrid * kGrid; ++i) {
    const int column = i % kGrid, row = i / kGrid;
    const double right = column / (kGrid - 1.0), down = row / (kGrid - 1.0);
    grid.add(window.extent.min.x + right * window.extent.width(),
             window.extent.max.y - down * window.extent.height());
  }
  const gdal_messages quiet;
  GDALGenImgProjTransform(handle(), TRUE, static_cast<int>(grid.x.size()), grid.x.data(), grid.y.data(),
                          grid.z.data(), grid.found.data());
  found_part found;
  found.finest = finest_step(grid, window.width / (kGrid - 1.0), window.height / (kGrid - 1.0));
  std::pair<int, int> across{0, columns_}, down{0, rows_};
  if (grid.all_found()) {
    across = pixels_about(grid.x, columns_);
    down = pixels_about(grid.y, rows_);
  }
  if (across.first >= across.second || down.first >= down.second) return std::nullopt;
  found.part = {across.first, down.first, across.second - across.first, down.second - down.first, 0, 0};
  choose_made_size(found.part, found.finest);
  return found;
}

int go_along(void* way, int to_raster, int count, double* x, double* y, double* z, int* found) {
  const auto& along = *static_cast<const window_way*>(way);
  const raster_part& part = along.part;
  const geo::planar_box& extent = along.window.extent;
  const double wide = extent.width() / along.window.width, high = extent.height() / along.window.height;
  const double shrunk_x = static_cast<double>(part.width) / part.made_width;
  const double shrunk_y = static_cast<double>(part.height) / part.made_height;
  for (int i = 0; i < count; ++i) {
    x[i] = to_raster != 0 ? extent.min.x + x[i] * wide : part.left + x[i] * shrunk_x;
    y[i] = to_raster != 0 ? extent.max.y - y[i] * high : part.top + y[i] * shrunk_y;
  }
  const int result = GDALGenImgProjTransform(along.way.handle(), to_raster, count, x, y, z, found);
  for (int i = 0; i < count; ++i) {
    if (found[i] == FALSE) continue;
    x[i] = to_raster != 0 ? (x[i] - part.left) / shrunk_x : (x[i] - extent.min.x) / wide;
    y[i] = to_raster != 0 ? (y[i] - part.top) / shrunk_y : (extent.max.y - y[i]) / high;
  }
  return result;
}

}  // namespace greenward::exchange
