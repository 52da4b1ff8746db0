#include "engine/layer/filter.hpp"

#include "engine/base/date.hpp"
#include "tests/engine/layer/error_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sqlite3.h>
#include <string>
#include <vector>

namespace greenward::layer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

layer_schema works() {
  layer_schema schema;
  schema.name = "works";
  for (const auto& [name, type] :
       std::vector<std::pair<std::string, field_type>>{{"name", field_type::text},
                                                       {"stage", field_type::code},
                                                       {"year", field_type::integer},
                                                       {"budget", field_type::real},
                                                       {"bridge", field_type::boolean},
                                                       {"planned_end", field_type::date}}) {
    schema.fields.emplace_back();
    schema.fields.back().name = name;
    schema.fields.back().type = type;
  }
  return schema;
}

/// Row 0 is full, row 1 too, row 2 is absent everywhere.
feature_table three_works() {
  feature_table table(works());
  {
    row_writer row(table, feature_id(10));
    row.set("name", "景阳大路");
    row.set("stage", "started");
    row.set("year", 2024);
    row.set("budget", 12.5);
    row.set("bridge", true);
    row.set("planned_end", days_since_epoch(*parse_date("2024-10-31")));
  }
  {
    row_writer row(table, feature_id(11));
    row.set("name", "O'Brien Rd");
    row.set("stage", "planned");
    row.set("year", 2025);
    row.set("budget", -3.0);
    row.set("bridge", false);
    row.set("planned_end", days_since_epoch(*parse_date("2025-06-01")));
  }
  { const row_writer row(table, feature_id(12)); }
  return table;
}

std::vector<std::size_t> rows(std::string_view expression) {
  return filter::parse(expression, works()).matching_rows(three_works());
}

std::string parse_error(std::string_view expression) {
  return error_of([&] { (void)filter::parse(expression, works()); }, error_code::usage);
}

TEST(Filter, ComparesValuesOfEveryType) {
  EXPECT_THAT(rows("name = '景阳大路'"), ElementsAre(0U));
  EXPECT_THAT(rows("name = 'O''Brien Rd'"), ElementsAre(1U));
  EXPECT_THAT(rows("stage <> 'planned'"), ElementsAre(0U));
  EXPECT_THAT(rows("year >= 2024"), ElementsAre(0U, 1U));
  EXPECT_THAT(rows("year > 2024.5"), ElementsAre(1U));
  EXPECT_THAT(rows("budget < 0"), ElementsAre(1U));
  EXPECT_THAT(rows("budget = 1.25e1"), ElementsAre(0U));
  EXPECT_THAT(rows("bridge = TRUE"), ElementsAre(0U));
  EXPECT_THAT(rows("bridge != true"), ElementsAre(1U));
  EXPECT_THAT(rows("planned_end <= '2024-10-31'"), ElementsAre(0U));
  EXPECT_THAT(rows("id = 12"), ElementsAre(2U));
}

TEST(Filter, AndBindsTighterThanOr) {
  EXPECT_THAT(rows("year = 2025 OR year = 2024 AND stage = 'planned'"), ElementsAre(1U));
  EXPECT_THAT(rows("(year = 2025 OR year = 2024) AND stage = 'started'"), ElementsAre(0U));
  EXPECT_THAT(rows("not stage = 'planned' and year = 2024"), ElementsAre(0U));
}

TEST(Filter, InLikeAndNull) {
  EXPECT_THAT(rows("stage IN ('planned', 'started')"), ElementsAre(0U, 1U));
  EXPECT_THAT(rows("year not in (2024)"), ElementsAre(1U));
  EXPECT_THAT(rows("name LIKE '景阳__'"), ElementsAre(0U));
  EXPECT_THAT(rows("name NOT LIKE '%路'"), ElementsAre(1U));
  EXPECT_THAT(rows("name IS NULL"), ElementsAre(2U));
  EXPECT_THAT(rows("name Is Not Null"), ElementsAre(0U, 1U));
  EXPECT_THAT(rows("id IS NULL"), IsEmpty());
}

TEST(Filter, AnAbsentValueMatchesNothingNotEvenItsNegation) {
  EXPECT_THAT(rows("NOT year = 2024"), ElementsAre(1U));
  EXPECT_THAT(rows("NOT (NOT year = 2024)"), ElementsAre(0U));
  EXPECT_THAT(rows("NOT (year = 2024 AND id = 12)"), ElementsAre(0U, 1U));
  EXPECT_THAT(rows("year = 2024 OR id = 12"), ElementsAre(0U, 2U));
  EXPECT_THAT(rows("NOT (year = 2024 OR id = 11)"), IsEmpty());
}

TEST(Filter, WholeNumbersBeyondADoubleStayExact) {
  feature_table table(works());
  { row_writer(table, feature_id(1)).set("year", std::int64_t{9007199254740993}); }
  EXPECT_TRUE(filter::parse("year = 9007199254740993", works()).matches(table, 0));
  EXPECT_FALSE(filter::parse("year = 9007199254740992", works()).matches(table, 0));
}

TEST(Filter, ErrorsNameThePositionInCharacters) {
  EXPECT_THAT(parse_error("name = '景' AND colour = 1"), HasSubstr("character 16"));
  EXPECT_THAT(parse_error("colour = 1"), HasSubstr("there are: id, name, stage, year"));
  EXPECT_THAT(parse_error("name = '景"), HasSubstr("character 8: this text has no closing quote"));
  EXPECT_THAT(parse_error("year = 1; DROP TABLE works"), HasSubstr("character 9"));
}

