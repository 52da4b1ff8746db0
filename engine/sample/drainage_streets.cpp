#include "engine/sample/buildings.hpp"
#include "engine/sample/drainage_plan.hpp"
#include "engine/sample/plan_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <queue>

namespace greenward::sample {
namespace {

constexpr double kManholeSpacing = 48;
constexpr double kLeastReach = 7;        // metres between two manholes of a main
constexpr double kOutfallFromAxis = 18;  // metres from the river's axis

/// For each junction the street to take to the nearest root.
struct way_down {
  std::vector<std::uint32_t> edge;
  std::vector<double> metres;
};

way_down ways_down(const district_plan& plan, const std::vector<std::uint32_t>& roots, bool through_river) {
  way_down way{std::vector<std::uint32_t>(plan.junctions.size(), kNone),
               std::vector<double>(plan.junctions.size(), 1e18)};
  using entry = std::pair<double, std::uint32_t>;
  std::priority_queue<entry, std::vector<entry>, std::greater<>> open;
  for (const std::uint32_t r : roots) open.push({way.metres[r] = 0, r});
  while (!open.empty()) {
    const auto [metres_here, n] = open.top();
    open.pop();
    const bool river = plan.junctions[n].barrier == barrier_line::river;
    if (metres_here > way.metres[n] || (river && metres_here > 0 && !through_river)) continue;
    for (const std::uint32_t k : plan.junctions[n].arms) {
      const street_edge& e = plan.edges[k];
      const std::uint32_t other = e.from == n ? e.to : e.from;
      if (plan.junctions[other].barrier == barrier_line::river && !through_river) continue;
      const double next = metres_here + path_length(e.path);
      if (next >= way.metres[other]) continue;
      way.metres[other] = next;
      way.edge[other] = k;
      open.push({next, other});
    }
  }
  return way;
}

/// The mains of one system. Streets carry it on their own line: sanitary left of the axis, storm right.
struct street_mains {
  const district_plan& plan;
  drainage_plan& drains;
  drain_system system;
  way_down way;
  double shift;
  std::vector<std::uint32_t> junction_node;
  std::vector<std::uint8_t> active;  ///< junction: sewage arrives here
  std::vector<std::vector<std::pair<double, std::uint32_t>>>
      taps;  ///< edge: metres downstream, outlet's node

  street_mains(const district_plan& p, drainage_plan& d, drain_system s, way_down w, double off)
      : plan(p),
        drains(d),
        system(s),
        way(std::move(w)),
        shift(off),
        junction_node(p.junctions.size(), kNone),
        active(p.junctions.size(), 0),
        taps(p.edges.size()) {}

  [[nodiscard]] bool reaches(std::uint32_t edge) const {
    return way.metres[plan.edges[edge].from] < 1e17 || way.metres[plan.edges[edge].to] < 1e17;
  }

  /// Flow runs from `from` to `to` unless the way down says otherwise.
  [[nodiscard]] bool forward(std::uint32_t k) const {
    const street_edge& e = plan.edges[k];
    if (way.edge[e.from] == k) return true;
    if (way.edge[e.to] == k) return false;
    return way.metres[e.to] <= way.metres[e.from];
  }

  /// The main's line in the direction of flow, from junction to junction.
  [[nodiscard]] std::vector<planar> line(std::uint32_t k) const {
    std::vector<planar> path = offset_line(plan.edges[k].path, shift);
    if (!forward(k)) std::reverse(path.begin(), path.end());
    return path;
  }

  std::uint32_t node_at(std::uint32_t junction_number) {
    if (junction_node[junction_number] == kNone) {
      const planar aside{shift * 0.8, shift * 0.8};
      junction_node[junction_number] =
          drains.add_node(plan.junctions[junction_number].at + aside, "manhole", system);
    }
    return junction_node[junction_number];
  }

  void tap(const drain_outlet& outlet) {
    const std::vector<planar> path = line(outlet.edge);
    const double length = path_length(path);
    taps[outlet.edge].emplace_back(
        std::clamp(fraction_near(path, outlet.at) * length, 12.0, std::max(12.0, length - 60)), outlet.node);
    const street_edge& e = plan.edges[outlet.edge];
    active[forward(outlet.edge) ? e.to : e.from] = 1;
  }

