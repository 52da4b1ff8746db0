// A small list of a folder from which files are picked; what is dropped on the window needs it not.
#pragma once

#include "viewer/layers/folder_listing.hpp"
#include "viewer/panels/widgets.hpp"

#include <optional>
#include <string>

namespace greenward::viewer {

/// Draws the open folder of `picker` in `height` pixels: a click on a folder opens it, a click on a file
/// returns its path.
[[nodiscard]] std::optional<std::string> draw_file_picker(const panel_context& context,
                                                          folder_listing& picker, float height);

}  // namespace greenward::viewer
