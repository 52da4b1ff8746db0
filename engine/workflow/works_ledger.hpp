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

/// Where the works and the places that they touch lie: the same on every day.
struct works_geography {
  works::unit_tree tree;
  std::vector<std::string> unit_names;  ///< n_units; "" = admin_units does not have it
  works::work_parts parts;
  std::vector<works::touched_place> places;
};

[[nodiscard]] works_geography geography_of(const district_snapshot& district);

struct works_ledger {
  std::shared_ptr<const district_snapshot> district;
  std::shared_ptr<const works_geography> geography;
  works::work_facts facts;  ///< row by row of the layer `works`
  date day;                 ///< facts.day, or today

  [[nodiscard]] const layer::feature_table& works() const { return district->at("works").table; }
  [[nodiscard]] const layer::feature_table& stages() const { return district->at("work_stages").table; }
  [[nodiscard]] std::vector<works::roll_up_row> roll_up(const works::roll_up_by& by) const;
  /// "未落位"/"in no unit" for kNoUnit, the code for a unit without a name.
  [[nodiscard]] bilingual unit_title(std::uint32_t unit) const;
};

/// As the works stood at the end of a day, by what `district` knows; no day: as recorded.
[[nodiscard]] works_ledger ledger_on(std::shared_ptr<const district_snapshot> district,
                                     std::optional<date> day);
/// The same works on another day.
[[nodiscard]] works_ledger ledger_on(const works_ledger& ledger, std::optional<date> day);
/// Only works of one kind, a code of work_kind; "" = all. Throws error{usage} for an unknown kind.
[[nodiscard]] works_ledger of_kind(works_ledger ledger, const std::string& kind);

}  // namespace greenward::workflow
