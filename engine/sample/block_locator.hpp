// Which block a place lies in.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/sample/district_plan.hpp"

namespace greenward::sample {

class block_locator {
 public:
  explicit block_locator(const district_plan& plan);

  /// The block that contains p (the lowest number if p is on a boundary), otherwise the nearest one.
  [[nodiscard]] std::uint32_t block_at(planar p) const;

 private:
  geo::planar_geometry shapes_;
  index::packed_rtree tree_;
};

}  // namespace greenward::sample
