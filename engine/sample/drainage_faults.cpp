#include "engine/sample/drainage_plan.hpp"
#include "engine/sample/plan_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>

namespace greenward::sample {
namespace {

struct fault_planter {
  district_plan& plan;
  drainage_plan& drains;
  std::vector<std::uint32_t> compounds;  ///< declared complete, each used for one fault at most
  std::vector<std::uint32_t> outgoing;   ///< node: its pipe
  std::size_t next_compound = 0, next_street = 0;
  std::vector<drain_pipe> repairs{};  ///< planned, laid after all faults: their codes come last

  [[nodiscard]] std::string pipe_code(std::uint32_t p) const { return plan.feature_code("P", p + 1, 6); }
  [[nodiscard]] std::string node_code(std::uint32_t n) const { return plan.feature_code("N", n + 1, 6); }

  void list(const char* kind, const char* layer, std::string feature, std::uint32_t cluster_number,
            const char* note) {
    plan.faults.push_back({kind, layer, std::move(feature),
                           cluster_number == kNone ? std::string() : plan.clusters[cluster_number].code,
                           note});
  }

  /// A pipe of the next untouched compound that is declared complete; kNone when there is none left.
  std::uint32_t compound_pipe(const std::function<bool(const drain_pipe&)>& wanted) {
    if (next_compound == compounds.size()) return kNone;
    const std::uint32_t c = compounds[next_compound++];
    std::vector<std::uint32_t> found;
    for (std::uint32_t p = 0; p < drains.pipes.size(); ++p) {
      if (drains.pipes[p].cluster == c && wanted(drains.pipes[p])) found.push_back(p);
    }
    return found.empty() ? kNone : found[found.size() / 2];
  }

  [[nodiscard]] bool is_listed(std::uint32_t p) const {
    return std::any_of(plan.faults.begin(), plan.faults.end(),
                       [code = pipe_code(p)](const planted_fault& f) { return f.feature == code; });
  }

  /// A pipe of the mains without a fault yet, far from the one given out before.
  std::uint32_t street_pipe(const std::function<bool(std::uint32_t)>& wanted) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t p = 0; p < drains.pipes.size(); ++p) {
      if (drains.pipes[p].street && !is_listed(p) && wanted(p)) found.push_back(p);
    }
    if (found.empty()) return kNone;
    return found[found.size() * (++next_street * 7 % 11) / 11];
  }

  static bool is_lateral(const drain_pipe& p, drain_system system) { return p.lateral && p.system == system; }
  static bool is_line(const drain_pipe& p, drain_system system) {
    return !p.lateral && !p.street && p.system == system;
  }

  /// The manhole of the other system that is nearest to the lateral's own.
  std::uint32_t nearest_manhole(const drain_pipe& p, drain_system system) const {
    std::uint32_t best = kNone;
    const auto away = [&](std::uint32_t n) {
      const planar d = drains.nodes[n].at - drains.nodes[p.from].at;
      return dot(d, d);
    };
    for (std::uint32_t n = 0; n < drains.nodes.size(); ++n) {
      const drain_node& node = drains.nodes[n];
      if (node.cluster != p.cluster || node.system != system || std::string_view(node.kind) != "manhole")
        continue;
      if (best == kNone || away(n) < away(best)) best = n;
    }
    return best;
  }

  void misconnect(drain_system from, drain_system to, const char* kind, const char* note) {
    const std::uint32_t k = compound_pipe([&](const drain_pipe& p) { return is_lateral(p, from); });
    if (k == kNone) return;
    drain_pipe& p = drains.pipes[k];
    repairs.push_back(p);
    repairs.back().planned = true;
    p.to = nearest_manhole(p, to);
    const planar d = drains.nodes[p.to].at - drains.nodes[p.from].at;
    p.down = std::max(drains.nodes[p.to].invert, p.up - 0.01 * std::sqrt(dot(d, d)));
    list(kind, "pipes", pipe_code(k), p.cluster, note);
  }

  void leave_combined() {
    const std::uint32_t k =
        compound_pipe([](const drain_pipe& p) { return is_line(p, drain_system::sanitary); });
    if (k == kNone) return;
    drains.pipes[k].system = drain_system::combined;
    list("combined_in_complete", "pipes", pipe_code(k), drains.pipes[k].cluster,
         "申报完成的小区内仍有合流管（预设）");
  }

  void tilt() {
    const std::uint32_t k =
        compound_pipe([](const drain_pipe& p) { return is_line(p, drain_system::sanitary); });
    if (k == kNone) return;
    std::swap(drains.pipes[k].up, drains.pipes[k].down);
    list("adverse_slope", "pipes", pipe_code(k), drains.pipes[k].cluster, "管道逆坡（预设）");
  }

  void narrow() {
    const std::uint32_t k = street_pipe([&](std::uint32_t p) {
      return drains.pipes[p].diameter_mm > 450 && drains.pipes[p].system != drain_system::combined;
    });
    if (k == kNone) return;
    drains.pipes[k].diameter_mm = 300;
    list("smaller_downstream", "pipes", pipe_code(k), kNone, "下游管径小于上游（预设）");
  }

  void lose_node() {
    const std::uint32_t k = compound_pipe([&](const drain_pipe& p) {
      return is_lateral(p, drain_system::storm) && std::string_view(drains.nodes[p.from].kind) == "inlet";
    });
    if (k == kNone) return;
    drains.nodes[drains.pipes[k].from].dropped = true;
    list("missing_node", "pipes", pipe_code(k), drains.pipes[k].cluster, "管道起点缺少节点（预设）");
  }

