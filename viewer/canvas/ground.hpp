// The ground that everything is drawn on, by day and by night, and how a colour that was chosen for paper is
// seen on it.
#pragma once

#include "engine/layer/style.hpp"

#include <cstdint>

namespace greenward::viewer {

enum class theme : std::uint8_t { day, night };

/// Of the map where no layer lies.
[[nodiscard]] layer::colour ground_colour(theme on);

/// WCAG 2.1: 0 for black to 1 for white; what shows through is left out of account.
[[nodiscard]] double relative_luminance(layer::colour colour);
/// WCAG 2.1: 1 for equal luminances to 21 for black on white.
[[nodiscard]] double contrast(layer::colour one, layer::colour other);

/// What a colour is used for: the fill of a polygon, on which other things lie, or whatever is to be seen on
/// it: lines, outlines, symbols, letters.
enum class colour_use : std::uint8_t { mark, area };

/// A colour that was chosen for the day's ground, as it is seen on the ground of the theme: by day itself.
/// By night what was darker than the ground by a contrast is lighter by the same one, and the other way
/// round: pale areas become dark ones, dark letters light ones, white edges black ones. Both what stands out
/// from the ground and what tells two classes apart in lightness stays as the style has it; only black on
/// paper has more contrast than white can have by night (19 : 1 to 18 : 1). One exception: marks that are
/// light and vivid, as yellow and orange are, stay light, for they would be brown; they get up to five times
/// the contrast. No mark has less contrast by night. Hue (CIELAB) stays, chroma as far as the screen has it,
/// and so does opacity. Source: CIE 1976 L*a*b*, whose L* is a function of WCAG's luminance, white D65. About
/// a microsecond.
[[nodiscard]] layer::colour seen_on(theme on, layer::colour colour, colour_use use = colour_use::mark);

}  // namespace greenward::viewer
