#include "engine/index/shares.hpp"

#include "engine/base/parallel.hpp"
#include "engine/geo/measure.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace greenward::index {

namespace {

constexpr double kNorth = std::numeric_limits<double>::infinity();

/// Height at x of the segment from west to east; exact at both ends, the same for whoever shares the segment.
double height_at(double x, geo::planar west, geo::planar east) {
  if (x == east.x) return east.y;
  return west.y + (east.y - west.y) * ((x - west.x) / (east.x - west.x));
}

/// Which part of a stretch is positive if it goes straight from `a` to `b`.
double positive_part(double a, double b) {
  if (a > 0 && b > 0) return 1;
  if (a <= 0 && b <= 0) return 0;
  return std::max(a, b) / std::abs(a - b);
}

/// Metres of the segment due north at x from `low` to `high` that lie below the edge.
double below_edge_due_north(double x, double low, double high, const polygon_edge& edge) {
  const geo::planar west = edge.west(), east = edge.east();
  if (x < west.x || x >= east.x) return 0;
  return std::clamp(height_at(x, west, east) - low, 0.0, high - low);
}

/// Metres of the segment from west to east that lie below the edge.
double below_edge(geo::planar west, geo::planar east, double length, const polygon_edge& edge) {
  const geo::planar edge_west = edge.west(), edge_east = edge.east();
  const double first = std::max(west.x, edge_west.x), last = std::min(east.x, edge_east.x);
  if (!(first < last)) return 0;
  const double part = positive_part(height_at(first, edge_west, edge_east) - height_at(first, west, east),
                                    height_at(last, edge_west, edge_east) - height_at(last, west, east));
  return length * ((last - first) / (east.x - west.x)) * part;
}

/// Metres of a segment inside the polygon.
double length_inside(geo::planar a, geo::planar b, const prepared_polygon& polygon) {
  const geo::planar west = a.x <= b.x ? a : b, east = a.x <= b.x ? b : a;
  const double length = geo::distance(a, b);
  const double low = std::min(a.y, b.y), high = std::max(a.y, b.y);
  double sum = 0;
  polygon.visit_edges({{west.x, low}, {east.x, kNorth}}, [&](const polygon_edge& edge) {
    if (edge.inside_below() == 0) return;
    sum += edge.inside_below() * (west.x == east.x ? below_edge_due_north(west.x, low, high, edge)
                                                   : below_edge(west, east, length, edge));
  });
  return std::clamp(sum, 0.0, length);
}

/// Integral over a width of max(0, min(u, v)), where u >= 0 goes straight from u0 to u1, and v from v0 to v1.
double area_below_both(double width, double u0, double u1, double v0, double v1) {
  if (v0 <= 0 && v1 <= 0) return 0;
  if (v0 < 0 || v1 < 0) {  // only where v is above the base line
    const double part = std::max(v0, v1) / std::abs(v0 - v1);
    const double u_there = v0 < 0 ? u1 + (u0 - u1) * part : u0 + (u1 - u0) * part;
    return v0 < 0 ? area_below_both(width * part, u_there, u1, 0, v1)
                  : area_below_both(width * part, u0, u_there, v0, 0);
  }
  const double d0 = u0 - v0, d1 = u1 - v1;
  if ((d0 <= 0 && d1 <= 0) || (d0 >= 0 && d1 >= 0)) return width * (std::min(u0, v0) + std::min(u1, v1)) / 2;
  const double part = d0 / (d0 - d1);  // up to the crossing
  const double crossing = u0 + (u1 - u0) * part;
  return width * (part * (std::min(u0, v0) + crossing) + (1 - part) * (crossing + std::min(u1, v1))) / 2;
}

/// The area below both edges and above `base`.
double shared_below(const polygon_edge& a, const polygon_edge& b, double base) {
  const geo::planar a_west = a.west(), a_east = a.east(), b_west = b.west(), b_east = b.east();
  const double first = std::max(a_west.x, b_west.x), last = std::min(a_east.x, b_east.x);
  if (!(first < last)) return 0;
  const auto above = [&](double x, geo::planar west, geo::planar east) {
    return height_at(x, west, east) - base;
  };
  return area_below_both(last - first, std::max(0.0, above(first, a_west, a_east)),
                         std::max(0.0, above(last, a_west, a_east)), above(first, b_west, b_east),
                         above(last, b_west, b_east));
}

/// Square metres of a polygon, given by its edges and its box, inside another one.
double area_inside(std::span<const polygon_edge> edges, const geo::planar_box& box,
                   const prepared_polygon& polygon) {
  double sum = 0;
  polygon.visit_edges({box.min, {box.max.x, kNorth}}, [&](const polygon_edge& other) {
    if (other.inside_below() == 0) return;
    for (const polygon_edge& edge : edges) {
      if (edge.inside_below() == 0) continue;
      sum += edge.inside_below() * other.inside_below() * shared_below(edge, other, box.min.y);
    }
  });
  return std::max(0.0, sum);
}

/// Whether a border of the polygon comes near the box, so that it may cut what lies in it.
bool border_near(const prepared_polygon& polygon, const geo::planar_box& box) {
  bool near = false;
  polygon.visit_edges(box, [&](const polygon_edge&) { near = true; });
  return near;
}

/// One feature; appends its shares by area. `whole`: its length or area, `inside(polygon)`: that in a
/// polygon.
template <class Inside>
void append_shares(std::uint32_t row, geo::planar_view feature, double whole, const area_layer& areas,
                   Inside inside, std::vector<area_share>& shares) {
  const geo::planar_box box = feature.box();
  const auto before = static_cast<std::ptrdiff_t>(shares.size());
  areas.visit_window(box, [&](std::uint32_t area) {
    const prepared_polygon& polygon = areas[area];
    const double amount = border_near(polygon, box)                    ? inside(polygon)
                          : polygon.contains(feature.points().front()) ? whole
                                                                       : 0.0;
    if (amount > 0) shares.push_back({row, area, amount});
  });
  std::sort(shares.begin() + before, shares.end(),
            [](const area_share& a, const area_share& b) { return a.area < b.area; });
}

/// append(row, shares) for every row, on all cores; shares by row.
template <class Append>
std::vector<area_share> shares_of_rows(std::size_t rows, Append append) {
  constexpr std::size_t kGrain = 256;
  std::vector<std::vector<area_share>> parts((rows + kGrain - 1) / kGrain);
  parallel_for(rows, kGrain, [&](std::size_t first, std::size_t last) {
    for (std::size_t row = first; row < last; ++row)
      append(static_cast<std::uint32_t>(row), parts[first / kGrain]);
  });
  std::vector<area_share> shares;
  for (const auto& part : parts) shares.insert(shares.end(), part.begin(), part.end());
  return shares;
}

double line_inside(geo::planar_view line, const prepared_polygon& polygon) {
  double sum = 0;
  for (std::size_t part = 0; part < line.part_count(); ++part) {
    const auto points = line.ring(part, 0);
    for (std::size_t i = 1; i < points.size(); ++i) sum += length_inside(points[i - 1], points[i], polygon);
  }
  return sum;
}

}  // namespace

