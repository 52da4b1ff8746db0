// The list of databases as the person who looks uses it.
#pragma once

#include "engine/base/error.hpp"
#include "viewer/layers/session.hpp"

#include <optional>
#include <string>

namespace greenward::viewer {

/// Looks which of them are still there.
void look_for_databases(database_state& databases);
/// Shows the list, or puts it away. On the start page it always stands there.
void switch_databases(session& state);
/// First the file picker, then the list.
void close_databases(session& state);

/// What is to be opened in place of the current one; that one again does nothing but close the list. Not
/// while a feature is being changed or a progress form is filled in: what has been typed would be lost. Nor
/// what cannot be opened: the list says why, and the current one stays.
void want_database(session& state, const std::string& database);
/// Why a file is no database that can be opened; nothing is known of an address.
[[nodiscard]] std::optional<error> refusal_of_database(const std::string& database);
void forget_database(database_state& databases, std::size_t which);
/// Opens the picker where the last database lies, or in `home`; closes it if it is open.
void switch_picker(database_state& databases, const std::filesystem::path& home);

}  // namespace greenward::viewer
