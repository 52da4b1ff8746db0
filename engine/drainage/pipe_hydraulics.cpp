#include "engine/drainage/pipe_hydraulics.hpp"

#include "engine/base/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace greenward::drainage {

namespace {

constexpr double kMillimetresInMetre = 1000;

bool is_measure(double value) {
  return std::isfinite(value) && value > 0;
}

double slope_of(const survey& drains, const network& net, std::uint32_t link) {
  const survey_links& links = drains.links;
  if (!is_measure(links.length_m[link])) return kNotGiven;
  const double fall = up_level(drains, net, link) - down_level(drains, net, link);
  return (net.flow[link] == flow_direction::backward ? -fall : fall) / links.length_m[link];
}

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether the word stands in the text, and is no part of a longer one of ASCII letters: no "PE" in "pipe".
bool holds_word(std::string_view text, std::string_view word) {
  if (word.empty()) return false;
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  const auto goes_on = [](char inside, char outside) { return is_letter(inside) && is_letter(outside); };
  for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
    const std::size_t end = at + word.size();
    if (!std::ranges::equal(text.substr(at, word.size()), word, same)) continue;
    if (at > 0 && goes_on(word.front(), text[at - 1])) continue;
    if (end < text.size() && goes_on(word.back(), text[end])) continue;
    return true;
  }
  return false;
}

double ground_at(const survey_nodes& nodes, std::uint32_t node) {
  if (node >= nodes.size()) return kNotGiven;
  if (!std::isnan(nodes.ground_m[node])) return nodes.ground_m[node];
  return nodes.invert_m[node] + nodes.depth_m[node];
}

/// NaN if either is.
double greater(double a, double b) {
  return std::isnan(a) || std::isnan(b) ? kNotGiven : std::max(a, b);
}

/// n_link: the greatest of the values of a link's edges, NaN if one is or if it has none.
std::vector<double> greatest_on_links(const network& net, std::span<const double> of_edges,
                                      std::size_t links) {
  std::vector<double> greatest(links, -1);
  for (std::uint32_t e = 0; e < of_edges.size(); ++e)
    greatest[net.edges.link[e]] = greater(greatest[net.edges.link[e]], of_edges[e]);
  std::ranges::replace(greatest, -1, kNotGiven);
  return greatest;
}

struct sewage_flow {
  double fill = kNotGiven, velocity_m_s = kNotGiven;
};

/// How a flow that is not negative runs in a pipe whose capacity is known.
sewage_flow run_through(const pipe_section& section, pipe_bed bed, double flow, full_flow full) {
  const std::optional<double> fill = fill_for_flow(section, bed, flow);
  if (fill) return {*fill, flow_at_fill(section, bed, *fill)->velocity_m_s};
  const double full_area = full.capacity_m3_s / full.velocity_m_s;
  return {std::numeric_limits<double>::infinity(), flow / full_area};
}

/// Links are judged one by one: on all cores.
template <class Visit>
void for_each_link(std::size_t links, Visit visit) {
  constexpr std::size_t kGrain = 4096;
  parallel_for(links, kGrain, [&](std::size_t first, std::size_t last) {
    for (std::size_t link = first; link < last; ++link) visit(static_cast<std::uint32_t>(link));
  });
}

}  // namespace

std::optional<pipe_section> section_of(const survey_links& links, std::uint32_t link) {
  const double diameter = links.diameter_mm[link] / kMillimetresInMetre;
  const double width = links.width_mm[link] / kMillimetresInMetre;
  const double height = links.height_mm[link] / kMillimetresInMetre;
  const pipe_shape shape = links.shape[link];
  const bool only_diameter = std::isnan(width) && std::isnan(height);
  if (shape == pipe_shape::circular || (shape == pipe_shape::unknown && only_diameter))
    return is_measure(diameter) ? std::optional<pipe_section>(circular_section{diameter}) : std::nullopt;
  if (shape == pipe_shape::box && is_measure(width) && is_measure(height)) return box_section{width, height};
  return std::nullopt;
}

double inner_height_of(const survey_links& links, std::uint32_t link) {
  const std::optional<pipe_section> section = section_of(links, link);
  if (!section) return kNotGiven;
  const auto* round = std::get_if<circular_section>(&*section);
  return round != nullptr ? round->diameter_m : std::get<box_section>(*section).height_m;
}

double manning_n_of(const survey_links& links, std::uint32_t link, const roughness_input& roughness) {
  if (is_measure(links.manning_n[link])) return links.manning_n[link];
  if (roughness.materials.empty()) return kNotGiven;
  for (const material_roughness& known : roughness.by_material)
    if (holds_word(roughness.materials[link], known.word))
      return is_measure(known.manning_n) ? known.manning_n : kNotGiven;
  return kNotGiven;
}

pipe_capacities find_capacities(const survey& drains, const network& net, const roughness_input& roughness) {
  const survey_links& links = drains.links;
  pipe_capacities pipes;
  for (auto* values : {&pipes.slope, &pipes.manning_n, &pipes.full_velocity_m_s, &pipes.capacity_m3_s,
                       &pipes.up_cover_m, &pipes.down_cover_m})
    values->resize(links.size(), kNotGiven);
  for_each_link(links.size(), [&](std::uint32_t link) {
    pipes.slope[link] = slope_of(drains, net, link);
    pipes.manning_n[link] = manning_n_of(links, link, roughness);
    const double height = inner_height_of(links, link);
    pipes.up_cover_m[link] =
        ground_at(drains.nodes, net.from[link].node) - (up_level(drains, net, link) + height);
    pipes.down_cover_m[link] =
        ground_at(drains.nodes, net.to[link].node) - (down_level(drains, net, link) + height);
    const std::optional<pipe_section> section = section_of(links, link);
    if (!section || !runs_by_gravity(links, link)) return;
    if (const auto full = flow_when_full(*section, {pipes.manning_n[link], pipes.slope[link]})) {
      pipes.full_velocity_m_s[link] = full->velocity_m_s;
      pipes.capacity_m3_s[link] = full->capacity_m3_s;
    }
  });
  return pipes;
}

pipe_loads load_pipes(const survey& drains, const network& net, const pipe_capacities& pipes,
                      const design_flows& flows) {
  const survey_links& links = drains.links;
  const std::size_t n = links.size();
  pipe_loads loads;
  loads.sewage_m3_s = greatest_on_links(net, flows.sewage_m3_s, n);
  loads.storm_m3_s = greatest_on_links(net, flows.storm_m3_s, n);
  for (auto* values : {&loads.sewage_fill, &loads.sewage_velocity_m_s, &loads.storm_load})
    values->resize(n, kNotGiven);
  for_each_link(n, [&](std::uint32_t link) {
    const std::optional<pipe_section> section = section_of(links, link);
    const full_flow full{pipes.full_velocity_m_s[link], pipes.capacity_m3_s[link]};
    if (!section || std::isnan(full.capacity_m3_s)) return;
    const bool combined = links.system[link] == drain_system::combined;
    const double sewage = loads.sewage_m3_s[link];
    loads.storm_load[link] = (loads.storm_m3_s[link] + (combined ? sewage : 0)) / full.capacity_m3_s;
    if (std::isnan(sewage)) return;
    const sewage_flow run = run_through(*section, {pipes.manning_n[link], pipes.slope[link]}, sewage, full);
    loads.sewage_fill[link] = run.fill;
    loads.sewage_velocity_m_s[link] = run.velocity_m_s;
  });
  return loads;
}

}  // namespace greenward::drainage
