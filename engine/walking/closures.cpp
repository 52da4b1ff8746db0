#include "engine/walking/closures.hpp"

#include "engine/geo/corridor.hpp"
#include "engine/geo/measure.hpp"
#include "engine/geo/segment.hpp"

#include <algorithm>
#include <cassert>

namespace greenward::walking {

namespace {

using geo::planar;

edge_closures all_open(std::size_t n) {
  return {std::vector<std::uint8_t>(n, 0), std::vector(n, closure_reason::open),
          std::vector<std::uint32_t>(n, 0)};
}

/// Calls visit(a, b) for every segment of every part and ring of a geometry.
template <class Visit>
void visit_segments(geo::planar_view view, Visit visit) {
  for (std::size_t part = 0; part < view.part_count(); ++part) {
    for (std::size_t ring = 0; ring < view.ring_count(part); ++ring) {
      const auto points = view.ring(part, ring);
      for (std::size_t i = 1; i < points.size(); ++i) visit(points[i - 1], points[i]);
    }
  }
}

/// How an edge meets a barrier.
struct meeting {
  bool anywhere = false;
  bool without_gate = false;
};

class gate_places {
 public:
  gate_places(std::span<const planar> gates, metres distance) : gates_(gates), distance_(distance.value) {
    std::vector<geo::planar_box> boxes;
    boxes.reserve(gates.size());
    for (const planar gate : gates) boxes.push_back({gate, gate});
    tree_ = index::packed_rtree(boxes);
  }
  [[nodiscard]] bool has_one_near(planar place) const {
    bool found = false;
    tree_.visit_window(geo::planar_box{place, place}.expanded(distance_), [&](std::uint32_t gate) {
      found = found || geo::distance(gates_[gate], place) <= distance_;
    });
    return found;
  }

 private:
  std::span<const planar> gates_;
  double distance_;
  index::packed_rtree tree_;
};

/// An end that was drawn on a barrier lies beside it by what projecting it has rounded.
constexpr double kOnBarrier = 0.01;

meeting meet(geo::planar_view edge, geo::planar_view barrier, const gate_places& gates) {
  meeting found;
  const geo::planar_box box = barrier.box().expanded(kOnBarrier);
  const auto note = [&](planar place) {
    found.anywhere = true;
    found.without_gate = found.without_gate || !gates.has_one_near(place);
  };
  visit_segments(edge, [&](planar a, planar b) {
    if (found.without_gate || !geo::segment_box(a, b).intersects(box)) return;
    visit_segments(barrier, [&](planar c, planar d) {
      const geo::shared_points shared = geo::segment_intersection(a, b, c, d);
      for (std::size_t k = 0; k < shared.count; ++k) note(shared.points.at(k));
    });
  });
  for (std::size_t part = 0; part < edge.part_count(); ++part) {
    for (const planar end : {edge.ring(part, 0).front(), edge.ring(part, 0).back()}) {
      visit_segments(barrier, [&](planar c, planar d) {
        if (geo::segment_distance(end, c, d) <= kOnBarrier) note(end);
      });
    }
  }
  return found;
}

closure_reason closed_by(geo::planar_view edge, geo::planar_view barrier, const gate_places& gates) {
  if (barrier.kind() != geo::geometry_kind::line && barrier.kind() != geo::geometry_kind::polygon)
    return closure_reason::open;
  const meeting found = meet(edge, barrier, gates);
  if (found.without_gate) return closure_reason::crosses_barrier;
  const bool within = !found.anywhere && barrier.kind() == geo::geometry_kind::polygon &&
                      geo::contains(barrier, edge.points().front());
  return within ? closure_reason::inside_barrier : closure_reason::open;
}

/// Calls why(edge, barrier) for pairs whose boxes meet; the barrier of the smallest row closes.
template <class Why>
edge_closures close(const index::indexed_layer& edges, const index::indexed_layer& barriers, Why why) {
  const std::size_t n = edges.geometry.size();
  edge_closures result = all_open(n);
  for (std::uint32_t edge = 0; edge < n; ++edge) {
    const geo::planar_view line = edges.geometry[edge];
    if (line.kind() != geo::geometry_kind::line) continue;
    barriers.tree.visit_window(line.box().expanded(kOnBarrier), [&](std::uint32_t barrier) {
      if (result.closed[edge] != 0 && result.by[edge] < barrier) return;
      const closure_reason reason = why(edge, barrier);
      if (reason == closure_reason::open) return;
      result.closed[edge] = 1;
      result.reason[edge] = reason;
      result.by[edge] = barrier;
    });
  }
  return result;
}

}  // namespace

bilingual words_for(closure_reason reason) {
  switch (reason) {
    case closure_reason::crosses_barrier:
      return {"与障碍相交且无大门", "crosses a barrier where there is no gate"};
    case closure_reason::inside_barrier:
      return {"在障碍范围内", "runs within a barrier's area"};
    case closure_reason::avoided:
      return {"在避让范围内", "in an area to be avoided"};
    case closure_reason::open:
      break;
  }
  return {"可通行", "open"};
}

std::size_t edge_closures::count() const {
  return closed.size() - count(closure_reason::open);
}

std::size_t edge_closures::count(closure_reason why) const {
  return static_cast<std::size_t>(std::ranges::count(reason, why));
}

edge_closures closed_by_barriers(const index::indexed_layer& edges, const index::indexed_layer& barriers,
                                 const barrier_options& options) {
  assert(options.active.empty() || options.active.size() == barriers.geometry.size());
  assert(options.passes.empty() || options.passes.size() == edges.geometry.size());
  const gate_places gates(options.gates, options.gate_distance);
  return close(edges, barriers, [&](std::uint32_t edge, std::uint32_t barrier) {
    if (!options.active.empty() && options.active[barrier] == 0) return closure_reason::open;
    if (!options.passes.empty() && options.passes[edge] != 0) return closure_reason::open;
    return closed_by(edges.geometry[edge], barriers.geometry[barrier], gates);
  });
}

edge_closures closed_by_areas(const index::indexed_layer& edges, const index::indexed_layer& areas) {
  const gate_places no_gates({}, metres(0));
  return close(edges, areas, [&](std::uint32_t edge, std::uint32_t area) {
    if (areas.geometry[area].kind() != geo::geometry_kind::polygon) return closure_reason::open;
    const closure_reason found = closed_by(edges.geometry[edge], areas.geometry[area], no_gates);
    return found == closure_reason::open ? found : closure_reason::avoided;
  });
}

std::vector<std::uint32_t> edges_along(const index::indexed_layer& edges, geo::planar_view something,
                                       metres corridor, double share) {
  std::vector<std::uint32_t> along;
  if (something.is_none()) return along;
  edges.tree.visit_window(something.box().expanded(corridor.value), [&](std::uint32_t e) {
    const geo::planar_view line = edges.geometry[e];
    if (line.kind() != geo::geometry_kind::line) return;
    const double length = geo::length(line).value;
    if (length > 0 && geo::length_within(line, something, corridor).value >= share * length)
      along.push_back(e);
  });
  std::ranges::sort(along);
  return along;
}

edge_closures closed_by_either(edge_closures first, const edge_closures& second) {
  assert(first.closed.size() == second.closed.size());
  for (std::size_t edge = 0; edge < first.closed.size(); ++edge) {
    if (first.closed[edge] != 0) continue;
    first.closed[edge] = second.closed[edge];
    first.reason[edge] = second.reason[edge];
    first.by[edge] = second.by[edge];
  }
  return first;
}

}  // namespace greenward::walking
