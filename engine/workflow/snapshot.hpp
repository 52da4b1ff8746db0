// A district in memory: what the analyses, the map and the viewer work on. Immutable once loaded.
#pragma once

#include "engine/base/task.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/layer/style.hpp"
#include "engine/store/store.hpp"
#include "engine/workflow/moment.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::workflow {

struct layer_snapshot {
  layer::feature_table table;
  geo::planar_geometry planar;  ///< the table's geometry in the measuring CRS, row by row
  index::packed_rtree index;    ///< over the boxes of `planar`
};

struct district_snapshot {
  store::district_info info;
  geo::crs_code measuring;  ///< never 0: chosen from the data if the district has not chosen
  /// Of the store when reading began: what was recorded while it was read may be in it, what came before is.
  std::int64_t content_version = 0;
  moment when{};                       ///< that it shows
  std::vector<layer_snapshot> layers;  ///< by draw order

  /// nullptr if the layer was not asked for.
  [[nodiscard]] const layer_snapshot* find(std::string_view layer) const;
  /// Throws error{usage} if the layer was not asked for.
  [[nodiscard]] const layer_snapshot& at(std::string_view layer) const;
  /// Of all features that were read; empty if there are none.
  [[nodiscard]] geo::planar_box bounds() const;
};

/// What is needed of the layers; more may be read.
struct snapshot_scope {
  /// Nothing beyond it; none = everything. Taken notice of only where the district has chosen its measuring
  /// CRS, which otherwise depends on all there is.
  std::optional<geo::lon_lat_box> window{};
  /// No other fields than those by which these draw the layer; empty = all fields.
  std::span<const layer::layer_style> drawn_by{};
};

/// The district's own choice, or else the CRS for the middle of what there is.
[[nodiscard]] geo::crs_code measuring_crs(const store::district_info& info,
                                          std::span<const layer::feature_table> tables);

/// Reads the named layers (none named = all) as they were at a moment. Throws error{store}, error{usage} for
/// an unknown layer.
[[nodiscard]] std::shared_ptr<const district_snapshot> load_snapshot(const std::string& address,
                                                                     std::span<const std::string> layers,
                                                                     const task& progress,
                                                                     const moment& when = {},
                                                                     const snapshot_scope& scope = {});

}  // namespace greenward::workflow
