#include "engine/workflow/map_trace.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace greenward::workflow {

namespace {

using drainage::trace_direction;

/// Against the order of the survey where the water runs so.
void append_with_flow(const drain_model& model, std::uint32_t link, map_trace& made) {
  const geo::planar_view shape = model.district->at("pipes").planar[link];
  if (shape.kind() != geo::geometry_kind::line) {
    ++made.without_line;
    return;
  }
  std::vector<geo::planar> line(shape.points().begin(), shape.points().end());
  if (model.net.flow[link] == drainage::flow_direction::backward) std::ranges::reverse(line);
  made.lines.append_line(line);
  made.known_flow.push_back(model.net.flow[link] == drainage::flow_direction::unknown ? 0 : 1);
}

map_trace followed(const drain_model& model, std::uint32_t start, trace_direction direction) {
  map_trace made;
  made.direction = direction;
  const auto usable = drainage::usable_edges(model.drains, model.net, {});
  const drainage::trace_result found =
      drainage::trace(model.drains, model.net, usable, std::span(&start, 1), direction);
  std::vector<std::uint32_t> links;
  for (const drainage::traced_edge& e : found.edges) links.push_back(model.net.edges.link[e.edge]);
  std::ranges::sort(links);
  links.erase(std::unique(links.begin(), links.end()), links.end());
  for (const std::uint32_t link : links) append_with_flow(model, link, made);
  for (const drainage::branch& end : found.ends) ++made.ends[static_cast<std::size_t>(end.why)];
  made.sums = drainage::accumulate(model.drains, model.net, found, model.loads());
  return made;
}

}  // namespace

map_trace trace_pipe(const drain_model& model, std::uint32_t row, trace_direction direction) {
  const std::uint32_t start =
      direction == trace_direction::upstream ? model.net.tail_of(row) : model.net.head_of(row);
  map_trace made;
  if (start == drainage::kNone) {
    made.direction = direction;
    made.refusal = {"管段没有接入网络：先补上端点编号或图形",
                    "the pipe is not part of the network: give it end nodes or a line first"};
  } else {
    made = followed(model, start, direction);
  }
  made.start = name_of_link(model, row);
  return made;
}

map_trace trace_node(const drain_model& model, std::uint32_t row, trace_direction direction) {
  map_trace made = followed(model, row, direction);
  made.start = name_of_node(model, row);
  return made;
}

}  // namespace greenward::workflow
