// What is typed, looked for among a district's names and codes.
#pragma once

#include "viewer/layers/name_index.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace greenward::viewer {

/// How a name or code has what is typed, best first. Written: as it stands. Spelled: with at least one
/// character typed by its pinyin.
enum class match_kind : std::uint8_t {
  whole_written,
  whole_spelled,
  begins_written,
  begins_spelled,
  within_written,
  within_spelled,
  none,
};

struct found_thing {
  std::uint32_t thing = 0;  ///< of the index
  match_kind kind = match_kind::none;
};

struct found_names {
  std::vector<found_thing> best;
  std::size_t count = 0;  ///< of all that were found
};

/// Longest that is looked for; of longer text the beginning is.
inline constexpr std::size_t kMostTyped = 63;

/// Things of which a name or code has the folded() text in one piece. Each of its characters is typed as it
/// is, or by the beginning of one of its readings: of 绿园路 "lyl", "lvyuanlu", "luyuan", "绿yl" and "yuanl".
/// Ordered by kind of match, then the shorter name or code first, then as in the index; `best` has at most
/// `most`. Nothing typed finds nothing. Shift-and over all symbols (Baeza-Yates and Gonnet, CACM 35, 1992)
/// with steps of one to six letters: O(symbols) and O(alphabet × typed).
[[nodiscard]] found_names search(const name_index& index, std::string_view typed, std::size_t most);

}  // namespace greenward::viewer
