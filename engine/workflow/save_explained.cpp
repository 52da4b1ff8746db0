#include "engine/workflow/save_explained.hpp"

#include "engine/workflow/progress_sheets.hpp"
#include "engine/workflow/save_sheets.hpp"
#include "engine/workflow/shortened_sheets.hpp"

#include <utility>

namespace greenward::workflow {

void save_explained(const explained_subject& subject, explained_sheets found, language lang,
                    const std::filesystem::path& file) {
  if (file.extension() == ".pdf") found = shortened(std::move(found), shown_on::paper);
  found.sheets.push_back(explanation(subject.info, subject.day, subject.when, found.method, lang));
  save_sheets(found.sheets, 0, subject.title, lang, file);
}

}  // namespace greenward::workflow
