#include "engine/walking/capsule_skeleton.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace greenward::walking {

namespace {

/// Numbers pairs in the order in which they first come. Open addressing, at most half full.
class pair_numbers {
 public:
  explicit pair_numbers(std::size_t most) : slots_(std::bit_ceil(2 * most + 2), slot{{}, kFree}) {}

  /// The pair's number, and whether it is new.
  std::pair<std::uint32_t, bool> number(std::uint64_t high, std::uint64_t low) {
    const std::pair key{high, low};
    std::size_t at = hash(high, low) & (slots_.size() - 1);
    while (slots_[at].number != kFree && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    const bool is_new = slots_[at].number == kFree;
    if (is_new) slots_[at] = {key, count_++};
    return {slots_[at].number, is_new};
  }

 private:
  static constexpr std::uint32_t kFree = std::numeric_limits<std::uint32_t>::max();
  struct slot {
    std::pair<std::uint64_t, std::uint64_t> key;
    std::uint32_t number;
  };
  static std::size_t hash(std::uint64_t high, std::uint64_t low) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
    const std::uint64_t mixed = (std::rotl(high * kOdd, 29) ^ low) * kOdd;
    return mixed ^ mixed >> 32;
  }

  std::vector<slot> slots_;
  std::uint32_t count_ = 0;
};

/// Zero and minus zero are one.
std::uint64_t bits_of(double x) {
  return std::bit_cast<std::uint64_t>(x + 0.0);
}

capsule capsule_between(const capsule_skeleton& ground, std::uint32_t first, std::uint32_t last) {
  const geo::planar a = ground.points[first], b = ground.points[last];
  const double length = std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
  return {a, b, first, last, (b.x - a.x) / length, (b.y - a.y) / length, length};
}

void list_meetings(capsule_skeleton& ground) {
  ground.first_out.assign(ground.points.size() + 1, 0);
  for (const capsule& c : ground.capsules)
    for (const std::uint32_t p : {c.first, c.last}) ++ground.first_out[p + 1];
  for (std::size_t p = 0; p < ground.points.size(); ++p) ground.first_out[p + 1] += ground.first_out[p];
  ground.meeting.resize(2 * ground.capsules.size());
  std::vector<std::uint32_t> next(ground.first_out.begin(), ground.first_out.end() - 1);
  for (std::uint32_t c = 0; c < ground.capsules.size(); ++c)
    for (const std::uint32_t p : {ground.capsules[c].first, ground.capsules[c].last})
      ground.meeting[next[p]++] = c;
}

}  // namespace

std::optional<capsule_skeleton> skeleton_of(const geo::planar_geometry& lines) {
  capsule_skeleton made;
  pair_numbers points(lines.points().size()), segments(lines.points().size());
  const auto number = [&](geo::planar p) {
    const auto [found, is_new] = points.number(bits_of(p.x), bits_of(p.y));
    if (is_new) made.points.push_back(p);
    return found;
  };
  const auto first = lines.point_first();
  for (std::size_t line = 0; line + 1 < first.size(); ++line) {
    if (first[line] == first[line + 1]) return std::nullopt;
    bool has_length = false;
    std::uint32_t before = number(lines.points()[first[line]]);
    for (std::uint32_t p = first[line] + 1; p < first[line + 1]; ++p) {
      const std::uint32_t here = number(lines.points()[p]);
      if (here != before && segments.number(std::min(before, here), std::max(before, here)).second)
        made.capsules.push_back(capsule_between(made, before, here));
      has_length = has_length || here != before;
      before = here;
    }
    if (!has_length) return std::nullopt;
  }
  list_meetings(made);
  return made;
}

}  // namespace greenward::walking
