// From plan to tables: geometry back to degrees, ids, admin codes, "synthetic" in every row.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/sample/block_locator.hpp"
#include "engine/sample/district_plan.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>

namespace greenward::sample {

/// Where the tables of one district go. `next_id` lives longer than one district: ids of a layer go on.
struct district_output {
  const district_plan& plan;
  const layer::catalogue& catalogue;
  const std::function<void(const layer::feature_table&)>& take;
  std::map<std::string, std::int64_t, std::less<>>& next_id;
  block_locator locate;

  using row_filler = std::function<void(layer::row_writer&, std::size_t)>;

  /// Hands over a table of `layer` with a row for each geometry of `shapes`.
  void write(const char* layer, const geo::planar_geometry& shapes, const row_filler& fill) const;
  /// The same for `count` rows without geometry.
  void write(const char* layer, std::size_t count, const row_filler& fill) const;

  void set_admin(layer::row_writer& row, std::uint32_t block) const;
  /// By the block in which the place lies (or the nearest one).
  void set_admin_at(layer::row_writer& row, planar place) const { set_admin(row, locate.block_at(place)); }
};

/// The middle of a line, by length.
[[nodiscard]] planar middle_of(std::span<const planar> line);

}  // namespace greenward::sample
