// Where the inside of a union of capsules is for certain, by small square cells.
#pragma once

#include "engine/geo/point.hpp"
#include "engine/walking/capsule_skeleton.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::walking {

/// A cell counts as covered if some capsule holds all of
/// it: a cell that a segment comes through covers those whose farthest corner is near enough. So a covered
/// cell lies in the union, while many cells in the union near its border do not count.
class covered_cells {
 public:
  /// `radius` > 0, metres. Cells are an eighth of it, or larger where the ground would need more than 16
  /// million. O(length / cell + rows · columns / 64).
  covered_cells(std::span<const capsule> capsules, double radius);

  /// Whether covered cells hold all of the box.
  [[nodiscard]] bool hold(const geo::planar_box& box) const;
  [[nodiscard]] double cell() const { return cell_; }

 private:
  void mark(const capsule& c, std::vector<std::uint64_t>& marks) const;
  void spread(std::span<const std::uint64_t> marks, double radius);

  geo::planar origin_;
  double cell_ = 0;
  std::size_t rows_ = 0, columns_ = 0, words_ = 0;  ///< words in a row
  std::vector<std::uint64_t> bits_;                 ///< rows_ x words_, a bit for each covered cell
};

}  // namespace greenward::walking
