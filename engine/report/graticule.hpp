// Meridians and parallels at the frame: round degrees and minutes, where they cross its edges.
#pragma once

#include "engine/report/map_frame.hpp"

#include <string>
#include <vector>

namespace greenward::report {

enum class frame_side { top, bottom, left, right };

struct graticule_tick {
  frame_side side = frame_side::top;
  pixel place;         ///< on the frame's edge
  double degrees = 0;  ///< of longitude at top and bottom, of latitude at left and right
};

struct graticule {
  double interval = 0;  ///< degrees between lines
  std::vector<graticule_tick> ticks;
  std::vector<pixel> crossings;  ///< of meridians and parallels, strictly inside the frame
};

/// The round interval (…, 10′, 5′, 2′, 1′, 30″, …) of at least `span / most` degrees. Precondition: span > 0.
[[nodiscard]] double graticule_interval(double span, int most);

/// Lines every `graticule_interval` of the frame's wider side. Throws error{bad_input} if PROJ cannot place
/// the frame's edges.
[[nodiscard]] graticule make_graticule(const map_frame& frame);

/// "125°12′"; with seconds where the interval asks for them: "125°12′30″".
[[nodiscard]] std::string degrees_text(double degrees, double interval);

}  // namespace greenward::report
