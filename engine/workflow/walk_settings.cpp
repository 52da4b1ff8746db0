#include "engine/workflow/walk_settings.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/rule_reader.hpp"
#include "engine/workflow/walk_profiles.hpp"

namespace greenward::workflow {

namespace {

/// A code of facility_category, or parks, which are a layer of their own.
void require_category(const std::string& category) {
  if (category == kParkCategory) return;
  if (program_environment().catalogue.codes("facility_category").find(category) != nullptr) return;
  throw error(error_code::usage, category, {"没有这类设施", "there is no such category of facilities"},
              {"用 park（公园）或 gis-data/codes/facility_category.toml 中的代码",
               "use park, or a code of gis-data/codes/facility_category.toml"});
}

}  // namespace

walk_settings resolve(const walk_options& options) {
  require_category(options.category);
  const layer::rule_pack& pack = program_environment().pack("walking");
  walk_settings settings;
  rule_reader rules(pack);
  settings.category = options.category;
  settings.minutes = rules.choose(options.minutes, options.category + ".minutes");
  settings.profile = read_profile(options.profile, options.speed, rules);
  settings.speed = settings.profile.speed;
  // The rule's radius goes with the rule's time and speed; others have the circle of the way walked.
  const bool own_limit = options.minutes > 0 || options.speed.value > 0 ||
                         settings.speed.value != pack.at("elderly_care.speed").value;
  const double radius =
      options.radius.value == 0 && own_limit ? settings.limit().value : options.radius.value;
  settings.radius = metres(rules.choose(radius, options.category + ".radius"));
  settings.snap_maximum = metres(rules.choose(options.snap_maximum.value, "snap.maximum"));
  settings.area_width = metres(rules.choose(options.area_width.value, "area.width"));
  settings.least_component = static_cast<std::uint32_t>(rules.choose(0, "snap.least_component"));
  if (options.category == kParkCategory)
    settings.open_distance = metres(rules.choose(0, "park.open_distance"));
  settings.gate_distance = metres(rules.choose(0, "barriers.gate_distance"));
  settings.passage = options.passage;
  settings.pack_name = pack.name;
  settings.pack_version = pack.version;
  settings.unverified = rules.unverified();
  return settings;
}

}  // namespace greenward::workflow
