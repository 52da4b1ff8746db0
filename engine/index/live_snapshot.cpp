#include "engine/index/live_snapshot.hpp"

#include "engine/base/error.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <iterator>

namespace greenward::index {

namespace {

constexpr double kNoDistance = std::numeric_limits<double>::quiet_NaN();

void require_indexable(const box_edit& edit) {
  if (edit.row >= kRowLimit) {
    throw error(error_code::bad_input, fmt::format("{}", edit.row),
                {"行号过大，无法建立空间索引", "the row number is too high to be indexed"},
                {fmt::format("行号须小于 {}", kRowLimit), fmt::format("use rows below {}", kRowLimit)});
  }
  require_number(edit.box, edit.row);
}

/// By row, each once.
std::vector<box_edit> last_edit_of_each_row(std::span<const box_edit> edits) {
  std::vector<box_edit> sorted(edits.rbegin(), edits.rend());  // the first of equal ones stays
  std::ranges::stable_sort(sorted, {}, &box_edit::row);
  const auto same_row = [](const box_edit& a, const box_edit& b) { return a.row == b.row; };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), same_row), sorted.end());
  return sorted;
}

/// The `count` first of two answers in order.
std::vector<neighbour> merged(std::span<const neighbour> a, std::span<const neighbour> b, std::size_t count) {
  std::vector<neighbour> both;
  both.reserve(a.size() + b.size());
  std::ranges::merge(a, b, std::back_inserter(both), comes_before);
  both.resize(std::min(both.size(), count));
  return both;
}

/// What lies farther than the last of a full answer cannot come into it.
double limit_after(std::span<const neighbour> found, std::size_t count, double maximum) {
  return !found.empty() && found.size() == count ? found.back().distance : maximum;
}

std::vector<neighbour> with_rows_of(std::span<const box_edit> changed, std::vector<neighbour> found) {
  for (neighbour& n : found) n.row = changed[n.row].row;
  return found;
}

}  // namespace

live_snapshot::live_snapshot(std::vector<geo::planar_box> boxes, instruction_set set)
    : overlay_(std::make_shared<const overlay>()), set_(set) {
  packed_rtree tree(boxes, set);
  base_ = std::make_shared<const base>(base{std::move(boxes), std::move(tree)});
}

live_snapshot::live_snapshot(std::shared_ptr<const base> boxes, std::vector<box_edit> changed,
                             instruction_set set, std::uint64_t version)
    : base_(std::move(boxes)), set_(set), version_(version) {
  overlay over;
  std::vector<geo::planar_box> now;
  now.reserve(changed.size());
  over.filter = row_filter(changed.size());
  for (const auto& [row, box] : changed) {
    over.filter.add(row);
    now.push_back(box);
    if (!base_->box_of(row).empty()) ++over.hidden;
  }
  over.tree = packed_rtree(now, set);
  over.changed = std::move(changed);
  overlay_ = std::make_shared<const overlay>(std::move(over));
}

std::size_t live_snapshot::size() const {
  return base_->tree.size() - overlay_->hidden + overlay_->tree.size();
}

const box_edit* live_snapshot::change_of(std::uint32_t row) const {
  if (!overlay_->filter.may_hold(row)) return nullptr;
  const auto found = std::ranges::lower_bound(overlay_->changed, row, {}, &box_edit::row);
  return found != overlay_->changed.end() && found->row == row ? &*found : nullptr;
}

geo::planar_box live_snapshot::box_of(std::uint32_t row) const {
  const box_edit* change = change_of(row);
  return change != nullptr ? change->box : base_->box_of(row);
}

void live_snapshot::append_window(const geo::planar_box& window, std::vector<std::uint32_t>& rows) const {
  const auto before = static_cast<std::ptrdiff_t>(rows.size());
  base_->tree.append_window(
      window, [&](std::uint32_t row) { return base_->boxes[row]; }, rows);
  const auto hidden = [&](std::uint32_t row) { return change_of(row) != nullptr; };
  rows.erase(std::remove_if(rows.begin() + before, rows.end(), hidden), rows.end());
  const std::size_t first = rows.size();
  overlay_->tree.append_window(
      window, [&](std::uint32_t i) { return overlay_->changed[i].box; }, rows);
  for (std::size_t i = first; i < rows.size(); ++i) rows[i] = overlay_->changed[rows[i]].row;
}

