// Metres to where nobody can walk.
#pragma once

#include <limits>

namespace greenward::walking {

inline constexpr double kInfinite = std::numeric_limits<double>::infinity();

}  // namespace greenward::walking