std::vector<area_share> line_shares(const geo::planar_geometry& lines, const area_layer& areas) {
  return shares_of_rows(lines.size(), [&](std::uint32_t row, std::vector<area_share>& shares) {
    const geo::planar_view line = lines[row];
    if (line.kind() != geo::geometry_kind::line || line.points().empty()) return;
    append_shares(
        row, line, geo::length(line).value, areas,
        [&](const prepared_polygon& polygon) { return line_inside(line, polygon); }, shares);
  });
}

std::vector<area_share> polygon_shares(const geo::planar_geometry& polygons, const area_layer& areas) {
  return shares_of_rows(polygons.size(), [&](std::uint32_t row, std::vector<area_share>& shares) {
    const geo::planar_view polygon = polygons[row];
    if (polygon.kind() != geo::geometry_kind::polygon || polygon.points().empty()) return;
    std::pmr::vector<polygon_edge> edges;  // only a polygon on a border needs them
    const auto inside = [&](const prepared_polygon& area) {
      if (edges.empty()) edges = edges_of(polygon);
      return area_inside(edges, polygon.box(), area);
    };
    append_shares(row, polygon, geo::area(polygon).value, areas, inside, shares);
  });
}

std::vector<double> sums_of_areas(std::span<const area_share> shares, std::size_t areas) {
  std::vector<double> sums(areas, 0);
  for (const area_share& share : shares) sums[share.area] += share.amount;
  return sums;
}

point_sums sums_of_points(std::span<const geo::planar> points, std::span<const std::int64_t> amounts,
                          const area_layer& areas, overlap rule) {
  assert(points.size() == amounts.size());
  const row_lists lists = areas_of_points(points, areas);
  point_sums sums;
  sums.of_area.assign(areas.size(), 0);
  sums.points_of_area.assign(areas.size(), 0);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto all = lists[i];
    const auto counted =
        rule == overlap::count_in_first ? all.first(std::min<std::size_t>(1, all.size())) : all;
    for (const std::uint32_t area : counted) {
      sums.of_area[area] += amounts[i];
      ++sums.points_of_area[area];
    }
    if (!all.empty()) continue;
    sums.outside += amounts[i];
    ++sums.points_outside;
  }
  return sums;
}

}  // namespace greenward::index
