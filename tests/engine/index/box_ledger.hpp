// What a live index must answer, by looking at every row; and edits to try on it.
#pragma once

#include "engine/index/live_snapshot.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace greenward::index {

class box_ledger {
 public:
  explicit box_ledger(std::span<const geo::planar_box> boxes);
  void apply(std::span<const box_edit> edits);

  [[nodiscard]] const std::map<std::uint32_t, geo::planar_box>& boxes() const { return boxes_; }
  [[nodiscard]] std::vector<std::uint32_t> window(const geo::planar_box& window) const;
  [[nodiscard]] std::vector<neighbour> nearest(std::size_t count, double maximum,
                                               distance_of_row distance) const;

 private:
  std::map<std::uint32_t, geo::planar_box> boxes_;  ///< of rows that are there; no box is empty
};

/// By rapidcheck: up to 12 edits, now and then many, of rows that are or are not there: moves, removals,
/// boxes without end.
[[nodiscard]] std::vector<box_edit> some_edits();

/// Puts random questions of every kind to both.
void require_answers_of(const box_ledger& ledger, const live_snapshot& snapshot);

}  // namespace greenward::index
