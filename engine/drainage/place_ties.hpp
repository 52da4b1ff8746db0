// What lies at the end of a link that names no node: a node, the ends of others, another link.
#pragma once

#include "engine/drainage/network.hpp"
#include "engine/index/packed_rtree.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace greenward::drainage {

/// An end that no code ties to a node.
struct free_end {
  std::uint32_t link = 0;
  bool last = false;  ///< the last point of the line, else the first
  geo::planar at;
};

/// Where a link begins or ends, measuring CRS; NaN without a line.
[[nodiscard]] geo::planar end_place(const survey& drains, std::uint32_t link, bool last);
/// The code that ties the end to a node; "" = none.
[[nodiscard]] inline std::string_view end_code(const survey& drains, std::uint32_t link, bool last) {
  return last ? drains.links.to_code[link] : drains.links.from_code[link];
}
[[nodiscard]] bool is_known(geo::planar place);

/// Ends that share a made node, in groups by their first member. Group g has the members
/// [first[g], first[g + 1]), rising; it lies where its first member does.
struct joined_ends {
  std::vector<std::uint32_t> first{0};  ///< n_group + 1
  std::vector<std::uint32_t> member;    ///< positions in the ends that were given
  std::vector<end_tie> tie;             ///< n_group: to_end, to_link or open
  std::vector<std::uint32_t> host;      ///< n_group: the link that they meet; kNone = none
  std::vector<double> along_m;          ///< n_group: where on the host
  [[nodiscard]] std::size_t size() const { return tie.size(); }
  [[nodiscard]] std::span<const std::uint32_t> members(std::size_t group) const {
    return std::span(member).subspan(first[group], first[group + 1] - first[group]);
  }
};

/// Questions of place about one survey, which must outlive it. Indexes that the survey does not bring are
/// built with the first question that needs them.
class place_ties {
 public:
  place_ties(const survey& drains, double tolerance_m) : drains_(drains), tolerance_(tolerance_m) {}

  /// The nearest node within the tolerance, the smaller row at equal distance; kNone if there is none.
  [[nodiscard]] std::uint32_t node_near(geo::planar at);

  /// Joins ends that no node is near, in the order given: each that is not taken takes those around it that
  /// are not. The ends around the first one, not around one another: a chain of close ends is not drawn
  /// together. A group meets the nearest link that none of its ends belongs to, between that one's ends.
  [[nodiscard]] joined_ends join(std::span<const free_end> ends);

  /// Calls visit(link) for every link whose box meets `window`, and perhaps for some beside it.
  template <class Visit>
  void visit_links(const geo::planar_box& window, Visit visit) {
    lines().visit_window(window, visit);
  }

 private:
  [[nodiscard]] const index::packed_rtree& nodes();
  [[nodiscard]] const index::packed_rtree& lines();
  void meet_link(std::span<const free_end> ends, joined_ends& joined);

  const survey& drains_;
  double tolerance_;
  std::optional<index::packed_rtree> own_nodes_, own_lines_;
};

}  // namespace greenward::drainage
