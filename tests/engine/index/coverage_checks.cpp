#include "tests/engine/index/coverage_checks.hpp"

#include "engine/geo/geos_session.hpp"
#include "engine/geo/measure.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace greenward::testing {

namespace {

using geo::planar;

directed_segment turned(const directed_segment& s) {
  return {s[2], s[3], s[0], s[1]};
}

template <class Visit>
void for_each_ring(const geo::planar_geometry& layer, Visit visit) {
  for (std::size_t row = 0; row < layer.size(); ++row) {
    if (layer.kinds()[row] != geo::geometry_kind::polygon) continue;
    for (std::size_t part = 0; part < layer[row].part_count(); ++part) {
      for (std::size_t ring = 0; ring < layer[row].ring_count(part); ++ring)
        visit(row, layer[row].ring(part, ring));
    }
  }
}

std::vector<geo::geos_ptr> geos_polygons(const geo::geos_session& session,
                                         const geo::planar_geometry& layer) {
  std::vector<geo::geos_ptr> polygons;
  for (std::size_t row = 0; row < layer.size(); ++row) {
    if (layer.kinds()[row] == geo::geometry_kind::polygon) polygons.push_back(session.to_geos(layer[row]));
  }
  return polygons;
}

}  // namespace

border_table borders_of(const geo::planar_geometry& layer) {
  border_table table;
  for_each_ring(layer, [&](std::size_t row, std::span<const planar> ring) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const directed_segment s{ring[i].x, ring[i].y, ring[i + 1].x, ring[i + 1].y};
      if (!table.row_of.emplace(s, row).second) table.doubled.insert(s);
    }
  });
  return table;
}

std::set<std::pair<std::size_t, std::size_t>> border_table::neighbours() const {
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [segment, row] : row_of) {
    const auto other = row_of.find(turned(segment));
    if (other != row_of.end() && row <= other->second) pairs.emplace(row, other->second);
  }
  return pairs;
}

std::size_t border_table::shared_count() const {
  const auto shared = std::ranges::count_if(
      row_of, [&](const auto& entry) { return row_of.count(turned(entry.first)) != 0; });
  return static_cast<std::size_t>(shared) / 2;
}

std::string coverage_fault(const geo::planar_geometry& layer) {
  const geo::geos_session session;
  const auto polygons = geos_polygons(session, layer);
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    if (!polygons[i]) return "GEOS refuses polygon " + std::to_string(i);
    if (GEOSisValid_r(session.context(), polygons[i].get()) != 1)
      return "polygon " + std::to_string(i) + " is invalid: " + session.complaint();
    for (std::size_t j = 0; j < i; ++j) {
      if (GEOSRelatePattern_r(session.context(), polygons[i].get(), polygons[j].get(), "T********") != 0)
        return "polygons " + std::to_string(j) + " and " + std::to_string(i) + " overlap";
    }
  }
  return "";
}

double area_of_union(const geo::planar_geometry& layer) {
  const geo::geos_session session;
  const auto all = session.collect(geos_polygons(session, layer), GEOS_GEOMETRYCOLLECTION);
  const auto united = session.require(GEOSUnaryUnion_r(session.context(), all.get()));
  double area = 0;
  GEOSArea_r(session.context(), united.get(), &area);
  return area;
}

double sum_of_areas(const geo::planar_geometry& layer) {
  double sum = 0;
  for (std::size_t row = 0; row < layer.size(); ++row) sum += geo::area(layer[row]).value;
  return sum;
}

std::vector<std::size_t> rows_around(const geo::planar_geometry& layer, planar p) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < layer.size(); ++row) {
    if (layer.kinds()[row] == geo::geometry_kind::polygon && geo::contains(layer[row], p))
      rows.push_back(row);
  }
  return rows;
}

double farthest(geo::planar_view from, geo::planar_view to) {
  double most = 0;
  for (const planar& p : from.points()) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t part = 0; part < to.part_count(); ++part) {
      for (std::size_t ring = 0; ring < to.ring_count(part); ++ring)
        nearest = std::min(nearest, geo::project_on_line(p, to.ring(part, ring)).distance);
    }
    most = std::max(most, nearest);
  }
  return most;
}

}  // namespace greenward::testing
