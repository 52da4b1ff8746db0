#include "engine/walking/access_sums.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::walking {

std::vector<access_sums> sum_access(const place_access& places, std::span<const double> counts,
                                    std::span<const std::uint32_t> unit, std::size_t n_unit) {
  std::vector<access_sums> sums(n_unit + 1);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    access_sums& sum = sums[std::min<std::size_t>(unit[i], n_unit)];
    const double count = counts[i];
    if (std::isnan(count)) {
      ++sum.unknown;
      continue;
    }
    const std::uint32_t facilities = places.facilities_within[i];
    const bool within = facilities > 0, in_radius = places.in_radius[i] != 0;
    sum.total += count;
    sum.within += within ? count : 0;
    sum.in_radius += in_radius ? count : 0;
    sum.in_both += within && in_radius ? count : 0;
    sum.off_network += places.on_network[i] == 0 ? count : 0;
    sum.served_by.at(std::min<std::uint32_t>(facilities, 3)) += count;
  }
  return sums;
}

}  // namespace greenward::walking
