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

/// The file's bytes: opaque, 8 bits a channel. Where 256 colours or fewer occur, with a palette, and packed
/// as runs of equal pixels on all cores: of flat colour and the grey levels of thin lines, that is as small
/// as the least effort of a general packer, in a third of its time. Otherwise such a packer is used.
/// Precondition: width and height > 0.
[[nodiscard]] std::string png_of(int width, int height, pixel_rows rows);

}  // namespace greenward::report