TEST(Filter, ValuesOfAnotherTypeAreRefused) {
  EXPECT_THAT(parse_error("name = 3"), HasSubstr("single quotes"));
  EXPECT_THAT(parse_error("year = '2024'"), HasSubstr("expected a number"));
  EXPECT_THAT(parse_error("year = 1e999"), HasSubstr("expected a number"));
  EXPECT_THAT(parse_error("year = -inf"), HasSubstr("expected a number"));
  EXPECT_THAT(parse_error("year = 12abc"), HasSubstr("expected a number"));
  EXPECT_THAT(parse_error("bridge = 1"), HasSubstr("TRUE or FALSE"));
  EXPECT_THAT(parse_error("planned_end = '2024-13-01'"), HasSubstr("YYYY-MM-DD"));
  EXPECT_THAT(parse_error("year LIKE '2%'"), HasSubstr("text fields"));
}

TEST(Filter, SyntaxErrorsAreRefused) {
  for (const char* broken : {"", "name", "name =", "name = 'a' AND", "(name = 'a'", "name = 'a')",
                             "name IN ()", "name IN ('a'", "name NOT = 'a'", "name IS 'a'", "= 'a'",
                             "name == 'a'", "NOT", "name = 'a' 'b'", "\xff", "name = 'a' OR OR name = 'b'"}) {
    EXPECT_THAT(parse_error(broken), HasSubstr("character")) << broken;
  }
}

TEST(Filter, DepthAndLengthAreLimited) {
  const std::string inner = "year = 1";
  EXPECT_EQ(parse_error(std::string(100, '(') + inner + std::string(100, ')')), "");
  EXPECT_THAT(parse_error(std::string(101, '(') + inner + std::string(101, ')')), HasSubstr("too deep"));
  std::string nots;
  for (int i = 0; i < 101; ++i) nots += "NOT ";
  EXPECT_THAT(parse_error(nots + inner), HasSubstr("too deep"));
  EXPECT_THAT(parse_error(inner + std::string(10'000, ' ')), HasSubstr("longer than"));
  std::string chain = inner;
  for (int i = 0; i < 600; ++i) chain += " OR " + inner;
  EXPECT_EQ(parse_error(chain), "");
}

// --- SQLite as the oracle: the same expression as a WHERE clause over the same rows ---

class sqlite_rows {
 public:
  sqlite_rows() {
    sqlite3_open(":memory:", &database_);
    run("PRAGMA case_sensitive_like = ON");
    run("CREATE TABLE works(row INTEGER, id INTEGER, name TEXT, stage TEXT, year INTEGER, budget REAL, "
        "bridge INTEGER, planned_end TEXT)");
    run("INSERT INTO works VALUES (0, 10, '景阳大路', 'started', 2024, 12.5, 1, '2024-10-31'),"
        "(1, 11, 'O''Brien Rd', 'planned', 2025, -3.0, 0, '2025-06-01'),"
        "(2, 12, NULL, NULL, NULL, NULL, NULL, NULL)");
  }
  ~sqlite_rows() { sqlite3_close(database_); }
  sqlite_rows(const sqlite_rows&) = delete;
  sqlite_rows& operator=(const sqlite_rows&) = delete;

  [[nodiscard]] std::vector<std::size_t> where(const std::string& expression) const {
    std::vector<std::size_t> found;
    sqlite3_stmt* query = nullptr;
    const std::string sql = "SELECT row FROM works WHERE " + expression + " ORDER BY row";
    EXPECT_EQ(sqlite3_prepare_v2(database_, sql.c_str(), -1, &query, nullptr), SQLITE_OK) << sql;
    while (sqlite3_step(query) == SQLITE_ROW)
      found.push_back(static_cast<std::size_t>(sqlite3_column_int(query, 0)));
    sqlite3_finalize(query);
    return found;
  }

 private:
  void run(const char* sql) { EXPECT_EQ(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr), SQLITE_OK); }
  sqlite3* database_ = nullptr;
};

std::string any_test() {
  return *rc::gen::element<std::string>(
      "name = '景阳大路'", "name < 'Z'", "name LIKE '%路'", "name NOT LIKE '_''%'", "name IS NULL",
      "stage <> 'planned'", "stage IN ('planned', 'operating')", "stage NOT IN ('planned')", "year >= 2025",
      "year = 2024.0", "year IS NOT NULL", "budget < 0", "budget != 12.5", "bridge = TRUE", "bridge <> FALSE",
      "planned_end > '2024-10-31'", "id IN (10, 12)", "id > 10");
}

std::string any_expression(int depth) {
  const int shape = depth == 0 ? 0 : *rc::gen::inRange(0, 4);
  if (shape == 0) return any_test();
  if (shape == 1) return "NOT (" + any_expression(depth - 1) + ")";
  const std::string sign = shape == 2 ? " AND " : " OR ";
  return "(" + any_expression(depth - 1) + sign + any_expression(depth - 1) + ")";
}

RC_GTEST_PROP(Filter, ChoosesTheRowsThatSqliteChooses, ()) {
  static const sqlite_rows oracle;
  const std::string expression = any_expression(3);
  RC_LOG() << expression;
  RC_ASSERT(rows(expression) == oracle.where(expression));
}

}  // namespace
}  // namespace greenward::layer
