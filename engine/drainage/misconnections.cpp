#include "engine/drainage/misconnections.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace greenward::drainage {

namespace {

/// Where an interceptor or an overflow sends water is a check of its own.
bool holds_water_back(node_kind kind) {
  return kind == node_kind::interceptor || kind == node_kind::overflow;
}

/// Where water at this node belongs: what all usable links that leave it are declared to be, else what the
/// node is.
drain_system system_below(const survey& drains, const network& net, std::span<const std::uint8_t> usable,
                          std::uint32_t node) {
  const node_kind kind = kind_at(drains, node);
  if (kind == node_kind::wwtp) return drain_system::sanitary;
  if (kind == node_kind::outfall) return drain_system::storm;
  if (holds_water_back(kind)) return drain_system::unknown;  // it sends water either way
  std::optional<drain_system> common;
  for (std::uint32_t e = net.first_down[node]; e < net.first_down[node + 1]; ++e) {
    if (usable[e] == 0) continue;
    const drain_system system = drains.links.system[net.edges.link[e]];
    if (common.value_or(system) != system) return system_at(drains, node);
    common = system;
  }
  return common.value_or(drain_system::unknown) != drain_system::unknown ? *common : system_at(drains, node);
}

/// One kind of water going down from its sources, as far as it stays in its own system.
class own_water {
 public:
  own_water(const survey& drains, const network& net, std::span<const std::uint8_t> usable,
            misconnection_kind kind)
      : drains_(drains), net_(net), usable_(usable), kind_(kind), reached_(net.node_count(), 0) {}

  std::vector<misconnection> find() {
    std::vector<misconnection> found;
    std::vector<std::uint32_t> open;
    const auto reach = [&](std::uint32_t node) {
      if (reached_[node] != 0) return;
      reached_[node] = 1;
      open.push_back(node);
    };
    for (std::uint32_t node = 0; node < drains_.nodes.size(); ++node)
      if (is_source(node)) reach(node);
    while (!open.empty()) {
      const std::uint32_t node = open.back();
      open.pop_back();
      if (holds_back(node)) continue;
      for (std::uint32_t e = net_.first_down[node]; e < net_.first_down[node + 1]; ++e) {
        if (usable_[e] == 0 || may_take_rain(e)) continue;
        if (leaves_system(e))
          found.push_back({kind_, e, {}});
        else
          reach(net_.edges.head[e]);
      }
    }
    for (misconnection& fault : found) fault.sources = sources_above(fault.edge);
    return found;
  }

 private:
  [[nodiscard]] bool is_source(std::uint32_t node) const {
    const node_kind kind = drains_.nodes.kind[node];
    return kind_ == misconnection_kind::sanitary_to_storm ? brings_sewage(kind) : brings_rain(kind);
  }
  [[nodiscard]] drain_system other() const {
    return kind_ == misconnection_kind::sanitary_to_storm ? drain_system::storm : drain_system::sanitary;
  }

  /// Receptors keep their water.
  [[nodiscard]] bool holds_back(std::uint32_t node) const {
    const node_kind kind = kind_at(drains_, node);
    return is_receptor(kind) || holds_water_back(kind);
  }

  /// Rain that is in a combined pipe is where it may be, and goes on with the sewage.
  [[nodiscard]] bool may_take_rain(std::uint32_t edge) const {
    return kind_ == misconnection_kind::storm_to_sanitary &&
           drains_.links.system[net_.edges.link[edge]] == drain_system::combined;
  }

  [[nodiscard]] bool leaves_system(std::uint32_t edge) const {
    const std::uint32_t link = net_.edges.link[edge];
    return drains_.links.system[link] == other() ||
           system_below(drains_, net_, usable_, net_.edges.head[edge]) == other();
  }

  /// Going back up through what the water has come down by.
  [[nodiscard]] std::vector<std::uint32_t> sources_above(std::uint32_t edge) {
    std::vector<std::uint32_t> sources, seen{net_.edges.tail[edge]};
    reached_[seen.front()] = 2;
    for (std::size_t k = 0; k < seen.size(); ++k) {
      const std::uint32_t node = seen[k];
      if (node < drains_.nodes.size() && is_source(node)) sources.push_back(node);
      for (std::uint32_t i = net_.first_up[node]; i < net_.first_up[node + 1]; ++i) {
        const std::uint32_t e = net_.up_edge[i], above = net_.edges.tail[e];
        if (usable_[e] == 0 || reached_[above] != 1 || holds_back(above)) continue;
        if (may_take_rain(e) || leaves_system(e)) continue;
        reached_[above] = 2;
        seen.push_back(above);
      }
    }
    for (const std::uint32_t node : seen) reached_[node] = 1;
    std::ranges::sort(sources);
    return sources;
  }

  const survey& drains_;
  const network& net_;
  std::span<const std::uint8_t> usable_;
  misconnection_kind kind_;
  std::vector<std::uint8_t> reached_;  ///< 2: seen while going up
};

}  // namespace

std::vector<misconnection> find_misconnections(const survey& drains, const network& net,
                                               std::span<const std::uint8_t> usable) {
  std::vector<misconnection> found =
      own_water(drains, net, usable, misconnection_kind::sanitary_to_storm).find();
  std::vector<misconnection> rain =
      own_water(drains, net, usable, misconnection_kind::storm_to_sanitary).find();
  found.insert(found.end(), std::make_move_iterator(rain.begin()), std::make_move_iterator(rain.end()));
  std::ranges::sort(found, {}, [](const misconnection& m) { return std::tuple(m.edge, m.kind); });
  return found;
}

}  // namespace greenward::drainage