std::vector<std::uint32_t> live_snapshot::window(const geo::planar_box& window) const {
  std::vector<std::uint32_t> rows;
  append_window(window, rows);
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::vector<neighbour> live_snapshot::nearest(geo::planar p, std::size_t count, distance_of_row distance,
                                              double maximum) const {
  const auto unless_changed = [&](std::uint32_t row) {
    return change_of(row) != nullptr ? kNoDistance : distance(row);
  };
  const auto of_change = [&](std::uint32_t i) { return distance(overlay_->changed[i].row); };
  const auto unchanged = base_->tree.nearest(p, count, unless_changed, maximum);
  const double limit = limit_after(unchanged, count, maximum);
  const auto changed = with_rows_of(overlay_->changed, overlay_->tree.nearest(p, count, of_change, limit));
  return merged(unchanged, changed, count);
}

std::vector<neighbour> live_snapshot::nearest_boxes(geo::planar p, std::size_t count, double maximum) const {
  const auto unchanged = nearest_unchanged_boxes(p, count, maximum);
  const double limit = limit_after(unchanged, count, maximum);
  const auto changed = overlay_->tree.nearest_boxes(
      p, count, [&](std::uint32_t i) { return overlay_->changed[i].box; }, limit);
  return merged(unchanged, with_rows_of(overlay_->changed, changed), count);
}

std::vector<neighbour> live_snapshot::nearest_unchanged_boxes(geo::planar p, std::size_t count,
                                                              double maximum) const {
  const auto box = [&](std::uint32_t row) { return base_->boxes[row]; };
  if (changed_rows() == 0) return base_->tree.nearest_boxes(p, count, box, maximum);
  // A few more, should some be hidden; if that was not enough, twice as many. To ask each box for its
  // distance, as nearest() does, takes three times as long.
  constexpr std::size_t kSpare = 2;
  for (std::size_t asked = std::min(count, base_->tree.size()) + kSpare;; asked *= 2) {
    auto found = base_->tree.nearest_boxes(p, asked, box, maximum);
    const bool all = found.size() < asked;
    std::erase_if(found, [&](const neighbour& n) { return change_of(n.row) != nullptr; });
    if (!all && found.size() < count) continue;
    found.resize(std::min(found.size(), count));
    return found;
  }
}

std::vector<neighbour> live_snapshot::radius(geo::planar p, double maximum, distance_of_row distance) const {
  return nearest(p, std::numeric_limits<std::size_t>::max(), distance, maximum);
}

live_snapshot live_snapshot::with(std::span<const box_edit> edits) const {
  for (const box_edit& edit : edits) require_indexable(edit);
  std::vector<box_edit> changed;
  changed.reserve(changed_rows() + edits.size());
  // Of two with the same row the union takes that of the first range.
  std::ranges::set_union(last_edit_of_each_row(edits), overlay_->changed, std::back_inserter(changed), {},
                         &box_edit::row, &box_edit::row);
  return {base_, std::move(changed), set_, version_ + 1};
}

live_snapshot live_snapshot::rebuilt() const {
  const std::span<const box_edit> changed = overlay_->changed;
  const std::size_t rows = changed.empty() ? 0 : std::size_t{changed.back().row} + 1;
  std::vector<geo::planar_box> boxes;
  boxes.reserve(std::max(rows, base_rows()));
  boxes = base_->boxes;
  boxes.resize(std::max(rows, base_rows()));
  for (const auto& [row, box] : changed) boxes[row] = box;
  live_snapshot result(std::move(boxes), set_);
  result.version_ = version_;
  return result;
}

live_snapshot live_snapshot::over_base_of(const live_snapshot& other) const {
  // All that has changed since lies in this overlay, and perhaps what the other base has by now.
  std::vector<box_edit> changed;
  for (const box_edit& edit : overlay_->changed) {
    if (edit.box != other.base_->box_of(edit.row)) changed.push_back(edit);
  }
  return {other.base_, std::move(changed), set_, version_};
}

}  // namespace greenward::index
