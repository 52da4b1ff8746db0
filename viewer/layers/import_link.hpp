// A file on its way into the district: looked into, asked about, handed over.
#pragma once

#include "viewer/layers/session.hpp"

#include <string>

namespace greenward::viewer {

/// Opens the box, with a file if one is named; a picture of the ground becomes the basemap instead. There
/// must be a district.
void open_import(session& state, const std::string& file);

/// Looks into the file, beside the frames: it is another one, or something else was told of it. What was
/// found before stays until then, or if it cannot be read so.
void look_at_import(session& state);

/// The layer that it goes to; which fields go where is suggested as the import itself would have it.
void choose_import_layer(session& state, const std::string& layer);

/// What must still be said before it can be taken; nothing: it can.
[[nodiscard]] std::optional<text_key> missing_for_import(const session& state);

/// Asks for it to be taken. Nothing must be missing.
void begin_import(session& state);

/// Takes over what the work that was asked for has found or done, or why not.
void end_import_work(session& state, std::optional<error> problem);

}  // namespace greenward::viewer
