#include "tests/engine/cli/command_fixture.hpp"

#include "engine/cli/run.hpp"
#include "engine/workflow/environment.hpp"

#include <sqlite3.h>
#include <cstdlib>

namespace greenward::testing {

program_result greenward_command(std::vector<std::string> arguments, std::string_view input) {
  (void)workflow::program_environment();  // read once, not by every child anew
  arguments.insert(arguments.begin(), {GREENWARD_COMMAND, "--lang", "zh"});
  return run_in_child(arguments, input, cli::run);
}

program_result greenward_command_with_stacks(std::vector<std::string> arguments) {
  const char* options = std::getenv("ASAN_OPTIONS");
  const std::string setting = std::string(options == nullptr ? "" : options) + ":fast_unwind_on_malloc=0";
  arguments.insert(arguments.begin(), {"env", "ASAN_OPTIONS=" + setting, GREENWARD_COMMAND, "--lang", "zh"});
  return run_program(arguments);
}

nlohmann::json greenward_json(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--format", "json"});
  const auto result = greenward_command(arguments);
  EXPECT_EQ(result.status, 0) << result.err;
  return nlohmann::json::parse(result.out);
}

const std::filesystem::path& small_sample() {
  static const temporary_directory folder;
  static const std::filesystem::path file = [] {
    const auto path = folder / "sample.sqlite";
    const auto made = greenward_command({"sample", path.string(), "--scale", "0.05", "--seed", "7"});
    EXPECT_EQ(made.status, 0) << made.err;
    return path;
  }();
  return file;
}

std::string content_of_database(const std::filesystem::path& database) {
  // Straight from the file: asking the command for layer after layer takes a minute in an instrumented build.
  sqlite3* connection = nullptr;
  EXPECT_EQ(sqlite3_open_v2(database.c_str(), &connection, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
  std::string content;
  const auto rows_of = [&](const std::string& sql, const auto& take) {
    sqlite3_stmt* rows = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(connection, sql.c_str(), -1, &rows, nullptr), SQLITE_OK)
        << sqlite3_errmsg(connection);
    while (sqlite3_step(rows) == SQLITE_ROW) take(rows);
    sqlite3_finalize(rows);
  };
  std::vector<std::string> tables;
  // The layers that the journal knows, and the project's own tables; not what SpatiaLite keeps for
  // itself, nor figures, which say nothing new.
  rows_of(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'greenward_figure%' AND "
      "(name LIKE 'greenward_%' OR name IN (SELECT layer FROM greenward_journal_changes)) ORDER BY name",
      [&](sqlite3_stmt* row) {
        tables.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(row, 0)));
      });
  for (const std::string& table : tables) {
    content += "\n" + table + "\n";
    rows_of("SELECT * FROM \"" + table + "\"", [&](sqlite3_stmt* row) {
      for (int c = 0; c < sqlite3_column_count(row); ++c) {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, c));
        content.append(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(row, c)));
        content += '|';
      }
    });
  }
  sqlite3_close(connection);
  EXPECT_NE(content.find("\ngreenward_journal\n1|"), std::string::npos)
      << "the journal is in it, and its first entry";
  return content;
}

}  // namespace greenward::testing
