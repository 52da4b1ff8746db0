#include "engine/sample/walk_network.hpp"

#include "engine/sample/buildings.hpp"
#include "engine/sample/draw.hpp"
#include "engine/sample/lattice.hpp"
#include "engine/sample/plan_geometry.hpp"
#include "engine/sample/walk_streets.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::sample {
namespace {

struct walk_builder {
  district_plan& plan;
  walk_streets streets;

  std::uint32_t add_node(planar at, std::uint32_t cluster_number = kNone) {
    walk_node node;
    node.at = at;
    node.cluster = cluster_number;
    plan.walk_nodes.push_back(node);
    return static_cast<std::uint32_t>(plan.walk_nodes.size() - 1);
  }

  void add_path(const char* kind, std::uint32_t from, std::uint32_t to, std::vector<planar> inner = {}) {
    walk_edge e;
    e.from = from;
    e.to = to;
    e.kind = kind;
    e.path.push_back(plan.walk_nodes[from].at);
    e.path.insert(e.path.end(), inner.begin(), inner.end());
    e.path.push_back(plan.walk_nodes[to].at);
    plan.walk_edges.push_back(std::move(e));
  }

  struct row_ends {
    std::uint32_t west, spine, east;
  };

  /// The path of a row: entrances from west to east, the spine's node between them.
  row_ends add_row(const cluster& c, std::uint32_t number, const building_row& row, const char* kind) {
    const std::uint32_t spine = add_node(c.at(c.spine_u, row.v), number);
    row_ends ends{spine, spine, spine};
    std::uint32_t last = kNone;
    for (const std::uint32_t b : row.buildings) {
      const planar at = plan.buildings[b].entrance;
      const bool east = dot(at - c.origin, c.axis) > c.spine_u;
      if (east && ends.east == spine) {
        if (last != kNone) add_path(kind, last, spine);
        last = spine;
      }
      const std::uint32_t node = add_node(at, number);
      if (last != kNone) add_path(kind, last, node);
      if (last == kNone && !east) ends.west = node;
      if (east) ends.east = node;
      last = node;
    }
    if (ends.east == spine && last != kNone) add_path(kind, last, spine);
    return ends;
  }

  void add_gate(const cluster& c, std::uint32_t number, const gate& g, std::uint32_t inside) {
    const block_side side = plan.blocks[c.block].sides[g.side];
    const std::uint32_t street = streets.join(side.edge, side.forward, g.at);
    if (!c.compound) {
      add_path("path", inside, street, {g.at});
      return;
    }
    const std::uint32_t node = add_node(g.at, number);
    plan.walk_nodes[node].gate = true;
    plan.walk_nodes[node].timed = g.timed;
    add_path("compound_path", inside, node);
    add_path("gate", node, street);
  }

  void add_cluster(std::uint32_t number) {
    const cluster& c = plan.clusters[number];
    const char* kind = c.compound ? "compound_path" : "path";
    std::vector<row_ends> rows;
    for (const building_row& row : c.rows) {
      rows.push_back(add_row(c, number, row, kind));
      if (rows.size() > 1) add_path(kind, rows[rows.size() - 2].spine, rows.back().spine);
    }
    if (c.walled_off) return;
    for (const gate& g : c.gates) {
      const row_ends& middle = rows[rows.size() / 2];
      const std::uint32_t inside = g.spine ? (g.north ? rows.back().spine : rows.front().spine)
                                           : (g.north ? middle.east : middle.west);
      add_gate(c, number, g, inside);
    }
  }

  /// A loop inside a park, joined to the streets at two sides.
  void add_park(std::uint32_t number) {
    const block& b = plan.blocks[number];
    const std::vector<planar> loop = building_ground(plan, b, 18);
    if (loop.empty()) return;
    std::vector<std::uint32_t> nodes, entries;
    for (std::size_t k = 0; k < loop.size(); ++k) {
      const planar middle = (loop[k] + loop[(k + 1) % loop.size()]) * 0.5;
      const street_edge& e = plan.edges[b.sides[k].edge];
      nodes.push_back(add_node(middle));
      if (e.road == street_class::none || e.road == street_class::expressway || entries.size() == 2) continue;
      entries.push_back(nodes.back());
      add_path("path", nodes.back(), streets.join(b.sides[k].edge, b.sides[k].forward, middle));
    }
    if (entries.empty()) {
      plan.walk_nodes.resize(plan.walk_nodes.size() - nodes.size());
      return;
    }
    for (std::size_t k = 0; k < nodes.size(); ++k) {
      add_path("path", nodes[k], nodes[(k + 1) % nodes.size()], {loop[(k + 1) % loop.size()]});
    }
  }

