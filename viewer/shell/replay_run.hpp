// Does what a replay script says.
#pragma once

#include "viewer/shell/headless_program.hpp"

#include <filesystem>

namespace greenward::viewer {

/// Pictures and states go into the folder `output`, which is made. Throws error{bad_input} naming the line if
/// the script cannot be read, names a widget that is not shown or a place of it that is out of sight, or
/// expects what is not so.
void replay(headless_program& program, const std::filesystem::path& script,
            const std::filesystem::path& output);

}  // namespace greenward::viewer
