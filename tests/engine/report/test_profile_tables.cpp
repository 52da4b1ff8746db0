#include "engine/report/profile_tables.hpp"

#include "engine/base/data_directory.hpp"
#include "tests/engine/report/profile_fixture.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <tuple>

namespace greenward::report {
namespace {

const layer::catalogue& lists() {
  static const layer::catalogue all = layer::catalogue::load(data_directory());
  return all;
}

cell at(const sheet& table, std::size_t row, const std::string& key) {
  const auto found = std::ranges::find(table.columns, key, &sheet_column::key);
  return table.rows[row][static_cast<std::size_t>(found - table.columns.begin())];
}
cell words(const char* text) {
  return std::string(text);
}

TEST(ProfileTables, CodesHaveTheirTitlesBesideThem) {
  const drainage::profile way = testing::sewer(30).way();
  for (const auto& [lang, kind, origin, system, flow, where] :
       {std::tuple(language::zh, "检查井", "内插", "污水", "顺流", "节点"),
        std::tuple(language::en, "Manhole", "Interpolated", "Sanitary", "With the flow", "Node")}) {
    const code_titles titles{lists(), lang};
    const sheet stations = stations_sheet(way, titles), pipes = pipes_sheet(way, titles);
    EXPECT_EQ(at(stations, 4, "kind"), words("manhole"));
    EXPECT_EQ(at(stations, 4, "kind_title"), words(kind));
    EXPECT_EQ(at(stations, 4, "ground_m_origin_title"), words(origin));
    EXPECT_EQ(at(pipes, 12, "system_title"), words(system));
    EXPECT_EQ(at(pipes, 12, "flow_title"), words(flow));
    EXPECT_EQ(at(violations_sheet(way, titles), 0, "at_title"), words(where));
    for (const sheet& table : {stations, pipes, crossings_sheet(way, titles), violations_sheet(way, titles)})
      for (const sheet_column& column : table.columns) {
        if (const auto title = std::ranges::find(table.columns, column.key + "_title", &sheet_column::key);
            title != table.columns.end()) {
          EXPECT_EQ(column.role, column_role::code) << "people read the title: " << column.key;
        }
      }
  }
}

TEST(ProfileTables, SheetsSayGivenDerivedOrInterpolated) {
  const drainage::profile way = testing::sewer(30).way();
  const code_titles zh{lists(), language::zh};
  const sheet stations = stations_sheet(way, zh), pipes = pipes_sheet(way, zh);
  ASSERT_EQ(stations.rows.size(), 30U);
  ASSERT_EQ(pipes.rows.size(), 29U);
  for (const sheet& table : {stations, pipes, crossings_sheet(way, zh), violations_sheet(way, zh)})
    for (const auto& row : table.rows) EXPECT_EQ(row.size(), table.columns.size()) << table.key;
  EXPECT_EQ(at(stations, 4, "ground_m_origin"), cell{std::string("interpolated")});
  EXPECT_EQ(at(stations, 4, "invert_m_origin"), cell{std::string("interpolated")});
  EXPECT_EQ(at(stations, 3, "ground_m_origin"), cell{std::string("given")});
  EXPECT_EQ(at(stations, 1, "depth_m_origin"), cell{std::string("derived")});
  EXPECT_EQ(at(stations, 0, "drop_m"), cell{});
  EXPECT_EQ(at(stations, 0, "drop_m_origin"), cell{});
  EXPECT_NEAR(std::get<double>(at(stations, 8, "drop_m")), 0.8, 1e-9);
  EXPECT_EQ(at(pipes, 12, "system"), cell{std::string("sanitary")});
  EXPECT_EQ(at(pipes, 12, "flow"), cell{std::string("along")});
  EXPECT_NEAR(std::get<double>(at(pipes, 12, "slope_permille")), -4, 1e-9);
  EXPECT_EQ(at(pipes, 2, "end_invert_m_origin"), cell{std::string("interpolated")});
  EXPECT_EQ(at(pipes, 28, "start_water_m"), cell{});
  EXPECT_EQ(csv_text(crossings_sheet(way, zh)),
            "station_m,code,system,system_title,status,status_title,size,invert_m,crown_m\r\n"
            "70,P30,storm,雨水,existing,现状,DN600,204.3,204.9\r\n"
            "200,P31,storm,雨水,existing,现状,DN300,201.9,202.20000000000002\r\n"
            "330,P32,storm,雨水,existing,现状,DN400,,\r\n"
            "520,P33,storm,雨水,existing,现状,DN800,182,182.8\r\n");
  EXPECT_EQ(at(violations_sheet(way, zh), 0, "code"), cell{std::string("WS109")});
  EXPECT_EQ(at(violations_sheet(way, zh), 1, "at"), cell{std::string("link")});
}

}  // namespace
}  // namespace greenward::report
