// The program in a window.
#pragma once

#include "viewer/shell/district_loader.hpp"
#include "viewer/shell/options.hpp"

namespace greenward::viewer {

/// Opens a window and stays until it is closed, also while one database is changed for another. Draws only
/// when something has happened. Throws error{usage} if there is no display or no OpenGL 3.3.
void run_window(const viewer_options& options, const workflow::environment& environment,
                district_opener open);

}  // namespace greenward::viewer
