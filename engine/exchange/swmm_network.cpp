#include "engine/exchange/swmm_network.hpp"

#include "engine/exchange/swmm_words.hpp"

#include <algorithm>

namespace greenward::exchange {

namespace {

template <typename Node>
void add_nodes(swmm_network& network, const std::vector<Node>& table, swmm_node_type type) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Node& node = table[i];
    swmm_node_view view{
        .id = node.id, .type = type, .row = static_cast<std::uint32_t>(i), .invert = node.invert};
    if constexpr (requires { node.max_depth; }) {
      view.max_depth = node.max_depth;
      view.initial_depth = node.initial_depth;
      view.surcharge_depth = node.surcharge_depth;
    }
    network.node_ids.add(view.id, network.nodes.size());
    network.nodes.push_back(view);
  }
}

template <typename Link>
void add_links(swmm_network& network, const std::vector<Link>& table, swmm_link_type type) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Link& link = table[i];
    swmm_link_view view{.id = link.id,
                        .from_id = link.from,
                        .to_id = link.to,
                        .type = type,
                        .row = static_cast<std::uint32_t>(i)};
    view.from = network.node_ids.find(link.from);
    view.to = network.node_ids.find(link.to);
    if constexpr (requires { link.from_offset; }) {
      view.from_offset = link.from_offset;
      view.to_offset = link.to_offset;
    } else if constexpr (requires { link.crest; }) {
      view.from_offset = link.crest;
    } else if constexpr (requires { link.offset; }) {
      view.from_offset = link.offset;
    }
    network.link_ids.add(view.id, network.links.size());
    network.links.push_back(view);
  }
}

double height(const swmm_model& model, const std::optional<double>& offset, double invert) {
  if (!offset) return 0;
  const bool level = model.options.offsets == swmm_offsets::elevation;
  return std::max(0.0, level ? *offset - invert : *offset);
}

}  // namespace

bool swmm_ids::add(std::string_view id, std::size_t position) {
  return positions_.emplace(swmm_upper(id), static_cast<std::uint32_t>(position)).second;
}

std::uint32_t swmm_ids::find(std::string_view id) const {
  const auto found = positions_.find(swmm_upper(id));
  return found == positions_.end() ? kNoSwmmObject : found->second;
}

swmm_network network_of(const swmm_model& model) {
  swmm_network network;
  add_nodes(network, model.junctions, swmm_node_type::junction);
  add_nodes(network, model.outfalls, swmm_node_type::outfall);
  add_nodes(network, model.dividers, swmm_node_type::divider);
  add_nodes(network, model.storage, swmm_node_type::storage);
  add_links(network, model.conduits, swmm_link_type::conduit);
  add_links(network, model.pumps, swmm_link_type::pump);
  add_links(network, model.orifices, swmm_link_type::orifice);
  add_links(network, model.weirs, swmm_link_type::weir);
  add_links(network, model.outlets, swmm_link_type::outlet);
  for (const swmm_cross_section& section : model.cross_sections) {
    const std::uint32_t link = network.link_ids.find(section.link);
    if (link != kNoSwmmObject) network.links[link].section = &section;
  }
  return network;
}

swmm_link_heights heights_of(const swmm_model& model, const swmm_network& network,
                             const swmm_link_view& link) {
  // A pump has no offsets; a regulator has one, at its upstream node.
  if (link.type == swmm_link_type::pump) return {};
  const double from = height(model, link.from_offset, network.nodes[link.from].invert);
  if (link.type != swmm_link_type::conduit) return {from, from};
  return {from, height(model, link.to_offset, network.nodes[link.to].invert)};
}

}  // namespace greenward::exchange
