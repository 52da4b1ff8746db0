// The picture under the layers: chosen, read as the map moves, taken away.
#pragma once

#include "viewer/layers/kept_view.hpp"
#include "viewer/layers/session.hpp"

#include <optional>
#include <string>

namespace greenward::viewer {

/// In the place of the one that is there, which comes back if this one cannot be opened.
void use_basemap(session& state, const std::string& file);
void remove_basemap(session& state);
/// Looks at all of it, if it has been opened and its bounds are known.
void look_at_basemap(session& state);

/// What should be read now; nothing if what is there, or is on its way, will do. It is larger than the map,
/// so that small moves need nothing.
[[nodiscard]] std::optional<basemap_question> question_of_basemap(const session& state);
/// For another thread; never throws.
[[nodiscard]] basemap_answer answer_basemap(const basemap_question& question, const task& progress);
/// What was shown stays if nothing new could be read. Needs the context.
void take_basemap(session& state, basemap_answer answer);

/// As it was left, and to be left again.
[[nodiscard]] std::optional<kept_basemap> basemap_to_keep(const session& state);
void restore_basemap(session& state, const std::optional<kept_basemap>& kept);

}  // namespace greenward::viewer
