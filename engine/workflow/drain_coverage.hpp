// `greenward drainage coverage`: buildings near drains, and near drains that are proven to work; for the
// others, the shortest connection.
#pragma once

#include "engine/drainage/coverage.hpp"
#include "engine/drainage/street_connection.hpp"
#include "engine/index/nearest_feature.hpp"
#include "engine/layer/rule_pack.hpp"
#include "engine/workflow/drain_model.hpp"
#include "engine/workflow/explained_sheets.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// The layers of the model, and the streets and units besides.
[[nodiscard]] std::vector<std::string> drain_coverage_layers();

struct coverage_options {
  metres sanitary{0};  ///< 0 = the rule pack's
  metres storm{0};
};

struct drain_coverage {
  drainage::coverage_limits limits;
  std::vector<layer::rule> unverified;
  drainage::service sewage, rain;
  std::vector<drainage::building_coverage> buildings;  ///< n_building
};

/// Throws error{bad_input} if there are no buildings: nothing could be said.
[[nodiscard]] drain_coverage cover_buildings(const drain_model& model, const coverage_options& options);

/// The shortest ways for one kind of water; nothing where it is served already, or where none was found.
struct shortest_connections {
  std::optional<index::nearest_feature> straight;  ///< to a pipe
  std::optional<drainage::street_connection> along_streets;
};

/// A building that is not near proven drains of both kinds.
struct unserved_building {
  std::uint32_t building = 0;
  shortest_connections sewage, rain;
};

/// By row. Connections lead to pipes (no laterals, no pressure pipes) and manholes whose water is proven to
/// come where it belongs, over the layer roads. O(n log n) in buildings, streets and nodes.
[[nodiscard]] std::vector<unserved_building> find_unserved(const drain_model& model,
                                                           const drain_coverage& coverage);

/// Sheets `compounds`, `units` (communities, streets and towns, districts) and `unserved`. CSV is the
/// compounds.
[[nodiscard]] explained_sheets coverage_of(const drain_model& model, const drain_coverage& coverage,
                                           const std::vector<unserved_building>& unserved, language lang);

/// The columns of figures that `compounds` and `units` share, and one row of them.
[[nodiscard]] std::vector<sheet_column> coverage_columns();
[[nodiscard]] std::vector<cell> coverage_cells(const drainage::coverage_sums& sums);

/// n_compound + 1: the last is that of the buildings in no compound.
[[nodiscard]] std::vector<drainage::coverage_sums> sum_by_compound(const drain_model& model,
                                                                   const drain_coverage& coverage);

[[nodiscard]] drainage::coverage_sums sum_of_all(const drain_model& model, const drain_coverage& coverage);

/// As rows of the layers drainage_unserved and drainage_connections.
[[nodiscard]] std::vector<layer::feature_table> coverage_tables(
    const drain_model& model, const drain_coverage& coverage, const std::vector<unserved_building>& unserved);

}  // namespace greenward::workflow
