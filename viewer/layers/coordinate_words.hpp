// Two coordinates as somebody types them: numbers, degree signs, letters of the compass.
#pragma once

#include <cstdint>
#include <string_view>

namespace greenward::viewer {

enum class coordinate_axis : std::uint8_t { unsaid, east, north };

struct coordinate_word {
  double value = 0;  ///< degrees if sexagesimal, else as typed; south and west are negative
  coordinate_axis axis = coordinate_axis::unsaid;
  bool sexagesimal = false;  ///< typed with minutes, or with a degree sign
};

struct coordinate_pair {
  coordinate_word first, second;
};

/// Signs and letters in full or half width, Latin or Chinese. Throws error{bad_input} with the reason if the
/// text is not two coordinates: never guesses where one ends. O(length).
[[nodiscard]] coordinate_pair read_pair(std::string_view typed);

}  // namespace greenward::viewer
