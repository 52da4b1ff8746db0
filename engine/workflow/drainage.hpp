// `greenward drainage coverage`: buildings near pipes.
#pragma once

#include "engine/drainage/coverage.hpp"
#include "engine/layer/rule_pack.hpp"
#include "engine/workflow/snapshot.hpp"

#include <string>
#include <vector>

namespace greenward::workflow {

[[nodiscard]] std::vector<std::string> drainage_layers();

struct drainage_options {
  metres sanitary{0};  ///< 0 = the rule pack's
  metres storm{0};
};

struct drainage_report {
  drainage::coverage_limits limits;
  std::string pack_name, pack_version;
  std::vector<layer::rule> unverified;
  drainage::coverage_result coverage;
};

/// Throws error{bad_input} if there are no buildings or no pipes: nothing could be said.
[[nodiscard]] drainage_report compute_drainage_coverage(const district_snapshot& district,
                                                        const drainage_options& options);

}  // namespace greenward::workflow
