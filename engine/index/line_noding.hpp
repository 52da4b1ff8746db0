// Lines made into a network: where they end together, end on one another or cross, there is a node.
#pragma once

#include "engine/base/units.hpp"
#include "engine/index/indexed_layer.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::index {

struct noding_options {
  metres tolerance{0};  ///< how far an end may lie from what it is joined to, inclusive
  /// n_line; 1 = a bridge or a tunnel, which meets others at its ends only. Empty = there are none.
  std::span<const std::uint8_t> passes_over;
};

enum class joint_kind : std::uint8_t {
  ends,         ///< two ends
  end_on_line,  ///< the end of `line` between the ends of `other`
  crossing,     ///< both between their ends
};

/// What was joined, for people to review.
struct line_joint {
  joint_kind kind = joint_kind::ends;
  std::uint32_t line = 0, other = 0;
  geo::planar place;  ///< on `other`
  double gap_m = 0;   ///< between what was joined
};

/// A stretch of one part of a line between two nodes.
struct line_piece {
  std::uint32_t line = 0, part = 0;
  double from_m = 0, to_m = 0;  ///< along the part, from its first point
  std::uint32_t tail = 0, head = 0;
  [[nodiscard]] double length_m() const { return to_m - from_m; }
};

struct noded_lines {
  std::vector<geo::planar> nodes;
  std::vector<line_piece> pieces;  ///< by line, part, from_m; together they are all of every line
  std::vector<line_joint> joints;  ///< gaps of 0 included; by line, other, kind

  /// The piece that holds the place `along_m` of a part; `part` must be one of `line`.
  [[nodiscard]] std::uint32_t piece_at(std::uint32_t line, std::uint32_t part, double along_m) const;
};

/// Ends within the tolerance of each other share a node; so does everything that meets a line less than the
/// tolerance apart along it. Features that are no lines are left out; where a line crosses itself there is no
/// node. O((n + joints) log n)
/// for lines of few points that overlap little.
[[nodiscard]] noded_lines node_lines(const indexed_layer& lines, const noding_options& options);

}  // namespace greenward::index
