#include "engine/store/migrations.hpp"

#include "engine/base/error.hpp"
#include "tests/engine/store/sql_access.hpp"
#include "tests/engine/store/store_fixture.hpp"

#include <array>

namespace greenward::store {
namespace {

using testing::foreign_connection;
using testing::insert;
using testing::table;
using migrations_test = testing::store_test;

layer::feature_table one_village() {
  layer::feature_table rows = table("villages");
  layer::row_writer row(rows, feature_id(0));
  row.set("name", "合心村");
  row.geometry().append_point({125, 43});
  return rows;
}

TEST_F(migrations_test, NewFilesHaveTheCurrentVersion) {
  create().reset();
  foreign_connection other(file());
  EXPECT_EQ(other.sql("PRAGMA user_version"), std::to_string(kSchemaVersion));
  EXPECT_EQ(other.sql("PRAGMA application_id"), std::to_string(kApplicationId));
  EXPECT_EQ(other.sql("PRAGMA journal_mode"), "wal");
}

TEST_F(migrations_test, VersionOneGainsTheJournalIndexesAndKeepsItsContent) {
  insert(*create(), one_village());
  ASSERT_EQ(
      foreign_connection(file()).sql(
          "DROP INDEX greenward_journal_changes_by_feature; DROP INDEX greenward_journal_by_time; "
          "DROP INDEX greenward_journal_changes_by_entry; DROP INDEX greenward_journal_changes_by_layer; "
          "DROP TABLE greenward_journal_evidence; PRAGMA user_version = 1"),
      "");
  EXPECT_EQ(open(open_mode::read_only)->count("villages"), 1);  // readable as it is
  const auto db = open(open_mode::read_write);
  foreign_connection other(file());
  EXPECT_EQ(other.sql("PRAGMA user_version"), std::to_string(kSchemaVersion));
  EXPECT_EQ(
      other.sql("SELECT count(*) FROM sqlite_schema WHERE name IN ('greenward_journal_changes_by_feature', "
                "'greenward_journal_by_time', 'greenward_journal_changes_by_entry', "
                "'greenward_journal_changes_by_layer')"),
      "4");
  EXPECT_EQ(db->history("villages", feature_id(1)).size(), 1U);
  EXPECT_EQ(db->verify(), std::vector<bilingual>{});
}

TEST_F(migrations_test, MigrationThatFailsLeavesTheOldVersion) {
  insert(*create(), one_village());
  // Version 1 by its number, but with the index in the way of the step.
  foreign_connection(file()).sql("PRAGMA user_version = 1");
  EXPECT_ANY_THROW((void)open(open_mode::read_write));
  EXPECT_EQ(foreign_connection(file()).sql("PRAGMA user_version"), "1");
  EXPECT_EQ(open(open_mode::read_only)->count("villages"), 1);
}

TEST_F(migrations_test, TableTakenAwayWhileOpenIsAnErrorOfTheStore) {
  const auto db = create();
  ASSERT_EQ(foreign_connection(file()).sql("DROP TABLE villages"), "");
  auto change = db->begin(testing::note());
  try {
    change->insert(one_village(), {});
    FAIL() << "inserted into nothing";
  } catch (const error& refused) {
    EXPECT_EQ(refused.code(), error_code::store);
  }
}

TEST_F(migrations_test, NewerCatalogueAddsTablesFieldsAndCodes) {
  insert(*create(), one_village());
  ASSERT_EQ(
      foreign_connection(file()).sql("ALTER TABLE villages DROP COLUMN households; "
                                     "DELETE FROM codes_stage WHERE code = 'planned'; DROP TABLE indicators"),
      "");
  EXPECT_EQ(open(open_mode::read_only)->read("villages")["households"].has(0), false);
  EXPECT_EQ(open(open_mode::read_only)->count("indicators"), 0);
  const auto db = open(open_mode::read_write);
  auto change = db->begin(testing::note());
  change->update("villages", feature_id(1), "households", std::int64_t{120});
  change->commit();
  EXPECT_EQ(db->read("villages")["households"].integer(0), 120);
  EXPECT_EQ(foreign_connection(file()).sql("SELECT zh FROM codes_stage WHERE code = 'planned'"), "计划");
  EXPECT_EQ(db->verify(), std::vector<bilingual>{});
}

/// Districts were kept before hazards had a day of assignment.
TEST_F(migrations_test, HazardsOfAnOlderFileGainTheDayOfAssignment) {
  layer::feature_table hazards = table("hazards");
  {
    layer::row_writer row(hazards, feature_id(0));
    row.set("code", "HZ-1");
    row.set("state", "found");
    row.set("found", days_since_epoch(*parse_date("2023-05-01")));
    row.geometry().append_point({125, 43});
  }
  insert(*create(), hazards);
  ASSERT_EQ(foreign_connection(file()).sql("ALTER TABLE hazards DROP COLUMN assigned"), "");
  EXPECT_FALSE(open(open_mode::read_only)->read("hazards")["assigned"].has(0));
  EXPECT_FALSE(open(open_mode::read_only)->read_at("hazards", 1)["assigned"].has(0));
  const auto db = open(open_mode::read_write);
  const std::int64_t day = days_since_epoch(*parse_date("2023-05-02"));
  auto change = db->begin(testing::note());
  change->update("hazards", feature_id(1), "assigned", day);
  change->commit();
  EXPECT_EQ(db->read("hazards")["assigned"].integer(0), day);
  EXPECT_EQ(db->read("hazards")["found"].integer(0), day - 1);
  EXPECT_FALSE(db->read_at("hazards", 1)["assigned"].has(0));
  EXPECT_NE(foreign_connection(file()).sql("UPDATE hazards SET assigned = 'soon'"), "");
  EXPECT_EQ(db->verify(), std::vector<bilingual>{});
}

}  // namespace
}  // namespace greenward::store
