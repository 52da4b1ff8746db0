// Who lives within each of several walks to a facility, and who beyond the longest: by compound or community.
#pragma once

#include "engine/geo/point.hpp"
#include "engine/workflow/walk.hpp"
#include "engine/workflow/walk_access.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace greenward::workflow {

/// The first of counted_groups(): those that population points carry.
inline constexpr std::size_t kPeopleGroups = 5;

/// Of one of counted_groups().
struct people_sum {
  std::int64_t people = 0;
  std::size_t unknown = 0;  ///< places whose number is not known: not among the people
};
using people_sums = std::array<people_sum, kPeopleGroups>;

struct walk_band {
  double minutes = 0;
  metres limit;
  people_sums within;  ///< that of the shorter ones included
};

/// A population point from which no facility is within the limit.
struct unserved_place {
  std::uint32_t row = 0;  ///< of population_points
  geo::planar place;
  double metres = 0;        ///< to the nearest facility however far; infinity = there is no way
  bool on_network = false;  ///< false: it is too far from any path
};

/// The unserved places of a compound, or of a unit where there is no compound.
struct unserved_group {
  std::string layer;        ///< compounds, admin_units, or "" = in neither
  std::uint32_t row = 0;    ///< of that layer
  std::string name;         ///< else its code; "" = in neither
  std::uint32_t first = 0;  ///< of its places
  std::uint32_t count = 0;
  people_sums people;
  double nearest = 0, farthest = 0;  ///< metres, of those with a way; infinity if there is none
  std::size_t no_way = 0;            ///< of its places: on the network, and no facility can be walked to
  std::size_t off_network = 0;
  geo::planar_box box;
};

struct service_gaps {
  walk_settings settings;
  std::vector<walk_band> bands;        ///< by rising minutes
  people_sums all, within, in_radius;  ///< within: the limit of the settings
  people_sums unserved;                ///< all that are not within; the sum of the groups
  people_sums without_position;        ///< in none of the others
  std::size_t points_without_position = 0;
  std::vector<unserved_place> places;  ///< group by group
  std::vector<unserved_group> groups;  ///< most people first
};

/// `minutes`: of the bands, any order. All places count as in compute_coverage(). Throws error{usage} for a
/// time that is not positive, and what compute_coverage() throws.
[[nodiscard]] service_gaps find_service_gaps(const district_snapshot& district, const walk_options& options,
                                             std::vector<double> minutes, const task& progress);

}  // namespace greenward::workflow
