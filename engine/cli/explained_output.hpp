// Sheets with the words that explain them: on the terminal, as JSON, and in files.
#pragma once

#include "engine/cli/sheet_output.hpp"
#include "engine/workflow/explained_sheets.hpp"

namespace greenward::cli {

/// JSON is {"as_of","recorded_by","method",KEY OF EACH SHEET}; CSV is the first sheet, the main one; a file,
/// unless its path is empty, has all of them and the explanation. Long lists are shortened() on the terminal
/// and in a PDF.
void show_explained(session& session, const store::district_info& info, date day,
                    const workflow::moment& when, const bilingual& title,
                    const workflow::explained_sheets& found, const std::filesystem::path& file);

/// What of this goes into a file: nothing if its path is empty.
void save_explained(session& session, const store::district_info& info, date day,
                    const workflow::moment& when, const bilingual& title,
                    const workflow::explained_sheets& found, const std::filesystem::path& file);

}  // namespace greenward::cli
