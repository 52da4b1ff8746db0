#include "engine/drainage/network.hpp"

#include "engine/drainage/code_index.hpp"
#include "engine/drainage/network_edges.hpp"
#include "engine/drainage/place_ties.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace greenward::drainage {

namespace {

using geo::planar;

class network_builder {
 public:
  network_builder(const survey& drains, double tolerance) : drains_(drains), ties_(drains, tolerance) {
    made_.tolerance_m = tolerance;
  }

  network build() {
    made_.surveyed = drains_.nodes.size();
    made_.place.assign(drains_.nodes.place.begin(), drains_.nodes.place.end());
    made_.from.resize(drains_.links.size());
    made_.to.resize(drains_.links.size());
    tie_by_code();
    tie_by_place();
    tie_loose_ends();
    made_.flow.resize(drains_.links.size());
    for (std::uint32_t link = 0; link < made_.flow.size(); ++link)
      made_.flow[link] = flow_of(drains_, made_, link);
    lay_edges(drains_, made_);
    return std::move(made_);
  }

 private:
  link_end& end_of(std::uint32_t link, bool last) { return last ? made_.to[link] : made_.from[link]; }

  std::uint32_t make_node(planar place) {
    made_.place.push_back(place);
    return static_cast<std::uint32_t>(made_.place.size() - 1);
  }

  void tie_by_code() {
    const code_index nodes(drains_.nodes.code);
    std::unordered_map<std::string_view, std::uint32_t> missing;
    for (const bool last : {false, true}) {
      const auto& codes = last ? drains_.links.to_code : drains_.links.from_code;
      const block_vector<std::uint32_t> found = nodes.find_all(codes);
      for (std::uint32_t link = 0; link < codes.size(); ++link) {
        if (found[link] != kNone) {
          end_of(link, last) = {found[link], end_tie::by_code};
        } else if (!codes[link].empty()) {
          const auto [entry, is_new] = missing.try_emplace(codes[link], kNone);
          if (is_new) entry->second = make_node(end_place(drains_, link, last));
          end_of(link, last) = {entry->second, end_tie::to_missing_node};
        }
      }
    }
  }

  /// Ends that are not tied and have a place.
  [[nodiscard]] std::vector<free_end> loose_ends() {
    std::vector<free_end> ends;
    for (std::uint32_t link = 0; link < drains_.links.size(); ++link) {
      for (const bool last : {false, true}) {
        if (end_of(link, last).node != kNone) continue;
        const planar at = end_place(drains_, link, last);
        if (is_known(at)) ends.push_back({link, last, at});
      }
    }
    return ends;
  }

  void tie_by_place() {
    for (const free_end& end : loose_ends()) {
      const std::uint32_t node = ties_.node_near(end.at);
      if (node != kNone) end_of(end.link, end.last) = {node, end_tie::by_place};
    }
  }

  /// Ends without a node: those that lie together share a made one, which may lie on another link.
  void tie_loose_ends() {
    const std::vector<free_end> ends = loose_ends();
    const joined_ends joined = ties_.join(ends);
    for (std::size_t group = 0; group < joined.size(); ++group) {
      const std::uint32_t node = make_node(ends[joined.members(group).front()].at);
      for (const std::uint32_t k : joined.members(group))
        end_of(ends[k].link, ends[k].last) = {node, joined.tie[group]};
      if (joined.host[group] != kNone)
        made_.meetings.push_back({joined.host[group], joined.along_m[group], node});
    }
    std::sort(made_.meetings.begin(), made_.meetings.end());
  }

  const survey& drains_;
  place_ties ties_;
  network made_;
};

}  // namespace

end_level level_at_end(const survey& drains, const network& net, std::uint32_t link, bool last) {
  const survey_links& links = drains.links;
  const double given = last ? links.down_invert_m[link] : links.up_invert_m[link];
  if (!std::isnan(given)) return {given, false};
  const double depth = last ? links.down_depth_m[link] : links.up_depth_m[link];
  const std::uint32_t node = last ? net.to[link].node : net.from[link].node;
  if (std::isnan(depth) || node >= net.surveyed) return {};
  const double level = ground_of(drains.nodes, node) - depth;
  return {level, !std::isnan(level)};
}

network build_network(const survey& drains, double tolerance_m) {
  return network_builder(drains, tolerance_m).build();
}

}  // namespace greenward::drainage
