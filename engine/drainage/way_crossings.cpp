#include "engine/drainage/way_crossings.hpp"

#include "engine/geo/segment.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace greenward::drainage {

namespace {

using geo::planar;

/// A segment of a link's line, and how far along the line it begins.
struct line_segment {
  planar a, b;
  double along_m = 0;
};

struct measured_line {
  std::vector<line_segment> segments;
  double length_m = 0;
};

measured_line measured(const geo::planar_view line) {
  measured_line result;
  for (std::size_t part = 0; part < line.part_count(); ++part) {
    const auto points = line.ring(part, 0);
    for (std::size_t i = 1; i < points.size(); ++i) {
      result.segments.push_back({points[i - 1], points[i], result.length_m});
      result.length_m += geo::distance(points[i - 1], points[i]);
    }
  }
  return result;
}

bool ends_at(const geo::planar_view line, planar p) {
  for (std::size_t part = 0; part < line.part_count(); ++part) {
    const auto points = line.ring(part, 0);
    if (!points.empty() && (points.front() == p || points.back() == p)) return true;
  }
  return false;
}

/// Whether the link, or a piece of it, ends at the node.
bool meets_node(const network& net, std::uint32_t link, std::uint32_t node) {
  for (std::uint32_t e = net.first_down[node]; e < net.first_down[node + 1]; ++e)
    if (net.edges.link[e] == link) return true;
  for (std::uint32_t i = net.first_up[node]; i < net.first_up[node + 1]; ++i)
    if (net.edges.link[net.up_edge[i]] == link) return true;
  return false;
}

class crossing_finder {
 public:
  crossing_finder(const survey& drains, const network& net, const way& on, double tolerance)
      : drains_(drains), net_(net), way_(on), tolerance_(tolerance) {
    for (const way_piece& piece : on.pieces) own_.push_back(piece.link);
    std::ranges::sort(own_);
  }

  std::vector<way_crossing> run(const index::packed_rtree& lines) {
    for (std::size_t i = 0; i < way_.pieces.size(); ++i) {
      const measured_line line = measured((*drains_.lines)[way_.pieces[i].link]);
      for (const line_segment& segment : line.segments) {
        if (!is_on_piece(segment, way_.pieces[i])) continue;
        lines.visit_window(geo::segment_box(segment.a, segment.b), [&](std::uint32_t link) {
          if (!std::ranges::binary_search(own_, link)) cross(i, segment, link);
        });
      }
    }
    return sorted();
  }

 private:
  static bool is_on_piece(const line_segment& segment, const way_piece& piece) {
    const auto [first, last] = std::minmax(piece.enters_at_m, piece.leaves_at_m);
    return segment.along_m <= last && segment.along_m + geo::distance(segment.a, segment.b) >= first;
  }

  void cross(std::size_t piece, const line_segment& own, std::uint32_t link) {
    const measured_line other = measured((*drains_.lines)[link]);
    for (const line_segment& segment : other.segments) {
      const geo::shared_points shared = geo::segment_intersection(own.a, own.b, segment.a, segment.b);
      if (shared.count != 1) continue;
      const planar at = shared.points[0];
      const double along = own.along_m + geo::distance(own.a, at);
      if (!is_between_nodes(piece, along, at) || ends_at((*drains_.lines)[link], at)) continue;
      if (belongs_to_node(piece, along, link)) continue;
      const way_piece& on = way_.pieces[piece];
      const double other_along = segment.along_m + geo::distance(segment.a, at);
      found_.push_back(
          {on.from_m + std::abs(along - on.enters_at_m), piece, link, other_along / other.length_m});
    }
  }

  [[nodiscard]] bool is_between_nodes(std::size_t piece, double along, planar at) const {
    const way_piece& on = way_.pieces[piece];
    const auto [first, last] = std::minmax(on.enters_at_m, on.leaves_at_m);
    return first < along && along < last && !ends_at((*drains_.lines)[on.link], at);
  }

  [[nodiscard]] bool belongs_to_node(std::size_t piece, double along, std::uint32_t link) const {
    const way_piece& on = way_.pieces[piece];
    return (std::abs(along - on.enters_at_m) <= tolerance_ && meets_node(net_, link, way_.nodes[piece])) ||
           (std::abs(along - on.leaves_at_m) <= tolerance_ && meets_node(net_, link, way_.nodes[piece + 1]));
  }

  /// A crossing in a vertex of either line was found once for each segment there.
  std::vector<way_crossing> sorted() {
    constexpr double kSamePlace = 1e-6;  // metres
    std::ranges::sort(found_, {},
                      [](const way_crossing& c) { return std::tuple(c.link, c.at_m, c.along_share); });
    const auto again = std::ranges::unique(found_, [](const way_crossing& a, const way_crossing& b) {
      return a.link == b.link && b.at_m - a.at_m <= kSamePlace;
    });
    found_.erase(again.begin(), again.end());
    std::ranges::sort(found_, {}, [](const way_crossing& c) { return std::tuple(c.at_m, c.link); });
    return std::move(found_);
  }

  const survey& drains_;
  const network& net_;
  const way& way_;
  double tolerance_;
  std::vector<std::uint32_t> own_;  ///< links of the way, rising
  std::vector<way_crossing> found_;
};

}  // namespace

std::vector<way_crossing> find_crossings(const survey& drains, const network& net, const way& on,
                                         const index::packed_rtree& lines, double tolerance_m) {
  return crossing_finder(drains, net, on, tolerance_m).run(lines);
}

}  // namespace greenward::drainage
