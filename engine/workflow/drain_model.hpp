// The drains of a district ready to be asked: survey, network, and who lives on them.
#pragma once

#include "engine/drainage/misconnections.hpp"
#include "engine/drainage/separation.hpp"
#include "engine/drainage/trace.hpp"
#include "engine/layer/rule_pack.hpp"
#include "engine/workflow/snapshot.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::workflow {

/// The layers that it is made of.
[[nodiscard]] std::vector<std::string> drain_model_layers();

struct drain_model {
  std::shared_ptr<const district_snapshot> district;
  const layer::rule_pack* rules = nullptr;
  drainage::survey drains;  ///< keeps references into the district
  drainage::network net;
  std::vector<std::uint32_t> building_compound;           ///< n_building
  std::vector<double> people, households, floor_area_m2;  ///< n_building; NaN = not known

  [[nodiscard]] const layer::feature_table& table(std::string_view layer) const {
    return district->at(layer).table;
  }
  [[nodiscard]] drainage::building_loads loads() const { return {people, floor_area_m2}; }
};

/// People of a building are those of the population points that carry its code; one without any counts as
/// empty where its use says that nobody lives there, else nobody knows. Throws error{bad_input} if there are
/// no drains.
[[nodiscard]] drain_model make_drain_model(std::shared_ptr<const district_snapshot> district);

/// The model of another state of the district, what make_drain_model(district) gives, with the network made
/// from that of `before` (update_network()), which is taken over: a model is never of two states. Throws as
/// make_drain_model() does.
[[nodiscard]] drain_model refresh_drain_model(drain_model before,
                                              std::shared_ptr<const district_snapshot> district);

/// The model of what the database holds: `before` itself if nothing has been recorded since its snapshot was
/// read, else refreshed from a new snapshot of the same layers and moment. What other programs write without
/// the journal it does not see. Throws what load_snapshot() and refresh_drain_model() throw.
[[nodiscard]] drain_model update_drain_model(drain_model before, const std::string& database,
                                             const task& progress = {});

/// Throws error{usage} if the model is of another content version of the store: an answer must not be stale.
void require_version(const drain_model& model, std::int64_t content_version);

/// A node of the network by its code, or by its id in the layer drainage_nodes. Throws
/// error{usage} if there is none.
[[nodiscard]] std::uint32_t node_called(const drain_model& model, const std::string& code_or_id);
/// A link by its code or id. Throws error{usage} if there is none.
[[nodiscard]] std::uint32_t link_called(const drain_model& model, const std::string& code_or_id);

/// A compound by its code or id. Throws error{usage} if there is none.
[[nodiscard]] std::uint32_t compound_called(const drain_model& model, const std::string& code_or_id);

/// Its code, else "#id", else "(made)".
[[nodiscard]] std::string name_of_node(const drain_model& model, std::uint32_t node);
[[nodiscard]] std::string name_of_link(const drain_model& model, std::uint32_t link);

}  // namespace greenward::workflow
