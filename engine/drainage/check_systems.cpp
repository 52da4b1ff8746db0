#include "engine/drainage/checks.hpp"

#include "engine/drainage/inferred_system.hpp"

#include <algorithm>

namespace greenward::drainage {

namespace {

class system_check {
 public:
  system_check(const check_input& input, std::vector<finding>& findings)
      : in_(input), nodes_(input.drains.nodes), links_(input.drains.links), out_(findings) {}

  void run() {
    report_misconnections();
    for (std::uint32_t link = 0; link < links_.size(); ++link) {
      if (!exists(links_, link)) continue;
      if (links_.system[link] == drain_system::unknown) add_link(check::unknown_system, link);
      if (links_.system[link] == drain_system::combined && is_declared_complete(link))
        add_link(check::combined_in_complete, link).numbers[0] = links_.length_m[link];
    }
    report_mismatches();
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) look_at_interceptor(node);
    find_unconnected_buildings();
  }

 private:
  finding& add(check what, subject table, std::uint32_t row, geo::planar place) {
    return add_finding(out_, what, table, row, place);
  }
  finding& add_link(check what, std::uint32_t link) {
    return add(what, subject::link, link, place_of_link(in_, link));
  }

  /// One finding a link, though it may be several edges.
  void report_misconnections() {
    std::vector<std::pair<std::uint32_t, check>> reported;
    for (const misconnection& fault : in_.misconnections) {
      const bool sewage = fault.kind == misconnection_kind::sanitary_to_storm;
      const std::pair key(in_.net.edges.link[fault.edge],
                          sewage ? check::sanitary_to_storm : check::storm_to_sanitary);
      if (std::ranges::find(reported, key) != reported.end()) continue;
      reported.push_back(key);
      add_link(key.second, key.first).numbers[0] = static_cast<double>(fault.sources.size());
    }
  }

  [[nodiscard]] bool is_declared_complete(std::uint32_t link) const {
    std::uint32_t compound = links_.compound[link];
    const std::uint32_t tail = in_.net.tail_of(link);
    if (compound == kNone && tail < in_.net.surveyed) compound = nodes_.compound[tail];
    return compound != kNone && in_.compound_complete[compound] != 0;
  }

  /// What the sources say once the misconnected edges are taken out: what is left is a matter of the words.
  void report_mismatches() {
    std::vector<std::uint8_t> sound(in_.usable.begin(), in_.usable.end());
    for (const misconnection& fault : in_.misconnections) sound[fault.edge] = 0;
    const std::vector<std::uint8_t> contents = infer_contents(in_.drains, in_.net, sound);
    std::uint32_t last = kNone;
    for (std::uint32_t e = 0; e < in_.net.edges.size(); ++e) {
      const std::uint32_t link = in_.net.edges.link[e], tail = in_.net.edges.tail[e];
      if (sound[e] == 0 || is_receptor(kind_at(in_.drains, tail)) || links_.is_overflow_path[link] != 0)
        continue;
      const drain_system inferred = system_of_contents(contents[tail]), declared = links_.system[link];
      // A combined pipe may hold either.
      const bool is_single = declared == drain_system::storm || declared == drain_system::sanitary;
      if (!is_single || inferred == drain_system::unknown || inferred == declared || link == last) continue;
      add_link(check::system_mismatch, link);
      last = link;
    }
  }

  void look_at_interceptor(std::uint32_t node) {
    const node_kind kind = nodes_.kind[node];
    if (kind != node_kind::interceptor && kind != node_kind::overflow) return;
    bool flagged = false;
    for (std::uint32_t e = in_.net.first_down[node]; e < in_.net.first_down[node + 1]; ++e)
      flagged = flagged || links_.is_overflow_path[in_.net.edges.link[e]] != 0;
    add(check::interceptor, subject::node, node, nodes_.place[node]).how =
        flagged ? severity::info : severity::warning;
  }

  void find_unconnected_buildings() {
    const std::size_t n = in_.building_compound.size();
    const std::vector<std::uint8_t> surveyed = surveyed_compounds(in_.drains, in_.compound_complete.size());
    std::vector<std::uint8_t> connected(n, 0);
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
      const std::uint32_t building = nodes_.building[node];
      if (building != kNone && brings_sewage(nodes_.kind[node])) connected[building] = 1;
    }
    for (std::uint32_t b = 0; b < n; ++b) {
      const std::uint32_t compound = in_.building_compound[b];
      if (compound == kNone || surveyed[compound] == 0 || connected[b] != 0 || in_.people[b] == 0) continue;
      add(check::unconnected_building, subject::building, b, in_.building_place[b]).numbers[0] =
          in_.people[b];
    }
  }

  const check_input& in_;
  const survey_nodes& nodes_;
  const survey_links& links_;
  std::vector<finding>& out_;
};

}  // namespace

void check_systems(const check_input& input, std::vector<finding>& findings) {
  system_check(input, findings).run();
}

}  // namespace greenward::drainage
