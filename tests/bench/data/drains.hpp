// A made-up city of drains, as large as wanted.
#pragma once

#include "engine/drainage/survey.hpp"
#include "engine/index/packed_rtree.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace greenward::bench {

/// Streets in a square grid, a manhole every 40 m, each with a pipe down to the next; a house or an inlet on
/// a lateral at every fourth; one outfall. Codes, levels and sizes are those of a sound survey, but for one
/// fault in a thousand.
struct drain_city {
  std::vector<std::string> texts;  ///< the codes
  geo::planar_geometry lines;
  drainage::survey drains;
  std::vector<double> people, floor_area_m2;  ///< n_building
  std::uint32_t outfall = 0;

  drain_city() = default;
  drain_city(const drain_city&) = delete;
  drain_city& operator=(const drain_city&) = delete;
};
[[nodiscard]] std::unique_ptr<drain_city> make_drain_city(std::size_t links, std::uint64_t seed);

/// The same drawn without a code, and, for each thousand links, one more of each: a manhole 7 cm from
/// another, a pipe that ends at nothing, a pipe across another, a pipe that is there already, a manhole
/// beside a pipe.
[[nodiscard]] std::unique_ptr<drain_city> make_drawn_city(std::size_t links, std::uint64_t seed);

}  // namespace greenward::bench
