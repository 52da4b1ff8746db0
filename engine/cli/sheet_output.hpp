// Sheets of figures on the terminal and in files.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/cli/json_output.hpp"

#include <filesystem>
#include <iosfwd>
#include <span>
#include <string>

namespace CLI {
class App;
}

namespace greenward::cli {

/// Aligned, numbers to the right; nothing for a sheet without rows but its title.
void print_table(const sheet& table, std::ostream& out, language lang);

[[nodiscard]] json to_json(const cell& value);
/// An array of objects by the keys of the columns.
[[nodiscard]] json to_json(const sheet& table);

/// `-o FILE`: .xlsx, .pdf or .csv.
void add_sheet_file(CLI::App& command, const session& session, std::filesystem::path& file);
/// See workflow::save_sheets; nothing for an empty path. Says what was written.
void save_sheets(std::span<const sheet> sheets, std::size_t main, const bilingual& title,
                 const std::filesystem::path& file, const session& session);

}  // namespace greenward::cli
