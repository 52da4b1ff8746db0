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
  if (std::equal(was.begin(), was.end(), now.begin(), now.end())) return rows;
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

/// Rows that follow one another before as they do now.
struct row_run {
  std::uint32_t was = 0, now = 0, size = 0;
};

/// Most of a survey is as it was: whole runs are compared as memory, and rows one by one only in a run that
/// differs. same_run(run) may be false for runs that are the same; same_row(row before, row now) is exact.
template <class SameRun, class SameRow>
void compare_rows(row_changes& rows, std::size_t n_now, SameRun same_run, SameRow same_row) {
  constexpr std::uint32_t kLongest = 512;
  for (std::uint32_t now = 0; now < n_now;) {
    row_run run{rows.was(now), now, 1};
    if (run.was == kNone) {
      ++now;
      continue;
    }
    while (run.size < kLongest && now + run.size < n_now && rows.was(now + run.size) == run.was + run.size)
      ++run.size;
    if (!same_run(run)) {
      for (std::uint32_t k = 0; k < run.size; ++k)
        if (!same_row(run.was + k, now + k)) rows.differing.push_back(now + k);
    }
    now += run.size;
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

template <class Value>
bool same_memory(std::span<const Value> a, std::span<const Value> b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
}

template <class Value>
bool same_values(const std::vector<Value>& was, const std::vector<Value>& now, row_run run) {
  return same_memory(std::span(was).subspan(run.was, run.size), std::span(now).subspan(run.now, run.size));
}

/// Texts of a column lie one after another: if they are equally long, they are one text.
bool same_texts(const std::vector<std::string_view>& was, const std::vector<std::string_view>& now,
                row_run run) {
  const std::string_view *a = was.data() + run.was, *b = now.data() + run.now;
  const char *next_a = a->data(), *next_b = b->data();
  bool in_line = true;
  for (std::uint32_t k = 0; k < run.size; ++k) {
    in_line = in_line & (a[k].data() == next_a) & (b[k].data() == next_b) & (a[k].size() == b[k].size());
    next_a = a[k].data() + a[k].size();
    next_b = b[k].data() + b[k].size();
  }
  if (!in_line) return std::equal(a, a + run.size, b);
  const auto length = static_cast<std::size_t>(next_a - a->data());
  return length == 0 || std::memcmp(a->data(), b->data(), length) == 0;
}

/// Offsets that rise by the same steps.
bool same_steps(std::span<const std::uint32_t> was, std::span<const std::uint32_t> now) {
  if (was.size() != now.size()) return false;
  bool same = true;
  for (std::size_t i = 0; i < was.size(); ++i) same = same & (was[i] - was[0] == now[i] - now[0]);
  return same;
}

bool same_lines(const geo::planar_geometry& was, const geo::planar_geometry& now, row_run run) {
  if (!same_memory(was.kinds().subspan(run.was, run.size), now.kinds().subspan(run.now, run.size)))
    return false;
  std::size_t a = run.was, b = run.now, n_a = run.size, n_b = run.size;
  for (const auto offsets : {&geo::planar_geometry::part_first, &geo::planar_geometry::ring_first,
                             &geo::planar_geometry::point_first}) {
    const auto steps_a = (was.*offsets)().subspan(a, n_a + 1), steps_b = (now.*offsets)().subspan(b, n_b + 1);
    if (!same_steps(steps_a, steps_b)) return false;
    a = steps_a.front();
    b = steps_b.front();
    n_a = steps_a.back() - a;
    n_b = steps_b.back() - b;
  }
  return same_memory(was.points().subspan(a, n_a), now.points().subspan(b, n_b));
}

void compare_nodes(row_changes& rows, const survey_nodes& was, const survey_nodes& now) {
  compare_rows(
      rows, now.size(),
      [&](row_run run) {
        return same_values(was.place, now.place, run) && same_texts(was.code, now.code, run) &&
               same_values(was.ground_m, now.ground_m, run) && same_values(was.invert_m, now.invert_m, run) &&
               same_values(was.depth_m, now.depth_m, run);
      },
      [&](std::uint32_t a, std::uint32_t b) {
        return was.code[a] == now.code[b] && same_place(was.place[a], now.place[b]) &&
               same_bits(was.ground_m[a], now.ground_m[b]) && same_bits(was.invert_m[a], now.invert_m[b]) &&
               same_bits(was.depth_m[a], now.depth_m[b]);
      });
}

void compare_links(row_changes& rows, const survey& was, const survey& now) {
  const survey_links &before = was.links, &after = now.links;
  compare_rows(
      rows, after.size(),
      [&](row_run run) {
        return same_values(before.flow, after.flow, run) &&
               same_values(before.length_m, after.length_m, run) &&
               same_values(before.flow_doubted, after.flow_doubted, run) &&
               same_values(before.up_depth_m, after.up_depth_m, run) &&
               same_values(before.down_depth_m, after.down_depth_m, run) &&
               same_values(before.up_invert_m, after.up_invert_m, run) &&
               same_values(before.down_invert_m, after.down_invert_m, run) &&
               same_lines(*was.lines, *now.lines, run) &&
               same_texts(before.from_code, after.from_code, run) &&
               same_texts(before.to_code, after.to_code, run);
      },
      [&](std::uint32_t a, std::uint32_t b) {
        return before.from_code[a] == after.from_code[b] && before.to_code[a] == after.to_code[b] &&
               before.flow[a] == after.flow[b] && same_bits(before.length_m[a], after.length_m[b]) &&
               before.flow_doubted[a] == after.flow_doubted[b] &&
               same_bits(before.up_depth_m[a], after.up_depth_m[b]) &&
               same_bits(before.down_depth_m[a], after.down_depth_m[b]) &&
               same_bits(before.up_invert_m[a], after.up_invert_m[b]) &&
               same_bits(before.down_invert_m[a], after.down_invert_m[b]) &&
               same_line((*was.lines)[a], (*now.lines)[b]);
      });
}

}  // namespace

std::optional<survey_changes> find_changes(const survey& was, const survey& now) {
  std::optional<row_changes> nodes = match_rows(was.nodes.id, now.nodes.id);
  std::optional<row_changes> links = match_rows(was.links.id, now.links.id);
  if (!nodes || !links) return std::nullopt;
  compare_nodes(*nodes, was.nodes, now.nodes);
  compare_links(*links, was, now);
  return survey_changes{std::move(*nodes), std::move(*links)};
}

}  // namespace greenward::drainage
