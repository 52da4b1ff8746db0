// What each roadwork by itself cuts off and gives back, by what it changes around it.
#pragma once

#include "engine/base/task.hpp"
#include "engine/walking/roadworks_effect.hpp"

namespace greenward::walking {

/// Fills in `cut_off_alone` and `given_back` from the rest of the effect. Two searches for each distinct
/// limit, then what each work changes. Throws error{cancelled} between works.
void tell_each_work(const roadworks_input& input, const task& progress, roadworks_effect& effect);

}  // namespace greenward::walking
