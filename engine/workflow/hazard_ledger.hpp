// `greenward hazards summary` and `list`: the hazards of a district, and the loop they go through.
#pragma once

#include "engine/workflow/moment.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/works/hazard_loop.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// The layers that it is made of.
[[nodiscard]] std::vector<std::string> hazard_layers();

struct hazard_ledger {
  std::shared_ptr<const district_snapshot> district;
  works::unit_tree tree;
  std::vector<std::string> unit_names;  ///< n_units; "" = admin_units does not have it
  works::hazard_facts facts;            ///< row by row of the layer `hazards`

  [[nodiscard]] const layer::feature_table& hazards() const { return district->at("hazards").table; }
  /// "未落位"/"in no unit" for kNoUnit, the code for a unit without a name.
  [[nodiscard]] bilingual unit_title(std::uint32_t unit) const;
};

/// As the hazards stood at the end of a day, by what `district` knows; no day: as recorded. `district`: with
/// hazard_layers().
[[nodiscard]] hazard_ledger hazards_on(std::shared_ptr<const district_snapshot> district,
                                       std::optional<date> day);

/// Rows of the hazards to see to: open (see works::open_hazards), or only those of them that are overdue, or
/// those whose record contradicts itself, in the order of the table.
enum class hazard_choice : std::uint8_t { open, overdue, contradictory };
[[nodiscard]] std::vector<std::uint32_t> choose(const hazard_ledger& ledger, hazard_choice choice);

}  // namespace greenward::workflow
