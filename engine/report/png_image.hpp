// A picture as a PNG file.
#pragma once

#include "engine/base/function_ref.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace greenward::report {

/// Fills `pixels` with row `row` of a picture, counted from the top: 0xRRGGBB each. Is called
/// from several threads at once, and may be called for a row again.
using pixel_rows = function_ref<void(int row, std::span<std::uint32_t> pixels)>;

/// The file's bytes: opaque, 8 bits a channel, with a palette where 256 colours or fewer occur, of
/// which then only runs are packed, on all cores. Otherwise a general packer takes its least effort.
/// Precondition: width and height > 0.
[[nodiscard]] std::string png_of(int width, int height, pixel_rows rows);

}  // namespace greenward::report