  [[nodiscard]] std::uint32_t nearest_head(std::uint32_t junction_number, planar p) const {
    std::uint32_t best = kNone;
    double distance = 150;
    for (const std::uint32_t n : streets.bridge_heads(junction_number)) {
      const planar d = plan.walk_nodes[n].at - p;
      if (std::hypot(d.x, d.y) < distance) {
        distance = std::hypot(d.x, d.y);
        best = n;
      }
    }
    return best;
  }

  /// A path along one bank between two bridges (or a bridge and the river's end), cut every 300 m or so.
  void add_bank(const std::vector<planar>& river, std::uint32_t first, std::uint32_t last, double offset,
                const char* bank) {
    std::vector<planar> path = offset_line(river, offset);
    if (path_length(path) < 300) return;
    const double trim = 45 / path_length(path);
    path = part_of(path, trim, 1 - trim);
    const std::uint32_t from = nearest_head(first, path.front());
    const std::uint32_t to = nearest_head(last, path.back());
    if (from == kNone && to == kNone) return;
    const auto pieces = static_cast<std::size_t>(std::max(1.0, std::round(path_length(path) / 300)));
    std::uint32_t at = from != kNone ? from : add_node(path.front());
    named_line way;
    way.name = std::string("合成河") + bank + "绿道";
    for (std::size_t k = 0; k < pieces; ++k) {
      const auto n = static_cast<double>(pieces);
      std::vector<planar> piece = part_of(path, static_cast<double>(k) / n, static_cast<double>(k + 1) / n);
      const bool end = k + 1 == pieces;
      const std::uint32_t next = end && to != kNone ? to : add_node(piece.back());
      add_path("path", at, next,
               std::vector<planar>(piece.begin() + (k == 0 && from == kNone ? 1 : 0),
                                   piece.end() - (end && to != kNone ? 0 : 1)));
      const std::vector<planar>& added = plan.walk_edges.back().path;
      way.path.insert(way.path.end(), added.begin() + (way.path.empty() ? 0 : 1), added.end());
      at = next;
    }
    way.code = plan.feature_code("GW", plan.greenways.size() + 1, 3);
    plan.greenways.push_back(std::move(way));
  }

  void add_banks() {
    std::vector<planar> run;
    std::uint32_t first = kNone, last = kNone;
    const auto close = [&] {
      if (run.size() > 1) {
        add_bank(run, first, last, 34, "左岸");
        add_bank(run, first, last, -34, "右岸");
      }
      run.clear();
    };
    for (const street_edge& e : plan.edges) {
      if (e.barrier != barrier_line::river) continue;
      if (run.empty() || last != e.from || plan.junctions[e.from].crossing) {
        close();
        run = {e.path.front()};
        first = e.from;
      }
      run.insert(run.end(), e.path.begin() + 1, e.path.end());
      last = e.to;
    }
    close();
  }
};

}  // namespace

void wall_off_compounds(district_plan& plan) {
  random_source random = plan.random.fork(41);
  std::vector<std::size_t> candidates;
  for (std::size_t k = 0; k < plan.clusters.size(); ++k) {
    if (plan.clusters[k].compound && !plan.clusters[k].separated) candidates.push_back(k);
  }
  for (const std::size_t k : drawn(candidates, plan.scaled(2), random)) {
    cluster& c = plan.clusters[k];
    c.walled_off = true;
    plan.faults.push_back({"walk_island", "compounds", c.code, c.code, "小区步行网与市政道路不连通（预设）"});
  }
}

void make_walk_network(district_plan& plan) {
  walk_builder builder{plan, walk_streets(plan, plan.random.fork(40))};
  for (std::uint32_t k = 0; k < plan.clusters.size(); ++k) builder.add_cluster(k);
  for (std::uint32_t b = 0; b < plan.blocks.size(); ++b) {
    if (plan.blocks[b].use == land_use::park) builder.add_park(b);
  }
  builder.add_banks();
  builder.streets.finish();
}

}  // namespace greenward::sample
