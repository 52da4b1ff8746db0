// The works at every moment that the journal knows, kept in memory: for time sliders and series of reports.
#pragma once

#include "engine/base/task.hpp"
#include "engine/store/store.hpp"
#include "engine/workflow/moment.hpp"
#include "engine/workflow/works_ledger.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// Equal to the ledger of a snapshot of the same moment, without reading anything again. Holds the tables as
/// they are and some 20 bytes for each change. Not thread-safe.
class works_history {
 public:
  /// Reads the ledger's layers with their journal; what is recorded from then on is not seen. Throws what
  /// reading throws.
  works_history(const std::string& address, const task& progress);

  /// As the works stood at the end of a day (none: as recorded), by what an entry and those before it had
  /// recorded; later ones than were read are the last one read. O(works + stages + parts), and O(n log n)
  /// once for each state of the administrative units.
  [[nodiscard]] works_ledger at(std::optional<date> day, std::int64_t entry);
  [[nodiscard]] works_ledger at(const moment& when);

 private:
  /// How every version of every work lies in the units as they were for a while.
  struct placement {
    works::unit_tree tree;
    std::vector<std::string> unit_names;
    works::work_parts parts;                ///< of rows of versions_
    std::vector<std::uint32_t> first_part;  ///< n_versions + 1
    std::vector<bool> unsplit;              ///< n_versions
  };
  [[nodiscard]] const placement& placement_after(std::int64_t entry);
  [[nodiscard]] placement placement_in(const layer::feature_table& units) const;
  [[nodiscard]] works_geography geography(const layer::feature_table& works, std::int64_t entry);

  std::unique_ptr<store::store> store_;
  std::int64_t last_entry_;  ///< when it was read
  store::district_info info_;
  store::layer_history works_, stages_, work_features_, units_, compounds_, villages_;
  store::row_versions versions_;  ///< of works, by place
  geo::crs_code measuring_;
  geo::planar_geometry planar_;                   ///< n_versions, in measuring_
  std::map<std::int64_t, placement> placements_;  ///< by the entry that changed the units last
};

}  // namespace greenward::workflow
