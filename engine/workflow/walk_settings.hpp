// What a walking verb is asked for, and the numbers it goes by.
#pragma once

#include "engine/base/units.hpp"
#include "engine/layer/rule_pack.hpp"

#include <string>
#include <vector>

namespace greenward::workflow {

/// The category that stands for the layer parks.
inline constexpr const char* kParkCategory = "park";

struct walk_options {
  std::string category = "elderly_care";  ///< a code of facility_category, or kParkCategory
  double minutes = 0;                     ///< 0 = the rule pack's
  metres_per_second speed{0};             ///< 0 = the rule pack's
  metres radius{0};  ///< of the plain circle; 0 = the rule pack's, or minutes × speed if either is given
  metres snap_maximum{0};  ///< 0 = the rule pack's
  metres area_width{0};    ///< 0 = the rule pack's
};

/// The same with every number filled in, and the rules they came from ("not verified" shows with them).
struct walk_settings {
  std::string category;
  double minutes = 0;
  metres_per_second speed;
  metres radius;
  metres snap_maximum;
  metres area_width;
  std::string pack_name, pack_version;
  std::vector<layer::rule> unverified;  ///< rules used that nobody has verified

  [[nodiscard]] metres limit() const { return speed * greenward::minutes(minutes); }
};

/// Throws error{usage} for a number that is not positive.
[[nodiscard]] walk_settings resolve(const walk_options& options);

}  // namespace greenward::workflow
