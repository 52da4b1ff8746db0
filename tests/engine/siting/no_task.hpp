// For what is to run to its end.
#pragma once

#include "engine/base/task.hpp"

namespace greenward::siting {

inline const task kNoTask;

}  // namespace greenward::siting
