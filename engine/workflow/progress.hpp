// `greenward progress`: the roll-up of the works.
#pragma once

#include "engine/base/date.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/works/progress.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

[[nodiscard]] std::vector<std::string> progress_layers();

struct progress_query {
  std::string kind;  ///< a code of work_kind; "" = all
  works::unit_level level = works::unit_level::street;
  std::optional<date> as_of;  ///< none = as recorded now
};

struct progress_report {
  date as_of;
  works::unit_level level;
  works::progress progress;
  std::map<std::string, std::string> unit_names;  ///< by code, from admin_units
};

/// Throws error{usage} for an unknown kind.
[[nodiscard]] progress_report compute_progress(const district_snapshot& district,
                                               const progress_query& query);

/// Names of the administrative units by code.
[[nodiscard]] std::map<std::string, std::string> unit_names(const layer::feature_table& admin_units);

}  // namespace greenward::workflow
