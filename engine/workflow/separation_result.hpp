// The separation of a district's compounds, computed once for sheets and pages.
#pragma once

#include "engine/workflow/drain_model.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace greenward::workflow {

/// Keeps references into the model.
struct separation_result {
  explicit separation_result(const drain_model& model);

  std::vector<std::uint8_t> usable;
  std::vector<drainage::misconnection> misconnections;
  drainage::flow_proof to_handover, to_receptor;
  std::vector<drainage::compound_separation> handover, receptor;  ///< n_compound, the same members in each
};

/// Which of its two verdicts says what is wrong with a building or an inlet: the compound's own before the
/// street's.
struct judged_cause {
  drainage::separation_scope scope = drainage::separation_scope::receptor;
  drainage::verdict result = drainage::verdict::passes;  ///< the worse of the two
  drainage::obstacle why = drainage::obstacle::none;
  std::uint32_t node = drainage::kNone;  ///< where its water enters the drains
};

template <class Judged>
[[nodiscard]] judged_cause cause_of(const Judged& handover, const Judged& receptor) {
  const bool own = handover.result == drainage::verdict::fails || handover.result == receptor.result ||
                   receptor.result == drainage::verdict::passes;
  const Judged& shown = own ? handover : receptor;
  return {own ? drainage::separation_scope::handover : drainage::separation_scope::receptor, shown.result,
          shown.why, shown.node};
}

/// The edges from where the water enters to the fault; see flow_proof::path_to. Empty without a node.
[[nodiscard]] std::vector<std::uint32_t> edges_to_fault(const separation_result& proven,
                                                        const judged_cause& cause);

/// The links of a way in order, each once.
[[nodiscard]] std::vector<std::string> pipes_on(const drain_model& model,
                                                const std::vector<std::uint32_t>& edges);

/// In which compound a misconnection lies; kNone = in none.
[[nodiscard]] std::uint32_t compound_of(const drain_model& model, const separation_result& proven,
                                        const drainage::misconnection& fault);

/// Somebody has surveyed a drain there, or declares that work has begun: there is something to say.
[[nodiscard]] bool has_news(const drain_model& model, const separation_result& proven,
                            std::uint32_t compound);

}  // namespace greenward::workflow