  /// Every junction below an active one is active too.
  void activate() {
    for (std::uint32_t n = 0; n < active.size(); ++n) {
      for (std::uint32_t at = n; active[n] != 0 && way.edge[at] != kNone;) {
        const street_edge& e = plan.edges[way.edge[at]];
        at = e.from == at ? e.to : e.from;
        if (active[at] == 2) break;
        active[at] = 2;
      }
    }
  }

  /// Metres along the line where manholes stand, ascending, without the junctions at its ends.
  [[nodiscard]] std::vector<double> stations(std::uint32_t k, bool whole, double end) const {
    std::vector<double> fixed;
    for (const auto& t : taps[k]) fixed.push_back(t.first);
    std::sort(fixed.begin(), fixed.end());
    std::vector<double> result;
    double last = whole ? 0 : fixed.front();
    if (!whole) result.push_back(last);
    fixed.push_back(end);
    for (const double next : fixed) {
      const double gap = next - last;
      if (gap < kLeastReach) continue;
      const auto pieces = static_cast<int>(std::ceil(gap / kManholeSpacing));
      for (int p = 1; p <= pieces; ++p) result.push_back(last + gap * p / pieces);
      last = next;
    }
    if (!result.empty() && result.back() > end - kLeastReach) result.pop_back();
    return result;
  }

  /// Manholes and pipes of one street; at the river the main ends in an outfall.
  void lay(std::uint32_t k) {
    const street_edge& e = plan.edges[k];
    const std::uint32_t top = forward(k) ? e.from : e.to;
    const std::uint32_t bottom = forward(k) ? e.to : e.from;
    const bool whole = active[top] != 0 && way.edge[top] == k;
    if (!whole && taps[k].empty()) return;
    const std::vector<planar> path = line(k);
    const double length = path_length(path);
    const bool outfall = plan.junctions[bottom].barrier == barrier_line::river;
    const double end = outfall ? length - kOutfallFromAxis : length;
    std::vector<std::pair<double, std::uint32_t>> placed;
    std::uint32_t last = whole ? node_at(top) : kNone;
    if (whole) placed.emplace_back(0, last);
    for (const double at : stations(k, whole, end)) {
      const std::uint32_t n = drains.add_node(place_on(path, at / length).at, "manhole", system);
      add_main(last, n);
      placed.emplace_back(at, last = n);
    }
    add_main(last,
             outfall ? drains.add_node(place_on(path, end / length).at, "outfall", system) : node_at(bottom));
    for (const auto& [at, outlet] : taps[k]) {
      const auto nearest =
          std::min_element(placed.begin(), placed.end(), [&, at = at](const auto& a, const auto& b) {
            return std::abs(a.first - at) < std::abs(b.first - at);
          });
      drains.add_pipe(outlet, nearest->second);
    }
  }

  void add_main(std::uint32_t from, std::uint32_t to) {
    if (from == kNone) return;
    drains.pipes[drains.add_pipe(from, to)].street = true;
  }

