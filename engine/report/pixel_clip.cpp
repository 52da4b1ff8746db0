#include "engine/report/pixel_clip.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace greenward::report {

namespace {

pixel between(pixel a, pixel b, double t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/// The fractions of a–b that lie in the box.
std::optional<std::pair<double, double>> inside_range(pixel a, pixel b, const pixel_box& box) {
  double enter = 0;
  double leave = 1;
  const auto cut = [&](double direction, double room) {
    if (direction == 0) return room >= 0;
    const double t = room / direction;
    if (direction < 0) {
      enter = std::max(enter, t);
    } else {
      leave = std::min(leave, t);
    }
    return enter <= leave;
  };
  const bool hits = cut(a.x - b.x, a.x - box.min.x) && cut(b.x - a.x, box.max.x - a.x) &&
                    cut(a.y - b.y, a.y - box.min.y) && cut(b.y - a.y, box.max.y - a.y);
  return hits ? std::optional(std::pair(enter, leave)) : std::nullopt;
}

/// One side of the box: a point is inside when `room` is not negative.
template <class Room>
std::vector<pixel> cut_side(std::span<const pixel> ring, Room room) {
  std::vector<pixel> kept;
  kept.reserve(ring.size() + 4);
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const pixel a = ring[i];
    const pixel b = ring[(i + 1) % ring.size()];
    const double room_a = room(a);
    const double room_b = room(b);
    if (room_a >= 0) kept.push_back(a);
    if ((room_a >= 0) != (room_b >= 0)) kept.push_back(between(a, b, room_a / (room_a - room_b)));
  }
  return kept;
}

}  // namespace

clipped_line clip_line(std::span<const pixel> line, const pixel_box& box) {
  clipped_line result;
  const auto end_part = [&result] {
    if (result.points.size() > result.first.back()) result.first.push_back(result.points.size());
  };
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const auto range = inside_range(line[i], line[i + 1], box);
    if (!range) {
      end_part();
      continue;
    }
    if (range->first > 0) end_part();
    if (result.points.size() == result.first.back()) {
      result.points.push_back(between(line[i], line[i + 1], range->first));
    }
    result.points.push_back(between(line[i], line[i + 1], range->second));
    if (range->second < 1) end_part();
  }
  end_part();
  return result;
}

std::vector<pixel> clip_ring(std::span<const pixel> ring, const pixel_box& box) {
  const bool closed = ring.size() > 1 && ring.front() == ring.back();
  std::vector<pixel> kept =
      cut_side(closed ? ring.first(ring.size() - 1) : ring, [&](pixel p) { return p.x - box.min.x; });
  kept = cut_side(std::span<const pixel>(kept), [&](pixel p) { return box.max.x - p.x; });
  kept = cut_side(std::span<const pixel>(kept), [&](pixel p) { return p.y - box.min.y; });
  kept = cut_side(std::span<const pixel>(kept), [&](pixel p) { return box.max.y - p.y; });
  if (!kept.empty()) kept.push_back(kept.front());
  return kept;
}

}  // namespace greenward::report
