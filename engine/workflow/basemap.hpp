// A picture of the ground under a district's map.
#pragma once

#include "engine/exchange/raster_picture.hpp"
#include "engine/report/map_ground.hpp"

#include <filesystem>
#include <memory>

namespace greenward::workflow {

/// Whether a file of this name is taken for such a picture, and not for records: by its suffix.
[[nodiscard]] bool is_basemap_name(const std::filesystem::path& file);

/// For maps in the CRS `map`. Throws what exchange::raster_picture() throws.
[[nodiscard]] std::shared_ptr<const exchange::raster_picture> open_basemap(const std::filesystem::path& file,
                                                                           geo::crs_code map);

/// The part of `window` that the raster reaches into, on the same grid of pixels; nothing if there is none.
[[nodiscard]] std::optional<exchange::ground_window> part_within(const exchange::ground_window& window,
                                                                 const exchange::raster_facts& raster);

/// The same file for a sheet; opened whenever it is asked, so that it may be asked on any thread. The source
/// throws what opening and reading throw.
[[nodiscard]] report::ground_source ground_from(const std::filesystem::path& file, geo::crs_code map);

}  // namespace greenward::workflow
