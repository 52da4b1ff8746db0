// What the journal says of rows that come, change and go.
#include "engine/base/error.hpp"
#include "tests/engine/store/sql_access.hpp"
#include "tests/engine/store/store_fixture.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace greenward::store {
namespace {

using testing::insert;
using testing::note;
using testing::table;
using testing::three_roads;
using journal_test = testing::store_test;
using geo::lon_lat;

TEST_F(journal_test, HistoryTellsAFeaturesLife) {
  const auto db = create();
  insert(*db, three_roads());
  {
    auto change = db->begin(note("edit"));
    change->update("roads", feature_id(2), "width_m", 0.1 + 0.2);
    change->update("roads", feature_id(2), "bridge", std::monostate{});
    change->update("roads", feature_id(2), "name", std::string("春城大街"));  // as it was: no change
    change->commit();
  }
  {
    auto change = db->begin(note("delete"));
    change->erase("roads", std::array{feature_id(2)});
    change->commit();
  }
  const auto history = db->history("roads", feature_id(2));
  ASSERT_EQ(history.size(), 4U);
  EXPECT_EQ(history[0].operation, "insert");
  EXPECT_EQ(history[0].first, feature_id(1));
  EXPECT_EQ(history[0].last, feature_id(3));
  EXPECT_EQ(history[1].field, "width_m");
  EXPECT_EQ(history[1].before, "32.5");
  EXPECT_EQ(history[1].after, "0.30000000000000004");
  EXPECT_EQ(history[2].before, "true");
  EXPECT_EQ(history[2].after, "null");
  EXPECT_EQ(history[3].operation, "delete");
  ASSERT_TRUE(history[3].before.has_value());
  EXPECT_NE(history[3].before->find("春城大街"), std::string::npos);
  EXPECT_NE(history[3].before->find("[125.1,43.8]"), std::string::npos);
  EXPECT_EQ(db->journal().size(), 3U);
  EXPECT_EQ(db->journal()[1].note.action, "edit");
  EXPECT_EQ(db->journal()[1].note.recorded_at, "2024-05-01T08:00:00Z");
  EXPECT_EQ(db->count("roads"), 2);
  EXPECT_EQ(db->verify(), std::vector<bilingual>{});
}

TEST_F(journal_test, JournalOfAnInsertSkipsIdsThatWereNotGiven) {
  const auto db = create();
  layer::feature_table roads = table("roads");
  for (const int id : {9, 4, 5}) layer::row_writer(roads, feature_id(id)).set("name", "青荫路");
  insert(*db, roads);
  EXPECT_EQ(db->history("roads", feature_id(7)).size(), 0U);
  ASSERT_EQ(db->history("roads", feature_id(5)).size(), 1U);
  EXPECT_EQ(db->history("roads", feature_id(5))[0].first, feature_id(4));
  EXPECT_EQ(db->history("roads", feature_id(9))[0].first, feature_id(9));
}

TEST_F(journal_test, EveryDeletedRowIsKeptInWhateverOrderTheyGo) {
  const auto db = create();
  layer::feature_table roads = table("roads");
  for (int id = 1; id <= 60; ++id)
    layer::row_writer(roads, feature_id(id)).set("name", "青荫路" + std::to_string(id) + "号");
  insert(*db, roads);
  const std::vector<feature_id> gone{feature_id(2),  feature_id(3),  feature_id(10), feature_id(40),
                                     feature_id(41), feature_id(39), feature_id(1)};
  auto change = db->begin(note());
  change->erase("roads", gone);
  change->commit();
  EXPECT_EQ(db->count("roads"), 53);
  for (const feature_id id : gone) {
    const auto last = db->history("roads", id).back();
    EXPECT_EQ(last.operation, "delete");
    EXPECT_NE(last.before.value_or("").find("青荫路" + std::to_string(id.value) + "号"), std::string::npos);
  }
  auto again = db->begin(note());
  EXPECT_THROW(again->erase("roads", std::array{feature_id(4), feature_id(4)}), error);
  EXPECT_THROW(again->erase("roads", std::array{feature_id(4), feature_id(10)}), error);
  again->commit();
  EXPECT_EQ(db->count("roads"), 53);
}

TEST_F(journal_test, IdsOfDeletedFeaturesAreNotGivenAgain) {
  const auto db = create();
  insert(*db, three_roads());
  auto change = db->begin(note());
  change->erase("roads", std::array{feature_id(3)});
  change->commit();
  EXPECT_EQ(insert(*db, three_roads()).front(), feature_id(4));
}

TEST_F(journal_test, ReplacedRowJournalsWhatDiffers) {
  const auto db = create();
  insert(*db, three_roads());
  layer::feature_table rows = table("roads");
  {
    layer::row_writer row(rows, feature_id(1));
    row.set("name", "皓月大路");
    row.set("bridge", true);
    row.set("width_m", 40.0);
    const std::array<lon_lat, 2> line{lon_lat{10, 20}, {11, 21}};
    row.geometry().append_line(line);
  }
  auto change = db->begin(note());
  change->replace_row(rows, 0);
  change->commit();
  const auto history = db->history("roads", feature_id(1));
  ASSERT_EQ(history.size(), 3U);
  EXPECT_EQ(history[1].field, "width_m");
  EXPECT_EQ(history[2].field, "geometry");
  EXPECT_EQ(db->read("roads").geometry()[0].points()[0], (lon_lat{10, 20}));
  EXPECT_EQ(db->verify(), std::vector<bilingual>{});
}

TEST_F(journal_test, EvidenceStaysWithItsEntry) {
  const auto db = create();
  journal_note with_photo = testing::note();
  with_photo.evidence = {{std::string(64, 'a'), "现场.jpg", 7}, {std::string(64, 'b'), "验收.pdf", 9}};
  for (const journal_note& note : {testing::note(), with_photo, testing::note()}) {
    const auto change = db->begin(note);
    (void)change->insert(testing::three_roads(), {});
    change->commit();
  }
  const auto entries = db->journal();
  const auto first = entries.size() - 3;
  EXPECT_TRUE(entries[first].note.evidence.empty());
  EXPECT_EQ(entries[first + 1].note.evidence, with_photo.evidence);
  EXPECT_TRUE(entries[first + 2].note.evidence.empty());
  testing::foreign_connection other(file());
  EXPECT_TRUE(other.sql("DELETE FROM greenward_journal_evidence").starts_with("error"));
  EXPECT_TRUE(other.sql("UPDATE greenward_journal_evidence SET name = ''").starts_with("error"));
}

TEST_F(journal_test, AHashThatIsNoneIsRefused) {
  const auto db = create();
  for (const std::string& hash :
       {std::string(63, 'a'), std::string(64, 'A'), std::string("../../etc/passwd")}) {
    journal_note note = testing::note();
    note.evidence = {{hash, "x.jpg", 1}};
    EXPECT_THROW((void)db->begin(note), error) << hash;
  }
}

}  // namespace
}  // namespace greenward::store
