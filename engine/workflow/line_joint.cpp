#include "engine/workflow/line_joint.hpp"

#include <array>
#include <limits>

namespace greenward::workflow {

namespace {

struct end_pair {
  bool before, turned;
};

constexpr std::array<end_pair, 4> kPairs{{{false, false}, {false, true}, {true, false}, {true, true}}};

double gap_of(const part_ends& line, const part_ends& other, const end_pair& pair) {
  const bool at_its_last = pair.before != pair.turned;
  return geo::distance(pair.before ? line.first : line.last, at_its_last ? other.last : other.first);
}

}  // namespace

end_meeting meeting_of(std::span<const part_ends> line, std::span<const part_ends> other,
                       const join_ways& ways) {
  end_meeting meeting{{}, std::numeric_limits<double>::infinity()};
  for (const end_pair& pair : kPairs) {
    const bool allowed = pair.turned ? ways.turned : ways.straight;
    for (std::size_t i = 0; i < line.size(); ++i) {
      for (std::size_t j = 0; j < other.size(); ++j) {
        const double gap = gap_of(line[i], other[j], pair);
        meeting.gap_m = std::min(meeting.gap_m, gap);
        if (gap <= kOneEndMetres && allowed && !meeting.joint)
          meeting.joint = line_joint{i, j, pair.before, pair.turned};
      }
    }
  }
  return meeting;
}

}  // namespace greenward::workflow
