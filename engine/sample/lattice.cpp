#include "engine/sample/lattice.hpp"

#include "engine/geo/measure.hpp"
#include "engine/sample/outline.hpp"
#include "engine/sample/plan_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace greenward::sample {
namespace {

constexpr double kUrbanSpacing = 268, kRuralSpacing = 430;

/// Positions of lattice lines on one axis, denser near the urban centre (0).
std::vector<double> line_positions(double low, double high, double reach, random_source& random) {
  const auto step = [&](double at) {
    const double far = std::clamp((std::abs(at) - reach) / (reach * 1.2), 0.0, 1.0);
    return (kUrbanSpacing + far * (kRuralSpacing - kUrbanSpacing)) * random.uniform(0.84, 1.18);
  };
  std::vector<double> positions{0};
  while (positions.back() < high) positions.push_back(positions.back() + step(positions.back()));
  std::vector<double> below;
  for (double at = -step(0); at > low; at -= step(at)) below.push_back(at);
  positions.insert(positions.begin(), below.rbegin(), below.rend());
  return positions;
}

/// Arterials every three or four lines, a secondary street between them, branches elsewhere.
std::vector<lattice_line> ranked_lines(const std::vector<double>& positions, bool vertical,
                                       random_source& random) {
  std::vector<lattice_line> lines(positions.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].vertical = vertical;
    lines[i].at = positions[i];
  }
  for (std::size_t i = 1; i < lines.size();) {
    lines[i].rank = street_class::arterial;
    const auto gap = static_cast<std::size_t>(random.integer(3, 4));
    if (i + 2 < lines.size() && (gap == 4 || random.chance(0.5))) lines[i + 2].rank = street_class::secondary;
    i += gap;
  }
  return lines;
}

/// Turns the branch line nearest to `wanted` into a river or railway.
std::size_t make_barrier(std::vector<lattice_line>& lines, double wanted, barrier_line kind) {
  std::size_t best = lines.size() / 2;
  double distance = 1e18;
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    if (lines[i].rank == street_class::arterial || std::abs(lines[i].at - wanted) >= distance) continue;
    best = i;
    distance = std::abs(lines[i].at - wanted);
  }
  lines[best].rank = street_class::branch;
  lines[best].barrier = kind;
  return best;
}

enum class diagonal : std::uint8_t { none, rising, falling };

/// What is known of the lattice before blocks are chosen: vertical lines first, then horizontal ones.
struct lattice_builder {
  district_plan& plan;
  std::size_t columns = 0, rows = 0;
  std::vector<diagonal> cuts;           // a cell each
  std::vector<std::uint32_t> cut_line;  // a cell each
  std::vector<planar> jitter;
  std::vector<std::uint32_t> east, north, cut_edge;  // edge ids by node or cell

  [[nodiscard]] std::size_t node(std::size_t i, std::size_t j) const { return i * rows + j; }
  [[nodiscard]] std::size_t cell(std::size_t i, std::size_t j) const { return i * (rows - 1) + j; }
  [[nodiscard]] double s(std::size_t i) const { return plan.lines[i].at; }
  [[nodiscard]] double t(std::size_t j) const { return plan.lines[columns + j].at; }

  void make_nodes(random_source random) {
    for (std::size_t i = 0; i < columns; ++i) {
      for (std::size_t j = 0; j < rows; ++j) {
        const bool straight = plan.lines[i].rank != street_class::branch ||
                              plan.lines[columns + j].rank != street_class::branch ||
                              plan.lines[i].barrier != barrier_line::none ||
                              plan.lines[columns + j].barrier != barrier_line::none;
        const double reach = straight ? 5 : 20;
        jitter.push_back({random.uniform(-reach, reach), random.uniform(-reach, reach)});
        junction place;
        const planar p = plan.frame.to_ground(s(i), t(j));
        place.at = {p.x + jitter.back().x, p.y + jitter.back().y};
        place.barrier = plan.lines[i].barrier != barrier_line::none ? plan.lines[i].barrier
                                                                    : plan.lines[columns + j].barrier;
        plan.junctions.push_back(place);
      }
    }
  }

  std::uint32_t add_edge(std::size_t i0, std::size_t j0, std::size_t i1, std::size_t j1, std::uint32_t line) {
    constexpr int kParts = 4;
    const std::size_t a = node(i0, j0);
    const std::size_t b = node(i1, j1);
    street_edge edge;
    edge.from = static_cast<std::uint32_t>(a);
    edge.to = static_cast<std::uint32_t>(b);
    edge.line = line;
    edge.barrier = plan.lines[line].barrier;
    edge.path.push_back(plan.junctions[a].at);
    for (int k = 1; k < kParts; ++k) {
      const double f = static_cast<double>(k) / kParts;
      const planar p = plan.frame.to_ground(std::lerp(s(i0), s(i1), f), std::lerp(t(j0), t(j1), f));
      edge.path.push_back(
          {p.x + std::lerp(jitter[a].x, jitter[b].x, f), p.y + std::lerp(jitter[a].y, jitter[b].y, f)});
    }
    edge.path.push_back(plan.junctions[b].at);
    plan.edges.push_back(std::move(edge));
    return static_cast<std::uint32_t>(plan.edges.size() - 1);
  }

