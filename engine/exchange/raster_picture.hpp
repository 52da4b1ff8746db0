// A picture of the ground in a file, an orthophoto or map tiles, read window by window.
#pragma once

#include "engine/base/task.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/point.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::exchange {

/// A part of the map, north up, and how finely it is wanted.
struct ground_window {
  geo::planar_box extent;     ///< metres in the map's CRS
  int width = 0, height = 0;  ///< pixels
  friend bool operator==(const ground_window&, const ground_window&) = default;
};

inline constexpr std::int64_t kMostWindowPixels = 16 << 20;

struct ground_pixels {
  ground_window window;
  /// 4 × width × height: red, green, blue, alpha, the colours multiplied by alpha; top row first.
  std::vector<std::uint8_t> rgba;
};

struct raster_facts {
  std::string crs;            ///< for a person
  int columns = 0, rows = 0;  ///< of the file
  /// All of it in the map's CRS; nothing = it reaches to where that CRS has no coordinates.
  std::optional<geo::planar_box> bounds;
  /// Of values that are not of 8 bits: those that are drawn black and white, the others between.
  struct span {
    double black = 0, white = 0;
  };
  std::optional<span> stretched;
};

/// A GeoTIFF or MBTiles file on this machine's disk: red, green and blue, grey, or a palette, with or without
/// alpha, mask or nodata. Neither side files, but for overviews (.ovr), masks (.msk) and world files, nor
/// other formats are looked at, and nothing is written. Not thread-safe, but not tied to a thread either.
class raster_picture {
 public:
  /// For maps in the CRS `map`. Throws error{bad_input}: missing, not local, damaged, another format, without
  /// a CRS or a place on the ground, with blocks too large to be read, or of complex numbers.
  raster_picture(const std::filesystem::path& file, geo::crs_code map);
  ~raster_picture();
  raster_picture(const raster_picture&) = delete;
  raster_picture& operator=(const raster_picture&) = delete;

  [[nodiscard]] const raster_facts& facts() const;

  /// Resampled bilinearly from the overview that is just fine enough; a place is off by less than half a
  /// pixel of the window. Transparent outside the raster and where it has nothing. The window has from 1 to
  /// kMostWindowPixels pixels and an extent that is not empty; beside the result some 300 MB are used at
  /// most, GDAL's cache among them. Throws error{bad_input} if the file cannot be read, error{cancelled}.
  [[nodiscard]] ground_pixels read(const ground_window& window, const task& progress) const;

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace greenward::exchange
