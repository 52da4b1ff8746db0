// One facility more, or one somewhere else: what it would reach and whom it would serve, asked again and
// again while somebody moves it over the map.
#pragma once

#include "engine/walking/area.hpp"
#include "engine/walking/reach_search.hpp"
#include "engine/workflow/walk_access.hpp"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace greenward::workflow {

/// Of one of counted_groups().
struct trial_sum {
  double within = 0;        ///< within reach of the facility
  double newly = 0;         ///< of those, whom no facility serves now
  double lost = 0;          ///< whom the facility serves alone where it stands now, and no longer would
  std::size_t unknown = 0;  ///< places within reach whose number is not known: in no sum
};

struct trial_answer {
  std::optional<bilingual> refusal;  ///< why it cannot stand there; the rest is then empty
  walking::snap start;
  geo::planar_geometry lines;  ///< reached parts, one feature each
  geo::planar_geometry area;   ///< one polygon feature
  std::array<trial_sum, 6> sums{};
};

class trial_circle {
 public:
  /// Puts everything on the network and searches from every facility. Throws what compute_access() throws.
  trial_circle(std::shared_ptr<const district_snapshot> district, const walk_options& options);
  trial_circle(const trial_circle&) = delete;
  trial_circle& operator=(const trial_circle&) = delete;

  [[nodiscard]] const walk_access& access() const { return prepared_.access; }

  /// What a facility at `place` would reach, walking towards it. `moved`: index into access().facilities.rows
  /// of the one that stands there instead of where it is; none = one more. O(k log k) in what is reached.
  [[nodiscard]] trial_answer at(geo::planar place, std::optional<std::uint32_t> moved);

 private:
  /// Places by the nodes at either end of the edge that they meet the network on, and their numbers.
  struct counted_places {
    const served_places* places = nullptr;
    std::vector<std::uint32_t> first_at_node;  ///< n_node + 1, into `snap_at_node`
    std::vector<std::uint32_t> snap_at_node;   ///< 2 n_snap
    std::vector<const counted_group*> groups;  ///< that are counted by these places
    std::vector<std::vector<double>> counts;   ///< one a group: n_place, NaN = not known
    std::vector<std::uint32_t> within;         ///< of the last answer
    std::vector<std::uint8_t> is_within;       ///< n_place
  };
  void find_within(counted_places& of, const walking::reach_result& reached, metres limit);
  void add_up(const counted_places& of, std::optional<std::uint32_t> moved, trial_answer& answer) const;
  [[nodiscard]] counted_places counted(const served_places& places) const;

  prepared_access prepared_;
  walking::reach_search search_;
  counted_places people_, buildings_;
};

}  // namespace greenward::workflow
