#include "engine/drainage/checks.hpp"

#include "engine/base/parallel.hpp"
#include "engine/geo/measure.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::drainage {

finding& add_finding(std::vector<finding>& findings, check what, subject table, std::uint32_t row,
                     geo::planar place) {
  finding& made = findings.emplace_back();
  made.what = what;
  made.how = check_list()[static_cast<std::size_t>(what)].how;
  made.table = table;
  made.row = row;
  made.place = place;
  return made;
}

geo::planar place_of_link(const check_input& input, std::uint32_t link) {
  const geo::planar_view line = (*input.drains.lines)[link];
  if (!line.is_none()) return geo::representative_point(line);
  const std::uint32_t node = input.net.from[link].node;
  return node == kNone ? geo::planar{kNotGiven, kNotGiven} : input.net.place[node];
}

double upper_invert(const check_input& input, std::uint32_t link) {
  const bool last = input.net.flow[link] == flow_direction::backward;
  return level_at_end(input.drains, input.net, link, last).level_m;
}

double lower_invert(const check_input& input, std::uint32_t link) {
  const bool last = input.net.flow[link] != flow_direction::backward;
  return level_at_end(input.drains, input.net, link, last).level_m;
}

std::vector<finding> run_checks(const check_input& input) {
  using group = void (*)(const check_input&, std::vector<finding>&);
  // Those that take longest first: then no core waits for long at the end.
  std::vector<group> groups{check_crossings, check_neighbours, check_duplicates,  check_topology,
                            check_systems,   check_levels,     check_completeness};
  if (input.hydraulics != nullptr) groups.push_back(check_hydraulics);
  std::vector<std::vector<finding>> found(groups.size());
  parallel_for(groups.size(), 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) groups[i](input, found[i]);
  });
  std::vector<finding> findings;
  for (const std::vector<finding>& some : found) findings.insert(findings.end(), some.begin(), some.end());
  std::stable_sort(findings.begin(), findings.end());
  return findings;
}

}  // namespace greenward::drainage
