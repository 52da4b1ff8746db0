// What if planned pipes were built and others given up: the plan, and what it changes.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// Part of the page of the drains; nothing unless they were checked.
void draw_scenario(const panel_context& context);
/// Puts the chosen pipe into the plan or takes it out; nothing for anything else.
void draw_plan_button(const panel_context& context);

}  // namespace greenward::viewer
