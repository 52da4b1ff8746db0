// Sheets and the words that explain them into a file.
#pragma once

#include "engine/base/date.hpp"
#include "engine/store/store.hpp"
#include "engine/workflow/explained_sheets.hpp"
#include "engine/workflow/moment.hpp"

#include <filesystem>

namespace greenward::workflow {

/// What figures speak of.
struct explained_subject {
  const store::district_info& info;
  date day;     ///< that they are counted on
  moment when;  ///< that the data show
  const bilingual& title;
};

/// All sheets and the explanation, or of a .csv the first sheet; long lists are shortened() in a PDF. Throws
/// what save_sheets() throws.
void save_explained(const explained_subject& subject, explained_sheets found, language lang,
                    const std::filesystem::path& file);

}  // namespace greenward::workflow
