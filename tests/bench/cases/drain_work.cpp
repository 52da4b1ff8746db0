#include "tests/bench/cases/drain_work.hpp"

#include "engine/drainage/misconnections.hpp"
#include "engine/drainage/trace.hpp"
#include "tests/engine/drainage/check_rules.hpp"

namespace greenward::bench {

namespace {

using namespace greenward::drainage;

std::vector<geo::planar_box> boxes_of_nodes(const drain_city& city) {
  std::vector<geo::planar_box> boxes(city.drains.nodes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) boxes[i].include(city.drains.nodes.place[i]);
  return boxes;
}

check_limits limits_of_checks() {
  check_limits limits = drainage::testing::limits_of_the_rule_pack();
  limits.snap_tolerance = limits.node_distance = kNodeDistance;
  limits.node_on_pipe = kOnPipe;
  return limits;
}

/// The hydraulics of the whole network.
struct pipe_flows {
  pipe_capacities pipes;
  pipe_loads loads;
  drainage::hydraulic_limits limits{
      .least_slope = {{200, 0.004}, {300, 0.003}, {400, 0.0015}, {500, 0.0012}, {1000, 0.0006}},
      .greatest_fill = {{200, 0.55}, {350, 0.65}, {500, 0.7}, {1000, 0.75}},
      .least_sewage_velocity_m_s = 0.6,
      .least_full_velocity_m_s = 0.75,
      .least_cover_m = 0.7};
  hydraulic_findings faults;

  pipe_flows(const drain_city& city, const network& net, std::span<const std::uint8_t> usable) {
    const survey_nodes& nodes = city.drains.nodes;
    std::vector<double> people(nodes.size(), 0), area(nodes.size(), 0);
    for (std::size_t node = 0; node < nodes.size(); ++node) {
      if (nodes.building[node] == kNone) continue;
      people[node] = city.people[nodes.building[node]];
      area[node] = 0.1;  // so little that no pipe is overloaded, and yet every one has a flow
    }
    pipes = find_capacities(city.drains, net, {});
    const rain_parameters rain{{.a1 = 9.581, .c = 0.8, .b = 5, .n = 0.76, .return_years = 2}, 0.65, 10, 0.75};
    const auto flows = find_design_flows(city.drains, net, usable, {people, area, pipes.full_velocity_m_s},
                                         {160, 1.5}, rain);
    loads = load_pipes(city.drains, net, pipes, flows);
    faults = find_hydraulic_faults(city.drains, pipes, loads, limits);
  }
};

/// The catalogue's input but for hydraulics.
struct checked_city {
  std::vector<std::uint32_t> no_compound;
  std::vector<geo::planar> places;
  check_input input;

  checked_city(const drain_city& city, const drain_indexes& indexes, const network& net,
               std::span<const std::uint8_t> usable, std::span<const misconnection> faults)
      : no_compound(city.people.size(), kNone),
        places(city.people.size()),
        input{city.drains, net,         usable, faults, indexes.nodes,      indexes.links, no_compound,
              places,      city.people, {},     {},     limits_of_checks(), nullptr} {}
};

drawing_question question_of(check what) {
  switch (what) {
    case check::nodes_too_close:
    case check::duplicate_connection:
      return drawing_question::close_nodes;
    case check::missing_node:
    case check::blind_connection:
    case check::end_off_node:
      return drawing_question::loose_ends;
    case check::crossing_without_node:
      return drawing_question::crossings;
    case check::duplicate_pipe:
      return drawing_question::duplicates;
    case check::node_on_pipe:
      return drawing_question::nodes_on_pipe;
    default:
      return drawing_question::count;
  }
}

}  // namespace

drain_indexes::drain_indexes(const drain_city& city)
    : nodes(boxes_of_nodes(city)), links(index::boxes_of(city.lines)) {}

std::vector<finding> check_everything(const drain_city& city, const drain_indexes& indexes,
                                      const network& net) {
  const auto usable = usable_edges(city.drains, net, {});
  const auto faults = find_misconnections(city.drains, net, usable);
  const pipe_flows flows(city, net, usable);
  const std::vector<size_limit> spacing{{300, 75}, {700, 100}, {1100, 150}};
  const hydraulic_input hydraulics{flows.pipes, flows.loads, flows.limits, flows.faults, spacing};
  checked_city whole(city, indexes, net, usable, faults);
  whole.input.hydraulics = &hydraulics;
  return run_checks(whole.input);
}

std::vector<finding> check_drawing(const drain_city& city, const drain_indexes& indexes) {
  const network net = build_network(city.drains, kNodeDistance);
  const auto usable = usable_edges(city.drains, net, {});
  const checked_city whole(city, indexes, net, usable, {});
  std::vector<finding> findings;
  for (const auto group : {check_topology, check_neighbours, check_duplicates, check_crossings})
    group(whole.input, findings);
  return findings;
}

drawing_faults faults_among(std::span<const finding> findings) {
  drawing_faults faults;
  for (const finding& one : findings) {
    const drawing_question question = question_of(one.what);
    if (question == drawing_question::count) continue;
    const bool is_end = question == drawing_question::loose_ends;
    auto& pairs = faults[question];
    pairs.emplace_back(one.row, is_end ? static_cast<std::uint32_t>(one.numbers[0]) : one.other);
  }
  faults.sort();
  return faults;
}

}  // namespace greenward::bench
