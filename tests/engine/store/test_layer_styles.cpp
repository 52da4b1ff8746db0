#include "engine/store/layer_styles.hpp"

#include "tests/engine/store/sql_access.hpp"
#include "tests/engine/store/store_fixture.hpp"

#include <string>

namespace greenward::store {
namespace {

using testing::foreign_connection;

class layer_styles_test : public testing::store_test {
 protected:
  static std::vector<layer::layer_style> styles() {
    return layer::load_styles(data_directory(), testing::real_catalogue());
  }
};

TEST_F(layer_styles_test, EveryGeometryColumnHasADefaultForBothWaysIntoQgis) {
  create(styles()).reset();
  foreign_connection other(file());
  EXPECT_EQ(
      other.sql("SELECT f_table_name || '.' || f_geometry_column FROM geometry_columns EXCEPT SELECT "
                "f_table_name || '.' "
                "|| f_geometry_column FROM layer_styles WHERE useAsDefault = 1 AND f_table_schema IS NULL"),
      "");
  EXPECT_EQ(other.sql("SELECT count(*) FROM layer_styles WHERE f_table_schema = ''"),
            other.sql("SELECT count(*) FROM geometry_columns"));
  EXPECT_EQ(other.sql("SELECT count(*) FROM layer_styles WHERE f_table_name = 'works(geometry_line)'"), "1");
}

TEST_F(layer_styles_test, CategoriesCarryCodesAndChineseTitles) {
  create(styles()).reset();
  const std::string qml = foreign_connection(file()).sql(
      "SELECT styleQML FROM layer_styles WHERE f_table_name = 'works' AND f_geometry_column = "
      "'geometry_point' LIMIT 1");
  EXPECT_NE(qml.find("label=\"完工\" render=\"true\" value=\"completed\""), std::string::npos);
  EXPECT_NE(qml.find("attr=\"stage\""), std::string::npos);
  EXPECT_NE(qml.find("class=\"SimpleMarker\""), std::string::npos);
}

TEST_F(layer_styles_test, WhatIsPlannedIsAClassOfItsOwnWhateverItsSystem) {
  create(styles()).reset();
  foreign_connection other(file());
  const std::string where = " FROM layer_styles WHERE f_table_name = 'pipes' LIMIT 1";
  const std::string qml = other.sql("SELECT styleQML" + where), sld = other.sql("SELECT styleSLD" + where);
  EXPECT_NE(qml.find("attr=\"CASE WHEN &quot;status&quot; IN (&apos;planned&apos;,&apos;abandoned&apos;) "
                     "THEN &quot;status&quot; ELSE "
                     "&quot;system&quot; END\""),
            std::string::npos)
      << qml.substr(0, 600);
  EXPECT_NE(qml.find("value=\"planned\""), std::string::npos);
  const std::string storm = sld.substr(sld.find(">storm<"), 400);
  EXPECT_NE(storm.find("<ogc:Not><ogc:Or>"), std::string::npos) << storm;
  EXPECT_NE(storm.find(">planned<"), std::string::npos) << storm;
}

TEST_F(layer_styles_test, DocumentsAreWellFormedXml) {
  create(styles()).reset();
  EXPECT_EQ(foreign_connection(file()).sql(
                "SELECT count(*) FROM layer_styles WHERE XB_IsValid(XB_Create(CAST(styleSLD AS BLOB))) <> 1 "
                "OR XB_IsValid(XB_Create(CAST(styleQML AS BLOB))) <> 1"),
            "0");
}

TEST_F(layer_styles_test, StylesOfPeopleSurviveANewStyleOfOurs) {
  auto ours = styles();
  create(ours).reset();
  foreign_connection(file()).sql(
      "INSERT INTO layer_styles(f_table_name, f_geometry_column, styleName, styleQML, useAsDefault) "
      "VALUES ('roads', 'geometry', '我的样式', '<qgis/>', 0)");
  ours.front().rules.front().title.zh = "改了的 <标题>";
  open_store(file().string(), open_mode::read_write, testing::real_catalogue(), ours).reset();
  foreign_connection other(file());
  EXPECT_EQ(other.sql("SELECT count(*) FROM layer_styles WHERE styleName = '我的样式'"), "1");
  EXPECT_NE(other.sql("SELECT count(*) FROM layer_styles WHERE styleQML LIKE '%改了的 &lt;标题&gt;%'"), "0");
}

}  // namespace
}  // namespace greenward::store
