// Sheets of figures as a spreadsheet (XLSX).
#pragma once

#include "engine/base/sheet.hpp"

#include <filesystem>
#include <span>

namespace greenward::exchange {

/// Each sheet under its title, its column titles in the first row; numbers stay numbers, and a text is never
/// taken for a formula. `file` appears whole or not at all. Throws error{bad_input} if it cannot be written.
void write_workbook(std::span<const sheet> sheets, language lang, const std::filesystem::path& file);

}  // namespace greenward::exchange
