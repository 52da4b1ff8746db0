#include "engine/index/line_noding.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/segment.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace greenward::index {

namespace {

using geo::planar;

/// One part of a line. Its ends are the marks 2 · strand and 2 · strand + 1.
struct strand {
  std::uint32_t line = 0, part = 0;
  std::span<const planar> points;
  double length_m = 0;
};

/// A mark on a strand where a node will be.
struct cut {
  std::uint32_t strand = 0;
  double along_m = 0;
  std::uint32_t mark = 0;
};

/// Marks that are one node: union-find, the smallest of a set standing for it.
class mark_sets {
 public:
  std::uint32_t add() {
    parent_.push_back(static_cast<std::uint32_t>(parent_.size()));
    return parent_.back();
  }
  std::uint32_t find(std::uint32_t mark) {
    while (parent_[mark] != mark) mark = parent_[mark] = parent_[parent_[mark]];
    return mark;
  }
  void unite(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }
  [[nodiscard]] std::size_t size() const { return parent_.size(); }

 private:
  std::vector<std::uint32_t> parent_;
};

class line_noder {
 public:
  line_noder(const indexed_layer& lines, const noding_options& options)
      : lines_(lines), tolerance_(options.tolerance.value), passes_over_(options.passes_over) {}

  noded_lines make() {
    find_strands();
    for (std::uint32_t s = 0; s < strands_.size(); ++s) {
      join_ends(s, false);
      join_ends(s, true);
      find_crossings(s);
    }
    merge_close_cuts();
    lay_pieces();
    std::ranges::sort(result_.joints, {}, [](const line_joint& j) {
      return std::tuple(j.line, j.other, j.kind, j.place.x, j.place.y);
    });
    return std::move(result_);
  }

 private:
  void find_strands() {
    first_strand_.push_back(0);
    for (std::uint32_t line = 0; line < lines_.geometry.size(); ++line) {
      const geo::planar_view view = lines_.geometry[line];
      const bool is_line = view.kind() == geo::geometry_kind::line;
      for (std::uint32_t part = 0; is_line && part < view.part_count(); ++part) {
        const auto points = view.ring(part, 0);
        if (points.empty()) continue;
        strands_.push_back({line, part, points, geo::line_length(points).value});
        for (const planar end : {points.front(), points.back()}) {
          marks_.add();
          places_.push_back(end);
        }
      }
      first_strand_.push_back(static_cast<std::uint32_t>(strands_.size()));
    }
  }

  [[nodiscard]] bool passes_over(std::uint32_t s) const {
    return !passes_over_.empty() && passes_over_[strands_[s].line] != 0;
  }

  /// Calls visit(strand) for the strands whose line comes into the window.
  template <class Visit>
  void visit_strands(const geo::planar_box& window, Visit visit) const {
    lines_.tree.visit_window(window, [&](std::uint32_t line) {
      for (std::uint32_t s = first_strand_[line]; s < first_strand_[line + 1]; ++s) visit(s);
    });
  }

  void join_ends(std::uint32_t s, bool last) {
    const std::uint32_t mark = 2 * s + (last ? 1 : 0);
    const planar at = places_[mark];
    visit_strands(geo::planar_box{at, at}.expanded(tolerance_), [&](std::uint32_t other) {
      bool at_its_end = false;
      for (const std::uint32_t end : {2 * other, 2 * other + 1}) {
        const double gap = geo::distance(at, places_[end]);
        if (gap > tolerance_) continue;
        at_its_end = true;
        if (mark >= end) continue;  // each pair once
        marks_.unite(mark, end);
        result_.joints.push_back(
            {joint_kind::ends, strands_[s].line, strands_[other].line, places_[end], gap});
      }
      if (!at_its_end && other != s) join_to_inside(mark, other);
    });
  }

  void join_to_inside(std::uint32_t mark, std::uint32_t other) {
    if (passes_over(other)) return;
    const geo::line_projection on = geo::project_on_line(places_[mark], strands_[other].points);
    if (on.distance > tolerance_) return;
    cuts_.push_back({other, on.along, mark});
    result_.joints.push_back(
        {joint_kind::end_on_line, strands_[mark / 2].line, strands_[other].line, on.point, on.distance});
  }

