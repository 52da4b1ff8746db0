// Which pipes break a hydraulic limit, and of which nobody can say.
#pragma once

#include "engine/drainage/pipe_hydraulics.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::drainage {

/// A limit that changes with the size of the pipe: `value` from `from_mm` on, up to the next one.
struct size_limit {
  double from_mm = 0;
  double value = 0;
};
/// The value for a size; NaN below the first. `limits` rise by size.
[[nodiscard]] double limit_for(std::span<const size_limit> limits, double size_mm);

/// Rule pack `drainage`. A limit that is NaN, or a size without one, is not applied.
struct hydraulic_limits {
  std::vector<size_limit> least_slope;    ///< by diameter, round pipes
  std::vector<size_limit> greatest_fill;  ///< by diameter or inner height, sanitary pipes
  double least_sewage_velocity_m_s = 0;   ///< sanitary, at design fill
  double least_full_velocity_m_s = 0;     ///< storm and combined
  double least_cover_m = 0;               ///< under carriageways
};

/// Which limits a link breaks, as bits.
enum class hydraulic_finding : std::uint8_t {
  too_flat = 1,         ///< slope below the least one, or adverse and not accepted
  too_full = 2,         ///< sanitary: fill with sewage above the greatest; not where none comes
  sewage_too_slow = 4,  ///< sanitary: velocity of the sewage below the least one; not where none comes
  full_too_slow = 8,    ///< storm, combined: velocity of the full pipe
  overloaded = 16,      ///< storm, combined: more flow than capacity
  too_shallow = 32,     ///< cover at either end below the least one
};

/// n_link bits of hydraulic_finding.
struct hydraulic_findings {
  std::vector<std::uint8_t> found;
  std::vector<std::uint8_t> not_assessable;  ///< the limit applies and a number is missing
  [[nodiscard]] static bool has(std::uint8_t bits, hydraulic_finding finding) {
    return (bits & static_cast<std::uint8_t>(finding)) != 0;
  }
};

/// Abandoned links are not judged. Pressure pipes have no limit but cover; pipes of unknown system those of
/// slope and cover. A velocity of sewage that is an upper bound (design_flows::is_upper_bound) is judged as
/// it is. A value equal to its limit passes. O(n_link).
[[nodiscard]] hydraulic_findings find_hydraulic_faults(const survey& drains, const pipe_capacities& pipes,
                                                       const pipe_loads& loads,
                                                       const hydraulic_limits& limits);

}  // namespace greenward::drainage
