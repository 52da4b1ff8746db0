// What is told of the place under the pointer on a longitudinal profile.
#pragma once

#include "viewer/layers/session.hpp"

#include <string>
#include <vector>

namespace greenward::viewer {

struct profile_line {
  std::string title, value;  ///< no value: the title is a sentence
  bool wrong = false;
};

/// Of a reading at a station of the profile that is shown, and of what the pointer is on.
[[nodiscard]] std::vector<profile_line> words_at(const session& state, const profile_reading& reading,
                                                 plot_hit hovered);

}  // namespace greenward::viewer
