// `greenward drainage trace`: what lies up or down of a place, and what it adds up to.
#pragma once

#include "engine/workflow/drain_model.hpp"
#include "engine/workflow/explained_sheets.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

enum class trace_question : std::uint8_t {
  upstream,
  downstream,
  connected,
  path,   ///< with the flow from the only start to `to`
  loops,  ///< where the water can come back to where it was; needs no start
};

struct trace_request {
  trace_question question = trace_question::downstream;
  std::vector<std::string> from;  ///< codes or ids of nodes
  std::vector<std::string>
      links;  ///< codes or ids of links: their lower end downstream, their upper end upstream
  std::string to;
  drainage::trace_filter filter;
  std::vector<std::string> stop_nodes, stop_links;
  bool stop_at_system = false, stop_at_compound = false;
  double limit_m = 0;  ///< 0 = none
  /// The state of the store that the answer must be of; none = that of the model, whichever it is.
  std::optional<std::int64_t> content_version{};
};

/// Sheets `links`, `ends` and `sums`. Throws error{usage} for unknown codes, for a question without a start,
/// and for a path with several or without an end; and for a model of another content version than the one
/// asked for; error{bad_input} if there is no such path.
[[nodiscard]] explained_sheets trace_of(const drain_model& model, const trace_request& request,
                                        language lang);

}  // namespace greenward::workflow
