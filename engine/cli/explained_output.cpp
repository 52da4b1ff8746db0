#include "engine/cli/explained_output.hpp"

#include "engine/workflow/save_explained.hpp"
#include "engine/workflow/shortened_sheets.hpp"

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
    const auto readable = workflow::shortened(found, workflow::shown_on::terminal);
    for (const sheet& table : readable.sheets) {
      print_table(table, std::cout, session.lang);
      std::cout << '\n';
    }
    for (const bilingual& line : readable.method) std::cout << session.text(line) << '\n';
  }
  save_explained(session, info, day, when, title, found, file);
}

void save_explained(session& session, const store::district_info& info, date day,
                    const workflow::moment& when, const bilingual& title,
                    const workflow::explained_sheets& found, const std::filesystem::path& file) {
  if (file.empty()) return;
  workflow::save_explained({info, day, when, title}, found, session.lang, file);
  session.say({"已写出 " + file.string(), "written " + file.string()});
}

}  // namespace greenward::cli
