// `greenward drainage whatif`: what would change if planned pipes were built and others given up.
#pragma once

#include "engine/workflow/drain_checks.hpp"
#include "engine/workflow/drain_model.hpp"
#include "engine/workflow/explained_sheets.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace greenward::workflow {

struct scenario {
  std::vector<std::string> build;  ///< codes or ids of planned pipes that come into being
  bool build_all_planned = false;
  std::vector<std::string> abandon;  ///< codes or ids of pipes that are given up
};

/// The same with its pipes as links of the network; each stands in it once at most.
struct scenario_links {
  std::vector<std::uint32_t> build, abandon;
  [[nodiscard]] bool is_empty() const { return build.empty() && abandon.empty(); }
  friend bool operator==(const scenario_links&, const scenario_links&) = default;
};

/// What a scenario can do with a link: build what is planned, give up what exists.
enum class scenario_step : std::uint8_t { none, build, abandon };
[[nodiscard]] scenario_step step_for(const drain_model& now, std::uint32_t link);

/// Throws error{usage} for a pipe that is not there, one to build that is not planned, one to give up that
/// does not exist, and a scenario that changes nothing.
[[nodiscard]] scenario_links links_of(const drain_model& now, const scenario& plan);

/// The same district with the statuses of the scenario; nothing is written. Precondition: step_for() allows
/// what it does.
[[nodiscard]] drain_model apply_scenario(const drain_model& now, const scenario_links& plan);

/// The pipes of the plan, quantities by diameter and system, compounds whose verdict or coverage changes, and
/// the findings that come and go. CSV is the compounds.
[[nodiscard]] explained_sheets compare_scenario(const drain_model& now,
                                                const std::vector<drain_finding>& findings_now,
                                                const drain_model& then,
                                                const std::vector<drain_finding>& findings_then,
                                                language lang);
/// Of the sheets, where they are printed.
[[nodiscard]] const bilingual& scenario_title();

}  // namespace greenward::workflow
