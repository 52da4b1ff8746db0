// Figures as other programs read them.
#include "engine/base/error.hpp"
#include "tests/engine/store/sql_access.hpp"
#include "tests/engine/store/store_fixture.hpp"

namespace greenward::store {
namespace {

using figures_test = testing::store_test;
using testing::foreign_connection;

sheet units_sheet(std::int64_t works) {
  return {"units",
          {"单位", "Units"},
          {{"unit_code", {"代码", "Code"}},
           {"works", {"项数", "Works"}},
           {"share", {"占比", "Share"}},
           {"why", {"原因", "Why"}}},
          {{std::string("220106"), works, 0.5, std::string("it's \"so\"")},
           {std::string("2"), std::int64_t{1}, {}, {}}}};
}

published_figures figures(const store& db, std::vector<sheet> sheets) {
  return {std::move(sheets), *parse_date("2023-12-31"), db.content_version(), "合成数据"};
}

TEST_F(figures_test, AreTablesOfTheirOwnTypes) {
  const auto db = create();
  db->publish(figures(*db, {units_sheet(7)}));
  foreign_connection other(file());
  EXPECT_EQ(
      other.sql(
          "SELECT unit_code, works, share, why, figures_day, figures_notice, is_current FROM figures_units"),
      "220106|7|0.5|it's \"so\"|2023-12-31|合成数据|1\n2|1|NULL|NULL|2023-12-31|合成数据|1");
  EXPECT_EQ(other.sql("SELECT DISTINCT typeof(unit_code), typeof(works) FROM figures_units"), "text|integer");
  EXPECT_EQ(other.sql("SELECT key, zh FROM greenward_figures_columns WHERE position = 2"), "works|项数");
  EXPECT_TRUE(db->verify().empty());
}

TEST_F(figures_test, SayWhenTheJournalHasGrown) {
  const auto db = create();
  testing::insert(*db, testing::three_roads());
  db->publish(figures(*db, {units_sheet(7)}));
  foreign_connection other(file());
  EXPECT_EQ(other.sql("SELECT DISTINCT is_current FROM figures_units"), "1");
  testing::insert(*db, testing::three_roads());
  EXPECT_EQ(other.sql("SELECT DISTINCT is_current FROM figures_units"), "0");
}

TEST_F(figures_test, ReplaceThoseOfBefore) {
  const auto db = create();
  sheet old = units_sheet(7);
  old.key = "old";
  db->publish(figures(*db, {old, units_sheet(7)}));
  db->publish(figures(*db, {units_sheet(8)}));
  foreign_connection other(file());
  EXPECT_EQ(other.sql("SELECT works FROM figures_units WHERE unit_code = '220106'"), "8");
  EXPECT_EQ(other.sql("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%figures_old%'"), "0");
  EXPECT_EQ(other.sql("SELECT view_name FROM views_geometry_columns"), "figures_units_map");
}

TEST_F(figures_test, HaveTheirUnitsOnTheMap) {
  const auto db = create();
  layer::feature_table units = testing::table("admin_units");
  {
    layer::row_writer row(units, feature_id(0));
    row.set("code", "220106");
    row.set("name", "绿园区");
    row.set("level", "district");
    row.geometry().append_polygon(std::array<geo::lon_lat, 3>{geo::lon_lat{125, 43}, {126, 43}, {125, 44}});
  }
  testing::insert(*db, units);
  db->publish(figures(*db, {units_sheet(7)}));
  foreign_connection other(file());
  EXPECT_EQ(other.sql("SELECT id, works, ST_Area(geometry) > 0, ST_SRID(geometry) FROM figures_units_map"),
            "1|7|1|4490");
  // With an index QGIS would take the ids of figures for those of units, and leave out all figures but a few.
  EXPECT_EQ(other.sql("SELECT c.spatial_index_enabled FROM views_geometry_columns v JOIN geometry_columns c "
                      "USING (f_table_name, f_geometry_column) WHERE v.view_name = 'figures_units_map'"),
            "0");
  db->publish(figures(*db, {units_sheet(8)}));
  EXPECT_EQ(other.sql("SELECT works, ST_Area(geometry) > 0 FROM figures_units_map"), "8|1");
  EXPECT_TRUE(db->verify().empty());
}

TEST_F(figures_test, SomeoneElsesTableStandsInTheWayAndNothingChanges) {
  const auto db = create();
  sheet more = units_sheet(1);
  more.key = "more";
  db->publish(figures(*db, {units_sheet(7)}));
  foreign_connection other(file());
  ASSERT_EQ(
      other.sql("CREATE TABLE greenward_figures_more(a); INSERT INTO greenward_figures_more VALUES (1)"), "");
  EXPECT_THROW(db->publish(figures(*db, {units_sheet(8), more})), error);
  EXPECT_EQ(other.sql("SELECT works FROM figures_units WHERE unit_code = '220106'"), "7");
  EXPECT_EQ(other.sql("SELECT a FROM greenward_figures_more"), "1");
}

TEST_F(figures_test, AreNotWrittenByReaders) {
  create().reset();
  const auto db = open(open_mode::read_only);
  EXPECT_THROW(db->publish(figures(*db, {units_sheet(7)})), error);
}

}  // namespace
}  // namespace greenward::store
