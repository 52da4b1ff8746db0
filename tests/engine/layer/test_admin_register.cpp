#include "engine/layer/admin_register.hpp"

#include "engine/base/data_directory.hpp"
#include "tests/engine/layer/data_folder.hpp"
#include "tests/engine/layer/error_of.hpp"
#include "tests/support/shared_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <fstream>
#include <map>

namespace greenward::layer {
namespace {

using ::testing::HasSubstr;

std::map<std::string, std::string> names_of(const std::vector<admin_unit>& units) {
  std::map<std::string, std::string> names;
  for (const admin_unit& unit : units) names[unit.code] = unit.name;
  return names;
}

/// The first two columns of a CSV without quotes.
std::map<std::string, std::string> names_in(const std::filesystem::path& csv) {
  std::map<std::string, std::string> names;
  std::ifstream file(csv);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const std::size_t comma = line.find(',');
    names[line.substr(0, comma)] = line.substr(comma + 1, line.find(',', comma + 1) - comma - 1);
  }
  return names;
}

TEST(AdminRegister, LuyuanHasItsStreetsAndCommunities) {
  const admin_register district = admin_register::load(data_directory(), "220106");
  EXPECT_EQ(district.title.zh, "绿园区");
  EXPECT_EQ(district.streets.size(), 14U);
  EXPECT_EQ(district.communities.size(), 90U);
}

TEST(AdminRegister, CodesAndNamesAgreeWithThePublishedTables) {
  GREENWARD_NEEDS_SHARED_DATA("admin/streets_220106.csv");
  GREENWARD_NEEDS_SHARED_DATA("admin/villages_220106.csv");
  const admin_register district = admin_register::load(data_directory(), "220106");
  EXPECT_EQ(names_of(district.streets), names_in(testing::shared_data("admin/streets_220106.csv")));
  EXPECT_EQ(names_of(district.communities), names_in(testing::shared_data("admin/villages_220106.csv")));
}

class SpoiltRegister : public ::testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(SpoiltRegister, IsRefused) {
  const data_folder folder;
  folder.write("codes/unit_kind.toml",
               "zh = \"类型\"\nen = \"Kind\"\nentries = [{code = \"street\", zh = \"街道\", en = \"Street\"},"
               "{code = \"community\", zh = \"社区\", en = \"Community\"}]\n");
  const auto& [units, expected] = GetParam();
  folder.write("admin/990101/units.toml",
               "code = \"990101\"\nzh = \"某区\"\nen = \"A district\"\nsource = \"test\"\n"
               "units = [{code = \"990101001\", name = \"甲街道\", kind = \"street\"},\n" +
                   std::string(units) + "]\n");
  EXPECT_THAT(error_of([&] { (void)admin_register::load(folder.path(), "990101"); }), HasSubstr(expected));
}

INSTANTIATE_TEST_SUITE_P(
    AdminRegister, SpoiltRegister,
    ::testing::Values(
        std::pair{"{code = \"99010100\", name = \"乙\", kind = \"street\"}", "9 or 12 digits"},
        std::pair{"{code = \"99010100x\", name = \"乙\", kind = \"street\"}", "9 or 12 digits"},
        std::pair{"{code = \"990101001\", name = \"乙\", kind = \"street\"}", "duplicate"},
        std::pair{"{code = \"990102001\", name = \"乙\", kind = \"street\"}", "belong"},
        std::pair{"{code = \"990101002001\", name = \"乙\", kind = \"community\"}", "street or town"},
        std::pair{"{code = \"990101001001\", name = \"乙\", kind = \"hamlet\"}", "'hamlet'"},
        std::pair{"{code = \"990101001001\", name = \"乙\", kind = \"community\", people = 3}", "people"}));

TEST(AdminRegister, TheDistrictCodeMustBeSixDigits) {
  EXPECT_THAT(error_of([] { (void)admin_register::load(data_directory(), "../codes"); }),
              HasSubstr("6 digits"));
  EXPECT_THAT(error_of([] { (void)admin_register::load(data_directory(), "000000"); }),
              HasSubstr("units.toml"));
}

}  // namespace
}  // namespace greenward::layer
