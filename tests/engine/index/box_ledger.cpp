#include "tests/engine/index/box_ledger.hpp"

#include "tests/engine/index/neighbour_checks.hpp"
#include "tests/engine/index/random_boxes.hpp"

#include <rapidcheck.h>
#include <algorithm>
#include <cmath>
#include <limits>

namespace greenward::index {

using geo::planar;
using geo::planar_box;

namespace {

constexpr std::uint32_t kRowsTried = 250;  ///< a little more than some_boxes() gives

box_edit an_edit(std::uint32_t rows) {
  box_edit edit{.row = *rc::gen::inRange<std::uint32_t>(0, rows)};
  const int kind = *rc::gen::inRange(0, 12);
  if (kind < 3) return edit;
  edit.box = a_box(a_point(100), kind == 3 ? 0 : 30);
  if (kind == 4) edit.box.max.x = kInfinity;
  if (kind == 5) edit.box = {{5, 5}, {5, 5}};
  return edit;
}

void require_windows(const box_ledger& ledger, const live_snapshot& snapshot, const planar_box& window) {
  const auto expected = ledger.window(window);
  RC_ASSERT(snapshot.window(window) == expected);
  std::vector<std::uint32_t> appended{7};
  snapshot.append_window(window, appended);
  RC_ASSERT(appended[0] == 7U);
  std::sort(appended.begin() + 1, appended.end());
  RC_ASSERT(std::equal(appended.begin() + 1, appended.end(), expected.begin(), expected.end()));
}

void require_neighbours(const box_ledger& ledger, const live_snapshot& snapshot, planar p) {
  const auto count = *rc::gen::inRange<std::size_t>(0, 30);
  const double maximum = *rc::gen::inRange(0, 2) == 0 ? kInfinity : *rc::gen::inRange(0, 100);
  const auto to_box = [&](std::uint32_t row) { return box_distance(p, ledger.boxes().at(row)); };
  // As if the feature were its box's last corner; at() throws for a row that is not there.
  const auto to_corner = [&](std::uint32_t row) { return geo::distance(p, ledger.boxes().at(row).max); };
  require_same(snapshot.nearest_boxes(p, count, maximum), ledger.nearest(count, maximum, to_box));
  require_same(snapshot.nearest(p, count, to_corner, maximum), ledger.nearest(count, maximum, to_corner));
  require_same(snapshot.radius(p, maximum, to_corner), ledger.nearest(kRowsTried, maximum, to_corner));
}

}  // namespace

box_ledger::box_ledger(std::span<const planar_box> boxes) {
  for (std::uint32_t row = 0; row < boxes.size(); ++row) {
    if (!boxes[row].empty()) boxes_.emplace(row, boxes[row]);
  }
}

void box_ledger::apply(std::span<const box_edit> edits) {
  for (const auto& [row, box] : edits) {
    boxes_.erase(row);
    if (!box.empty()) boxes_.emplace(row, box);
  }
}

std::vector<std::uint32_t> box_ledger::window(const planar_box& window) const {
  std::vector<std::uint32_t> rows;
  for (const auto& [row, b] : boxes_) {
    const bool apart =
        b.max.x < window.min.x || window.max.x < b.min.x || b.max.y < window.min.y || window.max.y < b.min.y;
    if (!window.empty() && !apart) rows.push_back(row);
  }
  return rows;
}

std::vector<neighbour> box_ledger::nearest(std::size_t count, double maximum,
                                           distance_of_row distance) const {
  std::vector<neighbour> all;
  for (const auto& [row, box] : boxes_) {
    if (distance(row) <= maximum) all.push_back({row, distance(row)});
  }
  std::sort(all.begin(), all.end(), [](const neighbour& a, const neighbour& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.row < b.row;
  });
  all.resize(std::min(all.size(), count));
  return all;
}

std::vector<box_edit> some_edits() {
  const bool many = *rc::gen::inRange(0, 8) == 0;
  const bool narrow = *rc::gen::inRange(0, 2) == 0;  // the same rows again and again
  const int count = *rc::gen::inRange(0, many ? 200 : 13);
  std::vector<box_edit> edits;
  for (int i = 0; i < count; ++i) edits.push_back(an_edit(narrow ? 12 : kRowsTried));
  return edits;
}

void require_answers_of(const box_ledger& ledger, const live_snapshot& snapshot) {
  RC_ASSERT(snapshot.size() == ledger.boxes().size());
  std::vector<planar_box> boxes;
  for (std::uint32_t row = 0; row < kRowsTried; ++row) {
    const auto found = ledger.boxes().find(row);
    const planar_box box = snapshot.box_of(row);
    RC_ASSERT(box.empty() == (found == ledger.boxes().end()));
    if (box.empty()) continue;
    RC_ASSERT(box == found->second);
    boxes.push_back(box);
  }
  require_windows(ledger, snapshot, {{-kInfinity, -kInfinity}, {kInfinity, kInfinity}});
  require_windows(ledger, snapshot, a_window(boxes));
  require_neighbours(ledger, snapshot, a_question_point(boxes));
}

}  // namespace greenward::index