  void find_crossings(std::uint32_t s) {
    if (passes_over(s)) return;
    const auto points = strands_[s].points;
    double along = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
      const planar a = points[i - 1], b = points[i];
      visit_strands(geo::segment_box(a, b), [&](std::uint32_t other) {
        if (other > s && !passes_over(other)) cross(s, a, b, along, other);
      });
      along += geo::distance(a, b);
    }
  }

  /// Crossings near an end of either are the ends' business.
  void cross(std::uint32_t s, planar a, planar b, double along, std::uint32_t other) {
    const auto points = strands_[other].points;
    double other_along = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
      const planar c = points[i - 1], d = points[i];
      const geo::shared_points shared = geo::segment_intersection(a, b, c, d);
      for (std::size_t k = 0; k < shared.count; ++k) {
        const planar at = shared.points.at(k);
        const double here = along + geo::distance(a, at), there = other_along + geo::distance(c, at);
        if (is_at_end(s, at) || is_at_end(other, at)) continue;
        const std::uint32_t mark = marks_.add();
        places_.push_back(at);
        cuts_.push_back({s, here, mark});
        cuts_.push_back({other, there, mark});
        result_.joints.push_back({joint_kind::crossing, strands_[s].line, strands_[other].line, at, 0});
      }
      other_along += geo::distance(c, d);
    }
  }

  [[nodiscard]] bool is_at_end(std::uint32_t s, planar at) const {
    return geo::distance(at, places_[2 * s]) <= tolerance_ ||
           geo::distance(at, places_[2 * s + 1]) <= tolerance_;
  }

  /// A line that passes through a corner of another is found once for each segment there.
  void merge_close_cuts() {
    for (std::uint32_t s = 0; s < strands_.size(); ++s) {
      cuts_.push_back({s, 0, 2 * s});
      cuts_.push_back({s, strands_[s].length_m, 2 * s + 1});
    }
    std::ranges::sort(cuts_, {}, [](const cut& c) { return std::tuple(c.strand, c.along_m, c.mark); });
    for (std::size_t i = 1; i < cuts_.size(); ++i) {
      const cut &before = cuts_[i - 1], &here = cuts_[i];
      if (before.strand != here.strand || here.along_m - before.along_m > tolerance_) continue;
      const bool whole_strand = strands_[here.strand].length_m == here.along_m - before.along_m;
      if (!whole_strand) marks_.unite(before.mark, here.mark);
    }
  }

  void lay_pieces() {
    std::vector<std::uint32_t> node_of(marks_.size());
    for (std::uint32_t mark = 0; mark < marks_.size(); ++mark) {
      if (marks_.find(mark) == mark) {
        node_of[mark] = static_cast<std::uint32_t>(result_.nodes.size());
        result_.nodes.push_back(places_[mark]);
      } else {
        node_of[mark] = node_of[marks_.find(mark)];
      }
    }
    for (std::size_t i = 1; i < cuts_.size(); ++i) {
      const cut &before = cuts_[i - 1], &here = cuts_[i];
      if (before.strand != here.strand) continue;
      const strand& in = strands_[here.strand];
      const std::uint32_t tail = node_of[before.mark], head = node_of[here.mark];
      const bool whole_strand = before.along_m == 0 && here.along_m == in.length_m;
      if (here.along_m == before.along_m && !(whole_strand && in.length_m == 0)) continue;
      result_.pieces.push_back({in.line, in.part, before.along_m, here.along_m, tail, head});
    }
  }

  const indexed_layer& lines_;
  double tolerance_;
  std::span<const std::uint8_t> passes_over_;
  std::vector<strand> strands_;
  std::vector<std::uint32_t> first_strand_;  ///< n_line + 1
  std::vector<planar> places_;               ///< n_mark
  std::vector<cut> cuts_;
  mark_sets marks_;
  noded_lines result_;
};

}  // namespace

std::uint32_t noded_lines::piece_at(std::uint32_t line, std::uint32_t part, double along_m) const {
  const auto after =
      std::ranges::upper_bound(pieces, std::tuple(line, part, along_m), {},
                               [](const line_piece& p) { return std::tuple(p.line, p.part, p.from_m); });
  const auto index = static_cast<std::uint32_t>(after - pieces.begin());
  return index == 0 ? 0 : index - 1;
}

noded_lines node_lines(const indexed_layer& lines, const noding_options& options) {
  return line_noder(lines, options).make();
}

}  // namespace greenward::index
