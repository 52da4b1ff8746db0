// Another program's eyes: GDAL's ogrinfo on a file of ours.
#include "tests/engine/store/store_fixture.hpp"
#include "tests/support/shared_data.hpp"

#include <array>
#include <cstdio>

namespace greenward::store {
namespace {

using ogrinfo_test = testing::store_test;

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> buffer{};
  while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe) != nullptr) text += buffer.data();
  pclose(pipe);
  return text;
}

TEST_F(ogrinfo_test, SeesNamesCountsCrsAndChinese) {
  if (output_of("ogrinfo --version").find("GDAL") == std::string::npos) {
    if (greenward::testing::shared_data_required()) FAIL() << "ogrinfo is missing: install gdal-bin";
    GTEST_SKIP() << "ogrinfo is not here: install gdal-bin";
  }
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
  const std::string roads = output_of("ogrinfo -ro '" + file().string() + "' roads");
  EXPECT_NE(roads.find("Geometry: Multi Line String"), std::string::npos) << roads;
  EXPECT_NE(roads.find("Feature Count: 2"), std::string::npos) << roads;
  EXPECT_NE(roads.find("ID[\"EPSG\",4490]"), std::string::npos) << roads;
  EXPECT_NE(roads.find("Extent: (125."), std::string::npos) << roads;
  EXPECT_NE(roads.find("name (String) = “𠮷”路"), std::string::npos) << roads;
  EXPECT_NE(roads.find("MULTILINESTRING ((125.1 43.8,125.25 43.9))"), std::string::npos) << roads;
  const std::string works = output_of("ogrinfo -ro '" + file().string() + "' works");
  EXPECT_NE(works.find("Feature Count: 3"), std::string::npos) << works;
  EXPECT_NE(works.find("planned_start (Date) = 2023/04/15"), std::string::npos) << works;
  EXPECT_NE(works.find("geometry_point = MULTIPOINT"), std::string::npos) << works;
}

}  // namespace
}  // namespace greenward::store
