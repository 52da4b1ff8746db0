// `greenward drainage check`: the catalogue of checks over a district, with what has been accepted.
#pragma once

#include "engine/drainage/checks.hpp"
#include "engine/workflow/drain_model.hpp"
#include "engine/workflow/explained_sheets.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// The layers of the model and those that the checks need besides.
[[nodiscard]] std::vector<std::string> drain_check_layers();

/// Someone has looked at a finding and lets it stand.
struct accepted_finding {
  std::string author, reason;
};

struct drain_finding {
  drainage::finding found;
  std::optional<accepted_finding> accepted;
};

/// Which findings are wanted; everything empty = all.
struct finding_filter {
  std::vector<std::string> checks;  ///< ids
  std::string compound;             ///< code or id
  drainage::severity least = drainage::severity::info;
};

/// Sorted by check, table and row. Throws error{usage} for an unknown check or compound.
[[nodiscard]] std::vector<drain_finding> check_drains(const drain_model& model, const finding_filter& filter);

/// The findings, how many of each check, and the numbers that they go by. CSV is the findings.
[[nodiscard]] explained_sheets findings_of(const drain_model& model,
                                           const std::vector<drain_finding>& findings, language lang);

/// The same for reading on a terminal: of the numbers only those that these findings go by, and a line that
/// says how many nobody has verified.
[[nodiscard]] explained_sheets findings_in_brief(const drain_model& model,
                                                 const std::vector<drain_finding>& findings, language lang);

/// The findings of a state that the other one does not have, in their order. A finding is the same if its
/// check, layer, feature, other feature and field are.
[[nodiscard]] std::vector<const drain_finding*> findings_only_in(const drain_model& model,
                                                                 const std::vector<drain_finding>& findings,
                                                                 const drain_model& other_model,
                                                                 const std::vector<drain_finding>& others);

/// What has been mended and what is new between two states of a district: sheets `new` and `gone`, with the
/// columns of the findings.
[[nodiscard]] explained_sheets findings_between(const drain_model& before,
                                                const std::vector<drain_finding>& old_findings,
                                                const drain_model& after,
                                                const std::vector<drain_finding>& new_findings,
                                                language lang);

/// As rows of the layer drainage_findings, at their places; one without a place has no geometry.
[[nodiscard]] layer::feature_table finding_table(const drain_model& model,
                                                 const std::vector<drain_finding>& findings, language lang);

/// Records that a finding may stand: in the layer drainage_exceptions. Throws error{usage} for an unknown
/// check, a feature that is not there or an empty reason.
void accept_finding(const std::string& database, const std::string& who, const std::string& check,
                    const std::string& feature, const std::string& reason);

/// The catalogue itself: ids, titles, definitions, severity, limits.
[[nodiscard]] sheet check_catalogue(language lang);

}  // namespace greenward::workflow
