#include "engine/layer/toml_file.hpp"

#include "tests/engine/layer/error_of.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <fstream>

namespace greenward::layer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

toml_table parse(std::string_view text) {
  return toml_table::parse(text, "x.toml");
}

TEST(TomlFile, ReadsValuesOfTheirTypes) {
  const toml_table t =
      parse("zh = \"井\"\nen = \"Well\"\nn = 3\nr = 2.5\nb = true\nw = [\"a\", \"b\"]\nd = [4, 2.5]\n");
  EXPECT_EQ(t.title(), (bilingual{"井", "Well"}));
  EXPECT_EQ(t.integer("n"), 3);
  EXPECT_EQ(t.number("n"), 3.0);
  EXPECT_EQ(t.number("r"), 2.5);
  EXPECT_TRUE(t.boolean("b"));
  EXPECT_THAT(t.texts("w"), ElementsAre("a", "b"));
  EXPECT_THAT(t.numbers("d"), ElementsAre(4.0, 2.5));
  EXPECT_EQ(error_of([&] { t.finish(); }), "");
}

TEST(TomlFile, AbsentKeysGiveTheFallback) {
  const toml_table t = parse("");
  EXPECT_EQ(t.text_or("a", "x"), "x");
  EXPECT_EQ(t.integer_or("a", 7), 7);
  EXPECT_EQ(t.number_or("a", 0.5), 0.5);
  EXPECT_TRUE(t.boolean_or("a", true));
  EXPECT_TRUE(t.texts("a").empty());
}

TEST(TomlFile, AKeyNobodyAskedForIsAnErrorWithItsLine) {
  const toml_table t = parse("a = 1\nmisspelt = 2\n");
  EXPECT_EQ(t.integer("a"), 1);
  EXPECT_THAT(error_of([&] { t.finish(); }), HasSubstr("x.toml:2: misspelt"));
}

TEST(TomlFile, ErrorsInArraysOfTablesNameTheEntry) {
  const toml_table t = parse("rows = [\n {a = 1},\n {a = \"one\"},\n]\n");
  const auto rows = t.tables("rows");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(error_of([&] { (void)rows[1].integer("a"); }), HasSubstr("x.toml:3: rows[2].a"));
}

TEST(TomlFile, WrongTypesAreRefused) {
  const toml_table t = parse("t = 1\ni = 1.5\nbig = 3000000000\nn = nan\ne = \"\"\nl = [1, \"a\"]\n");
  EXPECT_THAT(error_of([&] { (void)t.text("t"); }), HasSubstr("x.toml:1: t"));
  EXPECT_THAT(error_of([&] { (void)t.integer("i"); }), HasSubstr("integer"));
  EXPECT_THAT(error_of([&] { (void)t.integer("big"); }), HasSubstr("32 bits"));
  EXPECT_THAT(error_of([&] { (void)t.number("n"); }), HasSubstr("finite"));
  EXPECT_THAT(error_of([&] { (void)t.text("e"); }), HasSubstr("empty"));
  EXPECT_THAT(error_of([&] { (void)t.numbers("l"); }), HasSubstr("number"));
  EXPECT_THAT(error_of([&] { (void)t.tables("l"); }), HasSubstr("tables"));
  EXPECT_THAT(error_of([&] { (void)t.table("t"); }), HasSubstr("table"));
  EXPECT_THAT(error_of([&] { (void)t.text("none"); }), HasSubstr("missing"));
}

TEST(TomlFile, BrokenSyntaxNamesFileAndLine) {
  EXPECT_THAT(error_of([] { (void)parse("a = 1\nb = = 2\n"); }), HasSubstr("x.toml:2"));
  EXPECT_THAT(error_of([] { (void)parse("a = \"\xff\xfe\"\n"); }), HasSubstr("x.toml"));
}

TEST(TomlFile, DeepNestingIsAnErrorNotACrash) {
  EXPECT_THAT(error_of([] { (void)parse("a = " + std::string(100000, '[')); }), HasSubstr("x.toml"));
}

TEST(TomlFile, AMissingOrTooLongFileIsRefused) {
  const testing::temporary_directory folder;
  EXPECT_THAT(error_of([&] { (void)toml_table::read(folder / "none.toml"); }), HasSubstr("none.toml"));
  EXPECT_THAT(error_of([&] { (void)toml_table::read(folder.path()); }), HasSubstr("cannot be opened"));
  std::ofstream(folder / "long.toml") << std::string(kMaximumTomlBytes + 1, '#');
  EXPECT_THAT(error_of([&] { (void)toml_table::read(folder / "long.toml"); }), HasSubstr("4 MiB"));
  EXPECT_THAT(error_of([&] { (void)toml_files(folder / "none"); }), HasSubstr("folder"));
}

TEST(TomlFile, SnakeCaseIsNarrow) {
  for (const char* good : {"a", "walk_edges", "people_60"}) EXPECT_TRUE(is_snake_case(good)) << good;
  for (const char* bad : {"", "A", "_a", "6a", "a-b", "a b", "井", "a;drop"})
    EXPECT_FALSE(is_snake_case(bad)) << bad;
  EXPECT_FALSE(is_snake_case(std::string(64, 'a')));
}

}  // namespace
}  // namespace greenward::layer
