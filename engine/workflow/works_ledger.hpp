// The works of a district made ready for adding up: what roll-ups, dispatch, race and review share.
#pragma once

#include "engine/base/date.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/works/roll_up.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace greenward::workflow {

/// The layers that it is made of.
[[nodiscard]] std::vector<std::string> ledger_layers();

/// The program's own lists and lives.
[[nodiscard]] works::work_lists program_work_lists();

/// Where the works and the places that they touch lie: the same on every day, by what is recorded.
struct works_geography {
  works::unit_tree tree;
  std::vector<std::string> unit_names;  ///< n_units; "" = admin_units does not have it
  works::work_parts parts;
  std::vector<works::touched_place> places;
  /// Lines of work_features that name a work, a compound or a village that is not there: their people are in
  /// no sum.
  std::size_t lines_without_place = 0;
};

/// Of the layers that people live in, and the table that says which works touch them.
struct place_tables {
  const layer::feature_table& work_features;
  const layer::feature_table& compounds;
  const layer::feature_table& villages;
};
/// Fills places and lines_without_place. Precondition: the tree is there.
void add_places(works_geography& geography, const layer::feature_table& works, const place_tables& tables);

struct works_ledger {
  store::district_info info;
  std::shared_ptr<const layer::feature_table> works_table, stages_table;  ///< works and work_stages
  std::shared_ptr<const works_geography> geography;
  works::work_facts facts;                  ///< row by row of the layer `works`
  std::vector<works::part_amount> amounts;  ///< of geography->parts.parts
  date day;                                 ///< facts.day, or today

  [[nodiscard]] const layer::feature_table& works() const { return *works_table; }
  [[nodiscard]] const layer::feature_table& stages() const { return *stages_table; }
  [[nodiscard]] std::vector<works::roll_up_row> roll_up(const works::roll_up_by& by) const;
  /// "未落位"/"in no unit" for kNoUnit, the code for a unit without a name.
  [[nodiscard]] bilingual unit_title(std::uint32_t unit) const;
};

/// As the works stood at the end of a day, by what `district` knows; no day: as recorded.
[[nodiscard]] works_ledger ledger_on(const std::shared_ptr<const district_snapshot>& district,
                                     std::optional<date> day);
/// The same works on another day.
[[nodiscard]] works_ledger ledger_on(works_ledger ledger, std::optional<date> day);
/// Only works of one kind, a code of work_kind; "" = all. Throws error{usage} for an unknown kind.
[[nodiscard]] works_ledger of_kind(works_ledger ledger, const std::string& kind);

}  // namespace greenward::workflow