  void make_edges() {
    east.assign(columns * rows, kNone);
    north.assign(columns * rows, kNone);
    cut_edge.assign(cuts.size(), kNone);
    for (std::size_t i = 0; i < columns; ++i) {
      for (std::size_t j = 0; j < rows; ++j) {
        if (i + 1 < columns)
          east[node(i, j)] = add_edge(i, j, i + 1, j, static_cast<std::uint32_t>(columns + j));
        if (j + 1 < rows) north[node(i, j)] = add_edge(i, j, i, j + 1, static_cast<std::uint32_t>(i));
        if (i + 1 == columns || j + 1 == rows) continue;
        const std::size_t c = cell(i, j);
        if (cuts[c] == diagonal::rising) cut_edge[c] = add_edge(i, j, i + 1, j + 1, cut_line[c]);
        if (cuts[c] == diagonal::falling) cut_edge[c] = add_edge(i + 1, j, i, j + 1, cut_line[c]);
      }
    }
  }

  void add_block(std::vector<block_side> sides) {
    block b;
    b.sides = std::move(sides);
    std::vector<planar> ring;
    for (const block_side& side : b.sides) {
      const std::vector<planar> path = side_path(plan, side);
      ring.insert(ring.end(), path.begin(), path.end() - 1);
    }
    b.area = ring_area(ring);
    b.centre = ring_centroid(ring);
    plan.blocks.push_back(std::move(b));
  }

  void make_blocks() {
    for (std::size_t i = 0; i + 1 < columns; ++i) {
      for (std::size_t j = 0; j + 1 < rows; ++j) {
        const block_side south{east[node(i, j)], true}, top{east[node(i, j + 1)], false};
        const block_side right{north[node(i + 1, j)], true}, left{north[node(i, j)], false};
        const std::uint32_t cut = cut_edge[cell(i, j)];
        switch (cuts[cell(i, j)]) {
          case diagonal::none:
            add_block({south, right, top, left});
            break;
          case diagonal::rising:
            add_block({south, right, {cut, false}});
            add_block({{cut, true}, top, left});
            break;
          case diagonal::falling:
            add_block({south, {cut, true}, left});
            add_block({right, top, {cut, false}});
            break;
        }
      }
    }
  }

  /// A diagonal street of `count` cells from (i, j); nothing if it would touch a barrier or leave the
  /// lattice.
  void cut_diagonal(std::size_t i, std::size_t j, std::size_t count, diagonal kind, street_class rank) {
    const auto barrier = [&](std::size_t line) { return plan.lines[line].barrier != barrier_line::none; };
    std::vector<std::size_t> cells;
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t ci = kind == diagonal::rising ? i + k : i - k;
      const std::size_t cj = j + k;
      if (ci + 1 >= columns || cj + 1 >= rows || cuts[cell(ci, cj)] != diagonal::none) break;
      if (barrier(ci) || barrier(ci + 1) || barrier(columns + cj) || barrier(columns + cj + 1)) break;
      cells.push_back(cell(ci, cj));
    }
    if (cells.size() < 2) return;
    lattice_line line;
    line.rank = rank;
    line.vertical = kind == diagonal::falling;
    plan.lines.push_back(line);
    for (const std::size_t c : cells) {
      cuts[c] = kind;
      cut_line[c] = static_cast<std::uint32_t>(plan.lines.size() - 1);
    }
  }
};

}  // namespace

std::vector<planar> side_path(const district_plan& plan, block_side side) {
  std::vector<planar> path = plan.edges[side.edge].path;
  if (!side.forward) std::reverse(path.begin(), path.end());
  return path;
}

std::vector<planar> block_corners(const district_plan& plan, const block& b) {
  std::vector<planar> corners;
  for (const block_side& side : b.sides) {
    const street_edge& e = plan.edges[side.edge];
    corners.push_back(side.forward ? e.path.front() : e.path.back());
  }
  return corners;
}

void make_lattice(district_plan& plan, planar urban_centre) {
  random_source random = plan.random.fork(1);
  const double length = std::sqrt(plan.settings.size);
  std::vector<lattice_line> lines = ranked_lines(
      line_positions(-16500 * length, 6800 * length, kUrbanReach * length, random), true, random);
  std::vector<lattice_line> across = ranked_lines(
      line_positions(-7500 * length, 14500 * length, kUrbanReach * length, random), false, random);
  const std::size_t river = make_barrier(lines, -1100 * length, barrier_line::river);
  make_barrier(across, 1500 * length, barrier_line::railway);
  lattice_builder builder{plan, lines.size(), across.size(), {}, {}, {}, {}, {}, {}};
  plan.frame = plan_frame(urban_centre, length, lines[river].at, random.fork(2));
  plan.lines = std::move(lines);
  plan.lines.insert(plan.lines.end(), across.begin(), across.end());
  plan.columns = builder.columns;
  plan.rows = builder.rows;
  builder.cuts.assign((builder.columns - 1) * (builder.rows - 1), diagonal::none);
  builder.cut_line.assign(builder.cuts.size(), kNone);
  const auto index_near = [&](std::size_t first, std::size_t count, double at) {
    std::size_t k = 0;
    while (k + 1 < count && plan.lines[first + k].at < at * length) ++k;
    return k;
  };
  const std::size_t c = builder.columns;
  builder.cut_diagonal(index_near(0, c, 900), index_near(c, builder.rows, -2200), 9, diagonal::rising,
                       street_class::arterial);
  builder.cut_diagonal(index_near(0, c, 300), index_near(c, builder.rows, -1400), 8, diagonal::falling,
                       street_class::arterial);
  builder.cut_diagonal(index_near(0, c, -2500), index_near(c, builder.rows, -1500), 6, diagonal::falling,
                       street_class::secondary);
  builder.cut_diagonal(index_near(0, c, 900), index_near(c, builder.rows, 2100), 5, diagonal::rising,
                       street_class::secondary);
  builder.make_nodes(random.fork(3));
  builder.make_edges();
  builder.make_blocks();
  cut_out_district(plan, random.uniform(0, 2 * std::numbers::pi));
}

}  // namespace greenward::sample
