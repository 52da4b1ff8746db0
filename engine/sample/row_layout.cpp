#include "engine/sample/row_layout.hpp"

#include "engine/sample/plan_geometry.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::sample {
namespace {

struct layout {
  district_plan& plan;
  cluster& c;
  std::uint32_t number;
  const row_options& options;
  const char* use;
  random_source random;
  double low_u = 1e18, high_u = -1e18, low_v = 1e18, high_v = -1e18;

  void measure() {
    for (const planar& p : c.outline) {
      const planar d = p - c.origin;
      low_u = std::min(low_u, dot(d, c.axis));
      high_u = std::max(high_u, dot(d, c.axis));
      low_v = std::min(low_v, dot(d, left_of(c.axis)));
      high_v = std::max(high_v, dot(d, left_of(c.axis)));
    }
  }

  [[nodiscard]] bool fits(double u, double v, double half_length) const {
    constexpr double kMargin = 4;
    const double half_depth = options.depth / 2;
    for (const double du : {-half_length, half_length}) {
      if (depth_inside(c.outline, c.at(u + du, v - half_depth)) < kMargin) return false;
      if (depth_inside(c.outline, c.at(u + du, v + half_depth + kPathOffset)) < kMargin) return false;
    }
    return std::hypot(u, v) <= options.reach;
  }

  /// Buildings of one row on one side of the spine, walking away from it.
  void lay_side(double v, double direction, std::vector<std::uint32_t>& row) {
    double u = c.spine_u + direction * options.spine;
    while (u > low_u && u < high_u) {
      const double half = random.uniform(options.length_low, options.length_high) / 2;
      const double centre = u + direction * half;
      if (random.chance(options.fill) && fits(centre, v, half)) {
        building b;
        b.centre = c.at(centre, v);
        b.axis = c.axis;
        b.half_length = half;
        b.half_depth = options.depth / 2;
        b.entrance = c.at(centre, v + b.half_depth + kPathOffset);
        b.floors = static_cast<int>(random.integer(options.floors_low, options.floors_high));
        b.use = use;
        b.block = c.block;
        b.cluster = number;
        row.push_back(static_cast<std::uint32_t>(plan.buildings.size()));
        plan.buildings.push_back(std::move(b));
      }
      u = centre + direction * (half + options.gap * random.uniform(0.8, 1.4));
    }
  }
};

}  // namespace

void lay_rows(district_plan& plan, cluster& c, std::uint32_t cluster_number, const row_options& options,
              const char* use, random_source random) {
  layout l{plan, c, cluster_number, options, use, random};
  l.measure();
  for (double v = l.low_v + options.depth / 2 + 4; v < l.high_v; v += options.pitch) {
    building_row row;
    row.v = v + options.depth / 2 + kPathOffset;
    l.lay_side(v, -1, row.buildings);
    std::reverse(row.buildings.begin(), row.buildings.end());
    l.lay_side(v, 1, row.buildings);
    if (!row.buildings.empty()) c.rows.push_back(std::move(row));
  }
}

}  // namespace greenward::sample
