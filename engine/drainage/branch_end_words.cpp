#include "engine/drainage/branch_end_words.hpp"

#include <array>

namespace greenward::drainage {

const branch_end_word& word_for(branch_end why) {
  static const std::array<branch_end_word, 7> words{
      {{"no_more_links", {"没有更多管段", "No more pipes"}},
       {"receptor", {"到达终点", "Receptor"}},
       {"barrier", {"设定的阻断", "Barrier"}},
       {"status", {"规划、废弃或未计入的管段", "Planned, abandoned or left out"}},
       {"other_system", {"系统改变", "Other system"}},
       {"compound", {"小区边界", "Compound boundary"}},
       {"length_limit", {"长度上限", "Length limit"}}}};
  return words[static_cast<std::size_t>(why)];
}

}  // namespace greenward::drainage
