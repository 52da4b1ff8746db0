// Another program's eyes: GDAL's ogrinfo on a file of ours.
#include "tests/engine/store/store_fixture.hpp"
#include "tests/support/run_program.hpp"

#include <array>

namespace greenward::store {
namespace {

using ogrinfo_test = testing::store_test;

std::string ogrinfo(const std::filesystem::path& file, const std::string& layer) {
  return greenward::testing::run_program({"ogrinfo", "-ro", file.string(), layer}).out;
}

TEST_F(ogrinfo_test, SeesNamesCountsCrsAndChinese) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo");
  {
    const auto db = create();
    layer::feature_table roads = testing::table("roads");
    for (const char* name : {"皓月大路", "“𠮷”路"}) {
      layer::row_writer row(roads, feature_id(0));
      row.set("name", name);
      row.geometry().append_line(std::array{geo::lon_lat{125.1, 43.8}, geo::lon_lat{125.25, 43.9}});
    }
    testing::insert(*db, roads);
    layer::feature_table works = testing::table("works");
    for (int i = 0; i < 3; ++i) {
      layer::row_writer row(works, feature_id(0));
      row.set("stage", "planned");
      row.set("work_kind", testing::real_catalogue().codes("work_kind").entries.front().code);
      row.set("planned_start", days_since_epoch(*parse_date("2023-04-15")));
      if (i == 0) row.geometry().append_point({125.5, 43.5});
    }
    testing::insert(*db, works);
  }
  const std::string roads = ogrinfo(file(), "roads");
  EXPECT_NE(roads.find("Geometry: Multi Line String"), std::string::npos) << roads;
  EXPECT_NE(roads.find("Feature Count: 2"), std::string::npos) << roads;
  EXPECT_NE(roads.find("ID[\"EPSG\",4490]"), std::string::npos) << roads;
  EXPECT_NE(roads.find("Extent: (125."), std::string::npos) << roads;
  EXPECT_NE(roads.find("name (String) = “𠮷”路"), std::string::npos) << roads;
  EXPECT_NE(roads.find("MULTILINESTRING ((125.1 43.8,125.25 43.9))"), std::string::npos) << roads;
  const std::string works = ogrinfo(file(), "works");
  EXPECT_NE(works.find("Feature Count: 3"), std::string::npos) << works;
  EXPECT_NE(works.find("planned_start (Date) = 2023/04/15"), std::string::npos) << works;
  EXPECT_NE(works.find("geometry_point = MULTIPOINT"), std::string::npos) << works;
}

}  // namespace
}  // namespace greenward::store
