// What a walking verb is asked for, and the numbers it goes by.
#pragma once

#include "engine/base/date.hpp"
#include "engine/base/units.hpp"
#include "engine/layer/rule_pack.hpp"
#include "engine/walking/opening_hours.hpp"
#include "engine/walking/walk_profile.hpp"
#include "engine/workflow/area_file.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// The category that stands for the layer parks.
inline constexpr const char* kParkCategory = "park";

/// What is taken to be open and closed.
struct passage_options {
  bool barriers = false;                   ///< whether the layer barriers closes the edges that cross it
  std::optional<date> day;                 ///< on which barriers with dates stand; none = today
  area_file avoid;                         ///< areas that nobody walks through; empty = none
  std::optional<walking::stated_time> at;  ///< none = every gate is open
  bool unknown_gates_closed = false;       ///< gates whose hours are not understood
};

struct walk_options {
  std::string category = "elderly_care";  ///< a code of facility_category, or kParkCategory
  double minutes = 0;                     ///< 0 = the rule pack's
  metres_per_second speed{0};             ///< 0 = the rule pack's
  metres radius{0};  ///< of the plain circle; 0 = the rule pack's, or minutes × speed if either is given
  metres snap_maximum{0};           ///< 0 = the rule pack's
  metres area_width{0};             ///< 0 = the rule pack's
  std::string profile = "elderly";  ///< who walks; a code of the list walker
  passage_options passage;
};

/// The same with every number filled in, and the rules they came from ("not verified" shows with them).
struct walk_settings {
  std::string category;
  double minutes = 0;
  metres_per_second speed;
  metres radius;
  metres snap_maximum;
  metres area_width;
  walking::walk_profile profile;      ///< walks at `speed`
  std::uint32_t least_component = 0;  ///< nodes that a part of the network must have for places to join it
  metres open_distance{0};            ///< a park without gates is entered from streets so near; parks alone
  metres gate_distance;               ///< from a gate to where it lets a barrier be passed
  passage_options passage;
  std::string pack_name, pack_version;
  std::vector<layer::rule> unverified;  ///< rules used that nobody has verified

  [[nodiscard]] metres limit() const { return speed * greenward::minutes(minutes); }
};

/// Throws error{usage} for a number that is not positive, a category or a walker that there is not.
[[nodiscard]] walk_settings resolve(const walk_options& options);

}  // namespace greenward::workflow
