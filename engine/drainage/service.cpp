#include "engine/drainage/service.hpp"

namespace greenward::drainage {

namespace {

bool may_exist(asset_status status) {
  return status == asset_status::existing || status == asset_status::unknown;
}

verdict of_link(const survey& drains, const network& net, const flow_proof& proof, std::uint32_t link,
                bool rain) {
  const drain_system own = rain ? drain_system::storm : drain_system::sanitary;
  const drain_system system = drains.links.system[link];
  const asset_status status = drains.links.status[link];
  if (!may_exist(status) || (system != own && system != drain_system::unknown))
    return verdict::not_assessable;
  const std::uint32_t head = net.head_of(link);
  const bool certain = system == own && status == asset_status::existing &&
                       net.flow[link] != flow_direction::unknown && head != kNone;
  if (!certain) return verdict::unknown;
  return proof.judge(head, rain).result;
}

bool can_be_joined(node_kind kind) {
  return kind == node_kind::manhole || kind == node_kind::junction || kind == node_kind::trunk_boundary ||
         kind == node_kind::pump_station;
}

}  // namespace

service find_service(const survey& drains, const network& net, const flow_proof& proof, bool rain) {
  service serves;
  serves.links.reserve(drains.links.size());
  for (std::uint32_t link = 0; link < drains.links.size(); ++link)
    serves.links.push_back(of_link(drains, net, proof, link, rain));
  serves.nodes.reserve(drains.nodes.size());
  for (std::uint32_t node = 0; node < drains.nodes.size(); ++node) {
    const asset_status status = drains.nodes.status[node];
    verdict result = may_exist(status) ? proof.judge(node, rain).result : verdict::not_assessable;
    if (status == asset_status::unknown && result == verdict::passes) result = verdict::unknown;
    serves.nodes.push_back(result);
  }
  return serves;
}

std::vector<std::uint8_t> nodes_to_join(const survey& drains, const network& net, const service& serves,
                                        bool rain) {
  const drain_system own = rain ? drain_system::storm : drain_system::sanitary;
  std::vector<std::uint8_t> joins(drains.nodes.size(), 0);
  for (std::uint32_t node = 0; node < joins.size(); ++node) {
    if (serves.nodes[node] != verdict::passes || !can_be_joined(drains.nodes.kind[node])) continue;
    // A trunk's edge has no drain below it: its own system says what it takes.
    joins[node] = drains.nodes.kind[node] == node_kind::trunk_boundary
                      ? drains.nodes.system[node] == own
                      : net.first_down[node] < net.first_down[node + 1];
  }
  return joins;
}

}  // namespace greenward::drainage
