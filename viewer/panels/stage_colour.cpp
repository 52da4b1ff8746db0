#include "viewer/panels/stage_colour.hpp"

#include "viewer/panels/palette.hpp"

namespace greenward::viewer {

ImU32 stage_colour(session& state, const std::string& stage) {
  const tree_layer* works = state.find("works");
  const layer::style_rule* rule = works != nullptr ? works->prepared->style.rule_for(stage) : nullptr;
  if (rule == nullptr) return palette::ink_faint();
  return palette::seen(layer::colour{rule->stroke.r, rule->stroke.g, rule->stroke.b, 255});
}

}  // namespace greenward::viewer
