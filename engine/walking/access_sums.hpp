// Who is served: counted by group, by unit, by the streets against the plain circle, and by how many
// facilities.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::walking {

/// What is known of each place, n_place each.
struct place_access {
  std::span<const std::uint32_t> facilities_within;  ///< how many reach it by the streets
  std::span<const std::uint8_t> in_radius;           ///< 1 = within the plain circle of one of them
  std::span<const std::uint8_t> on_network;          ///< 0 = it could not be put on the network
};

/// Heads, households or buildings. A place whose count nobody knows is in none of them, and counted.
struct access_sums {
  double total = 0;
  double within = 0;     ///< by the streets
  double in_radius = 0;  ///< by the plain circle
  double in_both = 0;
  double off_network = 0;             ///< not within, since nobody can say
  std::array<double, 4> served_by{};  ///< by none, one, two, three or more
  std::size_t unknown = 0;            ///< places

  /// Within the circle, but not by the streets; and the other way about.
  [[nodiscard]] double wrongly_counted() const { return in_radius - in_both; }
  [[nodiscard]] double wrongly_missed() const { return within - in_both; }
};

/// n_unit + 1 sums: each unit, then the places whose unit is beyond the last. `counts`: n_place, NaN = not
/// known; `unit`: n_place. O(n_place + n_unit).
[[nodiscard]] std::vector<access_sums> sum_access(const place_access& places, std::span<const double> counts,
                                                  std::span<const std::uint32_t> unit, std::size_t n_unit);

}  // namespace greenward::walking
