// greenward publish DB [--as-of DATE] [--recorded-by DATE]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/publish.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

void publish(session& session, const std::string& database, const moment_arguments& arguments) {
  const auto store = workflow::open_for_writing(database);
  const auto figures = workflow::figures_of(database, parse_moment(arguments), session.lang, session.task);
  store->publish(figures);
  text_table table({{"view", {"视图", "View"}},
                    {"title", {"内容", "Figures"}},
                    {"rows", {"行数", "Rows"}, alignment::right}});
  json views = json::array();
  for (const sheet& sheet : figures.sheets) {
    table.add({"figures_" + sheet.key, session.text(sheet.title), std::to_string(sheet.rows.size())});
    views.push_back(
        {{"view", "figures_" + sheet.key}, {"title", to_json(sheet.title)}, {"rows", sheet.rows.size()}});
  }
  if (session.format == output_format::json)
    return print({{"as_of", format_date(figures.as_of)}, {"entry", figures.entry}, {"views", views}});
  table.print(std::cout, session.lang);
}

}  // namespace

void add_publish(CLI::App& app, session& session) {
  struct arguments {
    std::string database;
    moment_arguments when;
  };
  auto a = std::make_shared<arguments>();
  CLI::App* command = app.add_subcommand(
      "publish", session.text("把全部统计数写成数据库中的视图，供 QGIS、LibreOffice 打开",
                              "write all figures as views in the database, for QGIS and LibreOffice"));
  add_database(*command, session, a->database);
  add_moment(*command, session, a->when);
  add_format(*command, session, {"table", "json"});
  command->callback([a, &session] { publish(session, a->database, a->when); });
}

}  // namespace greenward::cli
