#include "engine/index/hilbert_order.hpp"

#include "engine/index/hilbert.hpp"
#include "engine/index/radix_sort.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::index {

namespace {

constexpr double kLast = 65535;

std::uint16_t cell(double offset, double cells_per_metre) {
  const double position = offset * cells_per_metre;
  return static_cast<std::uint16_t>(std::min(kLast, position > 0 ? position : 0.0));  // NaN becomes 0
}

}  // namespace

block_vector<std::uint32_t> hilbert_order(std::span<const geo::planar> places) {
  geo::planar_box bounds;
  for (const geo::planar& p : places)
    if (std::isfinite(p.x) && std::isfinite(p.y)) bounds.include(p);
  const double extent = bounds.empty() ? 0 : std::max(bounds.width(), bounds.height());
  const double cells_per_metre = extent > 0 ? kLast / extent : 0;
  const raw_array<std::uint64_t> memory(2 * places.size());
  const auto keys = memory.values().first(places.size()), scratch = memory.values().last(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::uint32_t position = hilbert_position(cell(places[i].x - bounds.min.x, cells_per_metre),
                                                    cell(places[i].y - bounds.min.y, cells_per_metre));
    keys[i] = std::uint64_t{position} << 32U | i;
  }
  const auto sorted = sort_by_upper_half(keys, scratch);
  block_vector<std::uint32_t> order(sorted.size());
  std::transform(sorted.begin(), sorted.end(), order.begin(),
                 [](std::uint64_t key) { return static_cast<std::uint32_t>(key); });
  return order;
}

}  // namespace greenward::index
