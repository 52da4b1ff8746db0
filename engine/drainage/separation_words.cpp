#include "engine/drainage/separation_words.hpp"

#include <array>
#include <cstddef>

namespace greenward::drainage {

const coded_title& words_of(verdict value) {
  static const std::array<coded_title, 4> words{{{"not_assessable", {"无法评定", "Not assessable"}},
                                                 {"passes", {"通过", "Passes"}},
                                                 {"fails", {"不通过", "Fails"}},
                                                 {"unknown", {"未知", "Unknown"}}}};
  return words[static_cast<std::size_t>(value)];
}

const coded_title& words_of(obstacle value) {
  static const std::array<coded_title, 14> words{
      {{"reaches_storm", {"流到雨水排放口或雨水干管", "Reaches an outfall or storm trunk"}},
       {"reaches_sanitary", {"流到污水厂或污水干管", "Reaches a plant or sanitary trunk"}},
       {"reaches_combined", {"交给合流管", "Handed over to a combined sewer"}},
       {"storm_link", {"进入雨水管", "Runs in a storm pipe"}},
       {"sanitary_link", {"进入污水管", "Runs in a sanitary pipe"}},
       {"combined_link", {"进入合流管", "Runs in a combined pipe"}},
       {"dead_end", {"断头，没有出路", "Ends where nothing takes it"}},
       {"goes_round", {"循环，到不了终点", "Goes round and reaches no end"}},
       {"no_connection", {"没有污水接户管", "No sanitary connection"}},
       {"unknown_system", {"途中管道系统未知", "A pipe of unknown system"}},
       {"unknown_status", {"途中管道状态未知", "A pipe of unknown status"}},
       {"unknown_direction", {"途中流向未知", "A pipe of unknown direction"}},
       {"unsurveyed", {"途中未探明", "Not surveyed on the way"}},
       {"none", {"", ""}}}};
  return words[static_cast<std::size_t>(value)];
}

const coded_title& words_of(misconnection_kind value) {
  static const std::array<coded_title, 2> words{{{"sanitary_to_storm", {"污水入雨水", "Sewage to storm"}},
                                                 {"storm_to_sanitary", {"雨水入污水", "Rain to sanitary"}}}};
  return words[static_cast<std::size_t>(value)];
}

const coded_title& words_of(building_weight value) {
  static const std::array<coded_title, 3> words{{{"people", {"人口", "people"}},
                                                 {"households", {"户数", "households"}},
                                                 {"buildings", {"栋数", "buildings"}}}};
  return words[static_cast<std::size_t>(value)];
}

const coded_title& words_of(inlet_weight value) {
  static const std::array<coded_title, 2> words{
      {{"catchment", {"汇水面积", "area drained"}}, {"inlets", {"个数", "inlets"}}}};
  return words[static_cast<std::size_t>(value)];
}

}  // namespace greenward::drainage
