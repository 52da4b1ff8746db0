// Figures into a file.
#pragma once

#include "engine/base/sheet.hpp"

#include <cstddef>
#include <filesystem>
#include <span>

namespace greenward::workflow {

/// .xlsx: all sheets as a workbook. .pdf: all as pages to print under `title`; what the sheet `about`
/// says stands below the title, its first lines on every page. .csv: the sheet `main`, with a byte order
/// mark, so that Excel shows the Chinese. The file appears whole or not at all. Throws error{usage} for
/// another ending, error{bad_input} if it cannot be written.
void save_sheets(std::span<const sheet> sheets, std::size_t main, const bilingual& title, language lang,
                 const std::filesystem::path& file);

}  // namespace greenward::workflow
