#include "engine/store/verify.hpp"

#include "tests/engine/store/sql_access.hpp"
#include "tests/engine/store/store_fixture.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace greenward::store {
namespace {

using testing::insert;
using testing::table;

class verify_test : public testing::store_test {
 protected:
  void SetUp() override {
    const auto db = create();
    layer::feature_table roads = table("roads");
    for (int i = 0; i < 3; ++i) {
      layer::row_writer row(roads, feature_id(0));
      row.set("name", "皓月大路");
      row.geometry().append_line(std::array{geo::lon_lat{125.0 + i, 43}, geo::lon_lat{125.1 + i, 43}});
    }
    insert(*db, roads);
  }
  /// Does damage as another program would, then expects a finding with these words.
  void expect(const std::string& damage, const std::string& words) {
    ASSERT_EQ(testing::foreign_connection(file()).sql(damage).find("error"), std::string::npos);
    const auto findings = open(open_mode::read_only)->verify();
    EXPECT_TRUE(std::ranges::any_of(
        findings, [&](const bilingual& f) { return f.en.find(words) != std::string::npos; }))
        << words << " not among " << findings.size() << (findings.empty() ? "" : ": " + findings[0].en);
  }
};

TEST_F(verify_test, SoundFileHasNoFindings) {
  EXPECT_TRUE(open(open_mode::read_only)->verify().empty());
}

TEST_F(verify_test, MissingIndexCellIsFound) {
  expect("DELETE FROM idx_roads_geometry WHERE pkid = 2", "spatial index of roads.geometry disagrees");
}

TEST_F(verify_test, WrongIndexBoxIsFound) {
  expect("UPDATE idx_roads_geometry SET xmin = 1 WHERE pkid = 2",
         "spatial index of roads.geometry disagrees");
}

TEST_F(verify_test, CodeOutsideItsListIsFound) {
  expect("PRAGMA foreign_keys = OFF; UPDATE roads SET road_class = 'moon' WHERE id = 1", "refers to a code");
}

TEST_F(verify_test, ValueOfAnotherTypeIsFound) {
  expect("UPDATE roads SET width_m = 'wide' WHERE id = 1", "not of the catalogue's type");
}

TEST_F(verify_test, GeometryOfGarbageIsFound) {
  expect(
      "DROP TRIGGER ggu_roads_geometry; DROP TRIGGER giu_roads_geometry; UPDATE roads SET geometry = x'00' "
      "WHERE id = 1",
      "the geometry's bytes end too early");
}

TEST_F(verify_test, UnknownTriggerIsFoundAndDoesNotRun) {
  expect("CREATE TRIGGER evil AFTER INSERT ON villages BEGIN DELETE FROM roads; END", "unknown trigger evil");
  const auto db = open(open_mode::read_write);
  layer::feature_table villages = table("villages");
  { layer::row_writer row(villages, feature_id(0)); }
  insert(*db, villages);
  EXPECT_EQ(db->count("roads"), 3);
}

TEST_F(verify_test, JournalOfFeaturesThatNeverWereIsFound) {
  expect(
      "INSERT INTO greenward_journal_changes(entry_id, operation, layer, first_id, last_id) VALUES (1, "
      "'insert', 'roads', 5, 9)",
      "features that never were");
}

TEST_F(verify_test, FeatureThatTheJournalDoesNotKnowIsFound) {
  expect("INSERT INTO roads(name) VALUES ('QGIS')", "the journal does not know");
}

TEST_F(verify_test, FeaturesBetweenThoseThatTheJournalKnowsAreCounted) {
  {
    const auto db = open(open_mode::read_write);
    layer::feature_table roads = table("roads");
    for (const int id : {10, 11, 20}) layer::row_writer(roads, feature_id(id)).set("name", "青荫路");
    insert(*db, roads);
    const auto change = db->begin(note());
    change->erase("roads", std::array{feature_id(10)});
    change->commit();
  }
  expect("INSERT INTO roads(id, name) VALUES (7, 'QGIS'), (12, 'QGIS'), (19, 'QGIS'), (21, 'QGIS')",
         "roads has 4 features that the journal does not know (from id 7)");
}

TEST_F(verify_test, MissingTableIsFound) {
  expect("DROP TABLE walk_nodes", "walk_nodes is missing");
}

TEST_F(verify_test, JournalCannotBeChangedByOthers) {
  testing::foreign_connection other(file());
  for (const char* sql :
       {"UPDATE greenward_journal SET who = 'x'", "DELETE FROM greenward_journal",
        "UPDATE greenward_journal_changes SET layer = 'x'", "DELETE FROM greenward_journal_changes"}) {
    EXPECT_NE(other.sql(sql).find("append-only"), std::string::npos) << sql;
  }
  EXPECT_EQ(other.sql("SELECT count(*) FROM greenward_journal"), "1");
}

TEST_F(verify_test, OthersCannotStoreWhatBreaksTheSchema) {
  testing::foreign_connection other(file());
  EXPECT_NE(other.sql("UPDATE roads SET bridge = 2").find("CHECK"), std::string::npos);
  EXPECT_NE(other.sql("PRAGMA foreign_keys = ON; UPDATE roads SET road_class = 'moon'").find("FOREIGN KEY"),
            std::string::npos);
  EXPECT_NE(
      other.sql("UPDATE roads SET geometry = GeomFromText('POINT(1 2)', 4490)").find("Geometry constraint"),
      std::string::npos);
  EXPECT_NE(other.sql("INSERT INTO works(stage) VALUES ('planned')").find("NOT NULL"), std::string::npos);
  EXPECT_NE(other
                .sql("UPDATE roads SET geometry = NULL; INSERT INTO work_stages(work_code, stage, "
                     "planned_date) VALUES ('a', 'planned', '2023/1/1')")
                .find("CHECK"),
            std::string::npos);
}

TEST_F(verify_test, SpatialiteFindsItsIndexesSound) {
  testing::foreign_connection other(file());
  EXPECT_EQ(other.sql("SELECT CheckSpatialIndex('roads', 'geometry')"), "1");
  EXPECT_EQ(other.sql("SELECT count(*) FROM roads WHERE rowid IN (SELECT rowid FROM SpatialIndex WHERE "
                      "f_table_name = 'roads' AND search_frame = BuildMbr(124.9, 42, 125.5, 44))"),
            "1");
}

}  // namespace
}  // namespace greenward::store
