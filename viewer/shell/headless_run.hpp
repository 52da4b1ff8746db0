// The whole program without a display: load, draw, write a picture.
#pragma once

#include "viewer/shell/district_loader.hpp"
#include "viewer/shell/options.hpp"

namespace greenward::viewer {

/// Once everything is loaded, does what the script says and writes the picture and the state file, each if
/// asked for. Throws the loader's error if the district cannot be loaded, error{bad_input} if a file cannot
/// be written or read, or the script does not come to its end.
void run_headless(const viewer_options& options, const workflow::environment& environment,
                  district_opener open);

}  // namespace greenward::viewer
