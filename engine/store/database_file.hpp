// Opening, creating and recognising our files.
#pragma once

#include "engine/store/sqlite_connection.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace greenward::store {

/// Opens for reading. In a folder that cannot be written the file is read as immutable if no write-ahead log
/// lies beside it. Throws error{store} for a missing, damaged, foreign or newer file.
[[nodiscard]] std::unique_ptr<sqlite_connection> open_for_reading(const std::filesystem::path& file);

/// The same for writing; also throws if the file or its folder is read-only.
[[nodiscard]] std::unique_ptr<sqlite_connection> open_for_writing(const std::filesystem::path& file);

/// A new, empty file in WAL mode with our application id and SpatiaLite's own tables, in one transaction that
/// is left open. Throws error{store} if the file exists or cannot be made.
[[nodiscard]] std::unique_ptr<sqlite_connection> create_file(const std::filesystem::path& file);

/// Removes a file that was not finished, with its log.
void remove_database(const std::filesystem::path& file) noexcept;

}  // namespace greenward::store