  void lay_all() {
    activate();
    for (std::uint32_t k = 0; k < plan.edges.size(); ++k) {
      if (plan.edges[k].road != street_class::none) lay(k);
    }
  }
};

std::size_t river_column(const district_plan& plan) {
  for (std::size_t k = 0; k < plan.columns; ++k) {
    if (plan.lines[k].barrier == barrier_line::river) return k;
  }
  return 0;
}

/// A plant: the junction from which its last main runs, and its place on open ground.
struct plant_site {
  std::uint32_t junction = kNone;
  planar at;
};

/// The lowest open ground beside a street on one bank.
plant_site plant_on_bank(const district_plan& plan, bool west,
                         const std::function<bool(std::uint32_t)>& on_road) {
  plant_site best;
  double lowest = 1e18;
  for (const block& b : plan.blocks) {
    const bool open_ground =
        b.use == land_use::vacant || b.use == land_use::farmland || b.use == land_use::park;
    const double level = plan.frame.ground_level(b.centre);
    if (!open_ground || level >= lowest || b.remoteness > 1.25 || building_ground(plan, b, 20).empty())
      continue;
    for (const block_side& side : b.sides) {
      const street_edge& e = plan.edges[side.edge];
      if (e.road == street_class::none || (e.from / plan.rows < river_column(plan)) != west ||
          !on_road(e.from))
        continue;
      best = {e.from, b.centre};
      lowest = level;
    }
  }
  return best;
}

/// Pipes from the last junction to the plant, straight over its ground.
void lay_to_plant(drainage_plan& drains, std::uint32_t from, planar plant, drain_system system,
                  std::uint32_t plant_node) {
  const planar start = drains.nodes[from].at;
  const planar d = plant - start;
  const auto pieces = static_cast<int>(std::ceil(std::hypot(d.x, d.y) / kManholeSpacing));
  for (int k = 1; k < pieces; ++k) {
    const std::uint32_t next =
        drains.add_node(start + d * (static_cast<double>(k) / pieces), "manhole", system);
    drains.pipes[drains.add_pipe(from, next)].street = true;
    from = next;
  }
  drains.pipes[drains.add_pipe(from, plant_node)].street = true;
}

/// Junctions that streets join without passing the river have the same number.
std::vector<std::uint32_t> dry_parts(const district_plan& plan) {
  std::vector<std::uint32_t> part(plan.junctions.size(), kNone);
  std::vector<std::uint32_t> open;
  std::uint32_t count = 0;
  for (std::uint32_t first = 0; first < part.size(); ++first) {
    if (part[first] != kNone || plan.junctions[first].barrier == barrier_line::river) continue;
    part[first] = count;
    for (open.push_back(first); !open.empty();) {
      const std::uint32_t n = open.back();
      open.pop_back();
      for (const std::uint32_t k : plan.junctions[n].arms) {
        const std::uint32_t other = plan.edges[k].from == n ? plan.edges[k].to : plan.edges[k].from;
        if (part[other] != kNone || plan.junctions[other].barrier == barrier_line::river) continue;
        part[other] = count;
        open.push_back(other);
      }
    }
    ++count;
  }
  return part;
}

/// The part that most of the outlets lie in.
std::uint32_t main_part(const district_plan& plan, const std::vector<std::uint32_t>& part,
                        const std::vector<drain_outlet>& outlets) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const drain_outlet& o : outlets) ++counts[part[plan.edges[o.edge].from]];
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? kNone : most->first;
}

void lay_to_plants(const district_plan& plan, const std::vector<drain_outlet>& outlets,
                   drainage_plan& drains) {
  const auto bank = [&](const drain_outlet& o) {
    return plan.edges[o.edge].from / plan.rows < river_column(plan);
  };
  const std::vector<std::uint32_t> part = dry_parts(plan);
  for (const bool west : {true, false}) {
    std::vector<drain_outlet> sewage;
    for (const drain_outlet& o : outlets)
      if (bank(o) == west && o.system != drain_system::storm) sewage.push_back(o);
    if (sewage.empty()) continue;
    // A plant where no street of the others leads to would serve nobody.
    const std::uint32_t served = main_part(plan, part, sewage);
    const plant_site site = plant_on_bank(plan, west, [&](std::uint32_t n) {
      return plan.junctions[n].barrier == barrier_line::none && part[n] == served;
    });
    if (site.junction == kNone) continue;
    const std::uint32_t plant = drains.add_node(site.at, "wwtp", drain_system::sanitary);
    for (const drain_system system : {drain_system::sanitary, drain_system::combined}) {
      street_mains mains(plan, drains, system, ways_down(plan, {site.junction}, false),
                         system == drain_system::sanitary ? 3.5 : 0);
      bool used = false;
      for (const drain_outlet& o : sewage) {
        if (o.system != system || !mains.reaches(o.edge)) continue;
        mains.tap(o);
        used = true;
      }
      if (!used) continue;
      mains.lay_all();
      lay_to_plant(drains, mains.node_at(site.junction), site.at, system, plant);
    }
  }
}

void lay_to_river(const district_plan& plan, const std::vector<drain_outlet>& outlets,
                  drainage_plan& drains) {
  std::vector<std::uint32_t> roots;
  for (std::uint32_t n = 0; n < plan.junctions.size(); ++n) {
    if (plan.junctions[n].barrier == barrier_line::river && plan.junctions[n].crossing) roots.push_back(n);
  }
  street_mains mains(plan, drains, drain_system::storm, ways_down(plan, roots, false), -3.5);
  for (const drain_outlet& o : outlets) {
    if (o.system == drain_system::storm && mains.reaches(o.edge)) mains.tap(o);
  }
  mains.lay_all();
}

}  // namespace

void lay_street_mains(const district_plan& plan, const std::vector<drain_outlet>& outlets,
                      drainage_plan& drains) {
  lay_to_plants(plan, outlets, drains);
  lay_to_river(plan, outlets, drains);
}

}  // namespace greenward::sample
