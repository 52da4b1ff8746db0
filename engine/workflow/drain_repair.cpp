#include "engine/workflow/drain_repair.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/repair_edits.hpp"

#include <cmath>
#include <utility>

namespace greenward::workflow {

std::vector<std::string> repair_layers() {
  std::vector<std::string> layers = drain_model_layers();
  layers.emplace_back("admin_units");
  return layers;
}

repair_model make_repair_model(std::shared_ptr<const district_snapshot> district,
                               std::optional<double> tolerance_m) {
  if (tolerance_m && !(std::isfinite(*tolerance_m) && *tolerance_m >= 0))
    throw error(error_code::usage, "--tolerance", {"不是长度", "is no length"},
                {"请给不小于 0 的米数", "give metres, 0 or more"});
  repair_model model{make_drain_model(std::move(district)), {}};
  const double tolerance = tolerance_m.value_or(model.drains.rules->at("topology.snap_tolerance").value);
  if (tolerance_m) model.drains.net = drainage::build_network(model.drains.drains, tolerance);
  model.plan = make_repair_plan(model.drains, tolerance);
  return model;
}

repair_result apply_repairs(const repair_request& request, const task& progress) {
  const auto store = open_for_writing(request.database);
  // Begun before reading: what is read is what will be changed.
  const auto transaction = store->begin({request.who, "repair", request.note, ""});
  const repair_model made =
      make_repair_model(load_snapshot(request.database, repair_layers(), progress), request.tolerance_m);
  const drain_model& model = made.drains;
  const repair_plan& plan = made.plan;
  const std::vector<std::size_t> chosen = chosen_of(plan, request.filter);
  repair_result result;
  for (const std::size_t i : chosen) {
    const bool possible = plan.list.proposals[i].obstacle == drainage::repair_obstacle::none;
    ++(possible ? result.carried_out : result.left);
  }
  if (result.carried_out == 0) return result;
  const layer::feature_table& units = model.table("admin_units");
  std::optional<admin_locator> locator;
  if (units.size() > 0) locator.emplace(units, model.district->measuring);
  const repair_edits edits = make_repair_edits(model, plan, chosen, locator ? &*locator : nullptr);
  write_edits(*transaction, edits, progress);
  transaction->commit();
  result.entry = store->content_version();
  result.nodes_made = edits.new_nodes.size();
  result.pipes_divided = edits.divided_pipes.size();
  result.parts_made = edits.new_pipes.size();
  result.fields_changed = edits.changes.size();
  return result;
}

}  // namespace greenward::workflow
