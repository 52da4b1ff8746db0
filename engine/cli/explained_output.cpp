#include "engine/cli/explained_output.hpp"

#include "engine/workflow/progress_sheets.hpp"

#include <iostream>

namespace greenward::cli {

void show_explained(session& session, const store::district_info& info, date day,
                    const workflow::moment& when, const bilingual& title,
                    const workflow::explained_sheets& found, const std::filesystem::path& file) {
  if (session.format == output_format::json) {
    json document = moment_json(day, when);
    json method = json::array();
    for (const bilingual& line : found.method) method.push_back(to_json(line));
    document["method"] = std::move(method);
    for (const sheet& table : found.sheets) document[table.key] = to_json(table);
    print(document);
  } else if (session.format == output_format::csv) {
    std::cout << csv_text(found.sheets.front());
  } else {
    for (const sheet& table : found.sheets) {
      print_table(table, std::cout, session.lang);
      std::cout << '\n';
    }
    for (const bilingual& line : found.method) std::cout << session.text(line) << '\n';
  }
  save_explained(session, info, day, when, title, found, file);
}

void save_explained(session& session, const store::district_info& info, date day,
                    const workflow::moment& when, const bilingual& title,
                    const workflow::explained_sheets& found, const std::filesystem::path& file) {
  if (file.empty()) return;
  std::vector<sheet> sheets = found.sheets;
  sheets.push_back(workflow::explanation(info, day, when, found.method, session.lang));
  save_sheets(sheets, 0, title, file, session);
}

}  // namespace greenward::cli