  void add_orphan() {
    const std::uint32_t k = street_pipe([](std::uint32_t) { return true; });
    if (k == kNone) return;
    const drain_node beside = drains.nodes[drains.pipes[k].from];
    const std::uint32_t n = drains.add_node(beside.at + planar{6.5, 9.5}, "manhole", beside.system);
    drains.nodes[n].ground = plan.frame.ground_level(drains.nodes[n].at);
    drains.nodes[n].invert = drains.nodes[n].ground - 2;
    list("orphan_node", "drainage_nodes", node_code(n), kNone, "孤立检查井，无管道相连（预设）");
  }

  void duplicate() {
    const std::uint32_t k =
        compound_pipe([](const drain_pipe& p) { return is_line(p, drain_system::storm); });
    if (k == kNone) return;
    drains.pipes.push_back(drain_pipe(drains.pipes[k]));
    list("duplicate_pipe", "pipes", pipe_code(static_cast<std::uint32_t>(drains.pipes.size() - 1)),
         drains.pipes[k].cluster, "重复管道（预设）");
  }

  void forget_system() {
    const std::uint32_t k =
        compound_pipe([](const drain_pipe& p) { return is_line(p, drain_system::storm); });
    if (k == kNone) return;
    drains.pipes[k].system = drain_system::unknown;
    list("unknown_system", "pipes", pipe_code(k), drains.pipes[k].cluster, "管道系统未知（预设）");
  }

  void misstate_length() {
    const std::uint32_t k = street_pipe([&](std::uint32_t p) { return drains.pipes[p].diameter_mm < 1000; });
    if (k == kNone) return;
    drains.pipes[k].length_factor = 1.6;
    list("length_mismatch", "pipes", pipe_code(k), kNone, "登记长度与图形长度不符（预设）");
  }

  void disconnect_building() {
    const std::uint32_t k =
        compound_pipe([](const drain_pipe& p) { return is_lateral(p, drain_system::sanitary); });
    if (k == kNone) return;
    const std::uint32_t b = drains.nodes[drains.pipes[k].from].building;
    for (drain_pipe& p : drains.pipes) {
      drain_node& from = drains.nodes[p.from];
      if (from.building != b || p.system != drain_system::sanitary) continue;
      p.dropped = from.dropped = true;
    }
    list("unconnected_building", "buildings", plan.building_code(b), drains.pipes[k].cluster,
         "建筑没有污水接户管（预设）");
  }

  void cut_off() {
    const std::uint32_t k = compound_pipe([&](const drain_pipe& p) {
      return is_line(p, drain_system::storm) && drains.nodes[p.to].cluster == kNone;
    });
    if (k == kNone) return;
    drains.pipes[k].dropped = true;
    list("sink_not_outfall", "drainage_nodes", node_code(drains.pipes[k].from), drains.pipes[k].cluster,
         "雨水管末端没有出路（预设）");
  }

  void split_flow() {
    const std::uint32_t k = street_pipe([&](std::uint32_t p) {
      const std::uint32_t next = outgoing[drains.pipes[p].to];
      return drains.pipes[p].system == drain_system::storm && next != kNone && drains.pipes[next].street &&
             !is_listed(next) && std::string_view(drains.nodes[drains.pipes[next].to].kind) == "manhole";
    });
    if (k == kNone) return;
    const drain_pipe& first = drains.pipes[k];
    const drain_pipe& second = drains.pipes[outgoing[first.to]];
    drain_pipe bypass = first;
    bypass.to = second.to;
    bypass.down = second.down;
    bypass.diameter_mm = second.diameter_mm;
    const planar d = unit(drains.nodes[second.to].at - drains.nodes[first.from].at);
    bypass.bend = {drains.nodes[first.to].at - left_of(d) * 2.2};
    const std::uint32_t at = first.from;
    drains.pipes.push_back(std::move(bypass));
    list("flow_split", "drainage_nodes", node_code(at), kNone, "水流在此分为两支（预设）");
  }
};

}  // namespace

void plant_drain_faults(district_plan& plan, drainage_plan& drains) {
  fault_planter f{plan, drains, {}, std::vector<std::uint32_t>(drains.nodes.size(), kNone)};
  for (std::uint32_t p = 0; p < drains.pipes.size(); ++p) f.outgoing[drains.pipes[p].from] = p;
  for (std::uint32_t c = 0; c < plan.clusters.size(); ++c) {
    if (plan.clusters[c].separated && plan.clusters[c].separation == "completed") f.compounds.push_back(c);
  }
  for (std::size_t round = 0; round < plan.scaled(3); ++round) {
    f.misconnect(drain_system::sanitary, drain_system::storm, "sanitary_to_storm",
                 "污水接户管错接雨水管（预设）");
    f.misconnect(drain_system::storm, drain_system::sanitary, "storm_to_sanitary",
                 "雨水管错接污水管（预设）");
    f.leave_combined();
    f.tilt();
    f.narrow();
    f.misstate_length();
    f.add_orphan();
    f.split_flow();
    if (round > 1) continue;
    f.lose_node();
    f.duplicate();
    f.forget_system();
    f.disconnect_building();
    f.cut_off();
  }
  drains.pipes.insert(drains.pipes.end(), f.repairs.begin(), f.repairs.end());
}

}  // namespace greenward::sample
