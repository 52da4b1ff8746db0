// Where two lines meet end to end, and the line that they are together.
#pragma once

#include "engine/geo/point.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace greenward::workflow {

/// Ends that are no farther apart are one place.
inline constexpr double kOneEndMetres = 0.01;

/// Of one part of a line.
struct part_ends {
  geo::planar first, last;
};

/// A part of a line and a part of another that have an end in common.
struct line_joint {
  std::size_t part = 0, other_part = 0;
  bool before = false;  ///< the other ends where the line begins, or else begins where the line ends
  bool turned = false;  ///< for that the other must be turned round
  friend bool operator==(const line_joint&, const line_joint&) = default;
};

/// Whether the other line may go on in its own direction, and whether it may be turned round.
struct join_ways {
  bool straight = true, turned = true;
};

struct end_meeting {
  std::optional<line_joint> joint;
  double gap_m = 0;  ///< between the two ends that are nearest to each other
  /// They meet, but none of the ways in which they do is allowed.
  [[nodiscard]] bool is_against() const { return !joint && gap_m <= kOneEndMetres; }
};

/// Lines of at least one part each, metres. Where they meet more than once, as in a ring, the other is put
/// behind the line's end before it is put before its beginning, and goes on as it is before it is turned
/// round; of several parts the first counts.
[[nodiscard]] end_meeting meeting_of(std::span<const part_ends> line, std::span<const part_ends> other,
                                     const join_ways& ways);

/// Parts of corners of any kind. The corner where the two meet is the line's own; parts without a share in
/// the joint stay as they are, those that the line had in front of its part before those of the other.
template <class Corner>
[[nodiscard]] std::vector<std::vector<Corner>> joined_parts(std::vector<std::vector<Corner>> line,
                                                            std::vector<std::vector<Corner>> other,
                                                            const line_joint& joint) {
  std::vector<Corner>& own = line[joint.part];
  std::vector<Corner>& added = other[joint.other_part];
  if (joint.turned) std::ranges::reverse(added);
  if (joint.before)
    own.insert(own.begin(), added.begin(), added.end() - 1);
  else
    own.insert(own.end(), added.begin() + 1, added.end());
  const auto own_at = static_cast<std::ptrdiff_t>(joint.part);
  const auto added_at = static_cast<std::ptrdiff_t>(joint.other_part);
  std::vector<std::vector<Corner>> parts(line.begin(), line.begin() + own_at);
  parts.insert(parts.end(), other.begin(), other.begin() + added_at);
  parts.push_back(std::move(own));
  parts.insert(parts.end(), other.begin() + added_at + 1, other.end());
  parts.insert(parts.end(), line.begin() + own_at + 1, line.end());
  return parts;
}

}  // namespace greenward::workflow
