// The box into which a place is typed, and the mark that is left where it is.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/error.hpp"
#include "engine/geo/point.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

struct place_mark {
  geo::planar place;
  std::string words;             ///< as it was typed, and in which CRS
  std::vector<bilingual> notes;  ///< what should be known of it
  bool is_finding = false;       ///< of the district as it was checked, not typed
};

struct go_to_state {
  bool open = false;
  bool opened_now = false;  ///< the field is to take the keys in the next frame
  std::string typed;
  std::optional<error> problem;  ///< why that is no place
  std::optional<place_mark> mark;
};

}  // namespace greenward::viewer
