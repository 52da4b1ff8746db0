#include "engine/workflow/save_sheets.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/base/error.hpp"
#include "engine/exchange/workbook.hpp"

namespace greenward::workflow {

void save_sheets(std::span<const sheet> sheets, std::size_t main, language lang,
                 const std::filesystem::path& file) {
  if (file.extension() == ".xlsx") return exchange::write_workbook(sheets, lang, file);
  if (file.extension() == ".csv") return write_file_atomically(file, "\xEF\xBB\xBF" + csv_text(sheets[main]));
  throw error(error_code::usage, file.string(),
              {"只能写 .xlsx 或 .csv", "only .xlsx and .csv can be written"},
              {"换一个文件名后缀", "end the name in one of them"});
}

}  // namespace greenward::workflow
