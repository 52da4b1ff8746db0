#include "engine/cli/sheet_output.hpp"

#include "engine/base/sheet_text.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/workflow/save_sheets.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <ostream>

namespace greenward::cli {

void print_table(const sheet& table, std::ostream& out, language lang) {
  out << table.title.in(lang) << '\n';
  if (table.rows.empty()) {
    out << (lang == language::zh ? "（无）" : "(none)") << '\n';
    return;
  }
  std::vector<text_column> columns;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (table.columns[column].role == column_role::code) continue;
    columns.push_back({table.columns[column].key, table.columns[column].title,
                       is_text_column(table, column) ? alignment::left : alignment::right});
  }
  text_table text(std::move(columns));
  for (const auto& row : table.rows) {
    std::vector<std::string> cells;
    for (std::size_t column = 0; column < row.size(); ++column)
      if (const column_role role = table.columns[column].role; role != column_role::code)
        cells.push_back(shown(row[column], role));
    text.add(std::move(cells));
  }
  text.print(out, lang);
}

json to_json(const cell& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return {};
}

json to_json(const sheet& table) {
  json rows = json::array();
  for (const auto& row : table.rows) {
    json object = json::object();
    for (std::size_t column = 0; column < row.size(); ++column)
      object[table.columns[column].key] = to_json(row[column]);
    rows.push_back(std::move(object));
  }
  return rows;
}

void add_sheet_file(CLI::App& command, const session& session, std::filesystem::path& file) {
  command
      .add_option(
          "-o,--output", file,
          session.text("同时写入文件：.xlsx（全部表）、.pdf（打印）或 .csv（主表）",
                       "also write a file: .xlsx (all sheets), .pdf (to print) or .csv (the main one)"))
      ->type_name("FILE");
}

void save_sheets(std::span<const sheet> sheets, std::size_t main, const bilingual& title,
                 const std::filesystem::path& file, const session& session) {
  if (file.empty()) return;
  workflow::save_sheets(sheets, main, title, session.lang, file);
  session.say({"已写出 " + file.string(), "written " + file.string()});
}

}  // namespace greenward::cli
