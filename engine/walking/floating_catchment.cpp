#include "engine/walking/floating_catchment.hpp"

#include "engine/base/error.hpp"

#include <cmath>
#include <limits>

namespace greenward::walking {

namespace {

void require_rings(std::span<const catchment_ring> rings) {
  double before = 0;
  for (const catchment_ring& ring : rings) {
    if (ring.limit_m > before && ring.weight > 0 && ring.weight <= 1) {
      before = ring.limit_m;
      continue;
    }
    throw error(error_code::bad_input, "catchment",
                {"衰减圈的距离应逐圈增大，权重应在 0 与 1 之间",
                 "the rings must rise in distance, and their weights lie between 0 and 1"},
                {"请改正规则包中的 catchment 数值", "correct the catchment numbers of the rule pack"});
  }
}

double weight_at(std::span<const catchment_ring> rings, double metres) {
  for (const catchment_ring& ring : rings)
    if (metres <= ring.limit_m) return ring.weight;
  return 0;
}

}  // namespace

catchment_result floating_catchment(const reach_matrix& matrix, std::span<const double> capacity,
                                    std::span<const double> heads, std::span<const catchment_ring> rings) {
  require_rings(rings);
  catchment_result result;
  result.ratio.assign(matrix.facility_count(), std::numeric_limits<double>::quiet_NaN());
  result.access.assign(heads.size(), 0);
  for (std::size_t f = 0; f < matrix.facility_count(); ++f) {
    if (std::isnan(capacity[f])) continue;
    double demand = 0;
    for (std::uint32_t k = matrix.first[f]; k < matrix.first[f + 1]; ++k)
      if (!std::isnan(heads[matrix.place[k]]))
        demand += heads[matrix.place[k]] * weight_at(rings, matrix.metres[k]);
    if (!(demand > 0)) continue;
    result.ratio[f] = capacity[f] / demand;
    for (std::uint32_t k = matrix.first[f]; k < matrix.first[f + 1]; ++k)
      result.access[matrix.place[k]] += result.ratio[f] * weight_at(rings, matrix.metres[k]);
  }
  return result;
}

}  // namespace greenward::walking
