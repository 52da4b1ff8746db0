#include "engine/workflow/walk_profiles.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <optional>

namespace greenward::workflow {

namespace {

/// "up_5" as 0.05, "down_5" as -0.05.
std::optional<double> slope_of_word(std::string_view word) {
  const bool up = word.starts_with("up_");
  if (!up && !word.starts_with("down_")) return std::nullopt;
  word.remove_prefix(up ? 3 : 5);
  int percent = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), percent);
  if (read.ec != std::errc() || read.ptr != word.data() + word.size() || percent <= 0) return std::nullopt;
  return (up ? percent : -percent) / 100.0;
}

double slope_of_rule(const std::string& key, std::string_view word) {
  if (const auto slope = slope_of_word(word)) return *slope;
  throw error(
      error_code::bad_input, key,
      {"坡度规则须名为 up_N 或 down_N（N 为百分数）", "a rule of a slope is named up_N or down_N, N percent"},
      {"请改正 gis-data/rules/walking.toml", "correct gis-data/rules/walking.toml"});
}

void sort_slopes(std::vector<walking::slope_step>& slopes) {
  if (slopes.empty()) return;
  slopes.push_back({0, 1});
  std::ranges::sort(slopes, {}, &walking::slope_step::slope);
}

}  // namespace

walking::walk_profile read_profile(std::string_view code, metres_per_second speed, rule_reader& rules) {
  const environment& environment = program_environment();
  const auto* entry = environment.catalogue.codes("walker").find(code);
  if (entry == nullptr) {
    throw error(error_code::usage, std::string(code), {"没有这类步行者", "there is no such walker"},
                {"见 gis-data/codes/walker.toml", "see gis-data/codes/walker.toml"});
  }
  const std::string prefix = fmt::format("profile.{}.", code);
  walking::walk_profile profile;
  profile.name = code;
  profile.title = entry->title;
  std::string speed_rule = "elderly_care.speed";
  for (const layer::rule& rule : environment.pack("walking").rules) {
    if (!rule.key.starts_with(prefix)) continue;
    const std::string_view word = std::string_view(rule.key).substr(prefix.size());
    if (word == "speed")
      speed_rule = rule.key;
    else if (word == "crossing_wait")
      profile.crossing_wait = seconds(rules.choose(0, rule.key));
    else if (word.starts_with("kind."))
      profile.kinds.push_back({std::string(word.substr(5)), rules.choose(0, rule.key)});
    else if (word.starts_with("slope."))
      profile.slopes.push_back({slope_of_rule(rule.key, word.substr(6)), rules.choose(0, rule.key)});
  }
  profile.speed = metres_per_second(rules.choose(speed.value, speed_rule));
  sort_slopes(profile.slopes);
  return profile;
}

}  // namespace greenward::workflow
