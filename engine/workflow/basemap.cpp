#include "engine/workflow/basemap.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace greenward::workflow {

bool is_basemap_name(const std::filesystem::path& file) {
  constexpr std::array<const char*, 3> kSuffixes{".tif", ".tiff", ".mbtiles"};
  std::string suffix = file.extension().string();
  for (char& c : suffix)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return std::ranges::find(kSuffixes, suffix) != kSuffixes.end();
}

std::shared_ptr<const exchange::raster_picture> open_basemap(const std::filesystem::path& file,
                                                             geo::crs_code map) {
  return std::make_shared<const exchange::raster_picture>(file, map);
}

std::optional<exchange::ground_window> part_within(const exchange::ground_window& window,
                                                   const exchange::raster_facts& raster) {
  if (!raster.bounds) return window;
  const geo::planar_box& all = window.extent;
  const geo::planar_box& some = *raster.bounds;
  const double wide = all.width() / window.width, high = all.height() / window.height;
  const auto column = [&](double x) { return std::clamp((x - all.min.x) / wide, 0.0, window.width * 1.0); };
  const auto row = [&](double y) { return std::clamp((all.max.y - y) / high, 0.0, window.height * 1.0); };
  const double left = std::floor(column(some.min.x)), right = std::ceil(column(some.max.x));
  const double top = std::floor(row(some.max.y)), bottom = std::ceil(row(some.min.y));
  if (right <= left || bottom <= top) return std::nullopt;
  const geo::planar_box part{{all.min.x + left * wide, all.max.y - bottom * high},
                             {all.min.x + right * wide, all.max.y - top * high}};
  return exchange::ground_window{part, static_cast<int>(right - left), static_cast<int>(bottom - top)};
}

report::ground_source ground_from(const std::filesystem::path& file, geo::crs_code map) {
  return
      [file, map](const geo::planar_box& extent, int width, int height) -> std::optional<report::map_ground> {
        const exchange::raster_picture picture(file, map);
        const auto part = part_within({extent, width, height}, picture.facts());
        if (!part) return std::nullopt;
        exchange::ground_pixels read = picture.read(*part, task{});
        return report::map_ground{part->extent, part->width, part->height, std::move(read.rgba)};
      };
}

}  // namespace greenward::workflow
