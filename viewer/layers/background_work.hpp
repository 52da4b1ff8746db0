// A long piece of work that one of the panels asks for, done beside the frames.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/task.hpp"

#include <functional>

namespace greenward::viewer {

/// Touches nothing that the window changes. Returns what it has done, in words; throws error.
using background_work = std::function<bilingual(const task&)>;

}  // namespace greenward::viewer
