#include "engine/workflow/save_sheets.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/base/error.hpp"
#include "engine/base/sheet_text.hpp"
#include "engine/exchange/workbook.hpp"
#include "engine/report/printed_tables.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace greenward::workflow {

namespace {

constexpr const char* kAbout = "about";  ///< the key of explanation()

std::vector<std::string> lines_of(std::span<const sheet> sheets) {
  std::vector<std::string> lines;
  for (const sheet& table : sheets) {
    if (table.key != kAbout) continue;
    for (const std::vector<cell>& row : table.rows) lines.push_back(shown(row.front()));
  }
  return lines;
}

void print_sheets(std::span<const sheet> sheets, const bilingual& title, language lang,
                  const std::filesystem::path& file) {
  constexpr std::size_t kInFooter = 3;  // district, data notice, day
  report::printed_tables document{
      .title = title.in(lang), .lines = lines_of(sheets), .footer = "", .lang = lang};
  for (std::size_t i = 0; i < std::min(kInFooter, document.lines.size()); ++i)
    document.footer += (i > 0 ? "　" : "") + document.lines[i];
  std::vector<sheet> tables;
  for (const sheet& table : sheets)
    if (table.key != kAbout) tables.push_back(table);
  document.tables = tables;
  report::print_tables(document, file);
}

}  // namespace

void save_sheets(std::span<const sheet> sheets, std::size_t main, const bilingual& title, language lang,
                 const std::filesystem::path& file) {
  if (file.extension() == ".xlsx") return exchange::write_workbook(sheets, lang, file);
  if (file.extension() == ".pdf") return print_sheets(sheets, title, lang, file);
  if (file.extension() == ".csv") return write_file_atomically(file, "\xEF\xBB\xBF" + csv_text(sheets[main]));
  throw error(error_code::usage, file.string(),
              {"只能写 .xlsx、.pdf 或 .csv", "only .xlsx, .pdf and .csv can be written"},
              {"换一个文件名后缀", "end the name in one of them"});
}

}  // namespace greenward::workflow
