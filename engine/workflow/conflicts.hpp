// `greenward conflicts`: works in each other's way, or in a season that they had better avoid.
#pragma once

#include "engine/base/units.hpp"
#include "engine/layer/rule_pack.hpp"
#include "engine/workflow/works_ledger.hpp"
#include "engine/works/conflicts.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::workflow {

struct conflict_query {
  std::string kind;  ///< conflicts in which a work of this kind takes part, a code of work_kind; "" = all
  std::optional<date> as_of;  ///< none = as recorded now
  int years = 0;              ///< for both rules in years; 0 = the rule pack's
  metres corridor{0};         ///< 0 = the rule pack's
};

/// A number as it was used.
struct used_rule {
  layer::rule rule;
  bool given = false;  ///< the value is the caller's: norm and verification of the pack say nothing about it
};

struct conflict_report {
  std::shared_ptr<const district_snapshot> district;
  works_ledger ledger;  ///< of the kind
  std::string pack_name, pack_version;
  std::vector<used_rule> rules;  ///< the whole pack, in its order
  works::conflict_options options;
  works::conflict_findings findings;  ///< of the kind; periods are those of all works

  /// Precondition: the pack has the key.
  [[nodiscard]] const used_rule& rule(std::string_view key) const;
};

/// One finding of any check.
struct conflict_line {
  std::string check;  ///< surface_reopened, dug_again, dug_together, season
  bilingual title;
  std::string season;                   ///< its name; "" for a pair
  std::uint32_t first = 0;              ///< row of the works
  std::optional<std::uint32_t> second;  ///< nothing for a season
  works::work_period first_days, second_days;
  std::optional<works::common_ground>
      ground;  ///< in common; for a season that of the work itself, if it has any
  std::optional<works::days_in_season> within;
  int days = 0;
  std::vector<const used_rule*> rules;  ///< of the report
};

/// `district`: with ledger_layers(). Throws error{usage} for an unknown kind or a number below zero,
/// error{bad_input} for a rule pack whose days are no days.
[[nodiscard]] conflict_report compute_conflicts(const std::shared_ptr<const district_snapshot>& district,
                                                const conflict_query& query);

/// Pairs, then seasons. Valid as long as the report is.
[[nodiscard]] std::vector<conflict_line> lines_of(const conflict_report& report);

}  // namespace greenward::workflow
