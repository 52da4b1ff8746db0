#include "engine/workflow/separation_result.hpp"

#include <utility>

namespace greenward::workflow {

separation_result::separation_result(const drain_model& model)
    : usable(drainage::usable_edges(model.drains, model.net, {.unknown_status = false})),
      misconnections(drainage::find_misconnections(model.drains, model.net, usable)),
      to_handover(model.drains, model.net, drainage::separation_scope::handover),
      to_receptor(model.drains, model.net, drainage::separation_scope::receptor) {
  const drainage::separation_input input{model.table("compounds").size(), model.building_compound,
                                         model.people, model.households};
  handover = drainage::prove_separation(model.drains, model.net, to_handover, misconnections, input);
  receptor = drainage::prove_separation(model.drains, model.net, to_receptor, misconnections, input);
}

std::vector<std::uint32_t> edges_to_fault(const separation_result& proven, const judged_cause& cause) {
  if (cause.node == drainage::kNone) return {};
  const bool own = cause.scope == drainage::separation_scope::handover;
  return (own ? proven.to_handover : proven.to_receptor).path_to(cause.node, cause.why);
}

std::vector<std::string> pipes_on(const drain_model& model, const std::vector<std::uint32_t>& edges) {
  std::vector<std::string> names;
  for (const std::uint32_t edge : edges) {
    std::string name = name_of_link(model, model.net.edges.link[edge]);
    if (names.empty() || names.back() != name) names.push_back(std::move(name));
  }
  return names;
}

std::uint32_t compound_of(const drain_model& model, const separation_result& proven,
                          const drainage::misconnection& fault) {
  const std::uint32_t own = model.drains.links.compound[model.net.edges.link[fault.edge]];
  return own != drainage::kNone ? own : proven.to_handover.compounds()[model.net.edges.tail[fault.edge]];
}

bool has_news(const drain_model& model, const separation_result& proven, std::uint32_t compound) {
  const std::string_view declared = model.table("compounds")["separation"].text(compound);
  return declared == "started" || declared == "completed" ||
         proven.receptor[compound].result != drainage::verdict::not_assessable;
}

}  // namespace greenward::workflow
