#include "engine/drainage/survey_changes.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <span>

namespace greenward::drainage {

namespace {

using ids = std::span<const std::int64_t>;

bool rises(ids rows) {
  return std::ranges::adjacent_find(rows, std::greater_equal<>()) == rows.end();
}

std::optional<row_changes> match_rows(ids was, ids now) {
  row_changes rows;
  if (std::ranges::equal(was, now)) return rows;
  if (!rises(was) || !rises(now)) return std::nullopt;
  rows.now_row.assign(was.size(), kNone);
  rows.was_row.assign(now.size(), kNone);
  std::uint32_t a = 0, b = 0;
  while (a < was.size() || b < now.size()) {
    if (b == now.size() || (a < was.size() && was[a] < now[b])) {
      rows.removed.push_back(a++);
    } else if (a == was.size() || now[b] < was[a]) {
      rows.added.push_back(b++);
    } else {
      rows.now_row[a] = b;
      rows.was_row[b++] = a++;
    }
  }
  return rows;
}

/// differs(row before, row now) for every row that stays.
template <class Differs>
void compare_rows(row_changes& rows, std::size_t n_now, Differs differs) {
  for (std::uint32_t now = 0; now < n_now; ++now) {
    const std::uint32_t was = rows.was(now);
    if (was != kNone && differs(was, now)) rows.differing.push_back(now);
  }
}

/// NaN is the same as NaN.
bool same_bits(const double& a, const double& b) {
  return std::memcmp(&a, &b, sizeof a) == 0;
}

bool same_place(const geo::planar& a, const geo::planar& b) {
  return same_bits(a.x, b.x) && same_bits(a.y, b.y);
}

bool same_line(geo::planar_view a, geo::planar_view b) {
  return a.is_none() == b.is_none() && std::ranges::equal(a.points(), b.points(), same_place);
}

}  // namespace

std::optional<survey_changes> find_changes(const survey& was, const survey& now) {
  std::optional<row_changes> nodes = match_rows(was.nodes.id, now.nodes.id);
  std::optional<row_changes> links = match_rows(was.links.id, now.links.id);
  if (!nodes || !links) return std::nullopt;
  compare_rows(*nodes, now.nodes.size(), [&](std::uint32_t a, std::uint32_t b) {
    return was.nodes.code[a] != now.nodes.code[b] || !same_place(was.nodes.place[a], now.nodes.place[b]);
  });
  const survey_links &before = was.links, &after = now.links;
  compare_rows(*links, now.links.size(), [&](std::uint32_t a, std::uint32_t b) {
    return before.from_code[a] != after.from_code[b] || before.to_code[a] != after.to_code[b] ||
           before.flow[a] != after.flow[b] || !same_bits(before.length_m[a], after.length_m[b]) ||
           !same_bits(before.up_invert_m[a], after.up_invert_m[b]) ||
           !same_bits(before.down_invert_m[a], after.down_invert_m[b]) ||
           !same_line((*was.lines)[a], (*now.lines)[b]);
  });
  return survey_changes{std::move(*nodes), std::move(*links)};
}

}  // namespace greenward::drainage
