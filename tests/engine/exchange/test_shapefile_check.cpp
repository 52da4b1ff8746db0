#include "engine/exchange/shapefile_check.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/export_file.hpp"
#include "tests/engine/exchange/example_tables.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <functional>

namespace greenward::exchange {
namespace {

class ShapefileCheck : public ::testing::Test {
 protected:
  void SetUp() override {
    (void)write_tables({greenward::testing::example_lines()}, folder_ / "a", {}, task{});
  }
  [[nodiscard]] std::filesystem::path part(const std::string& suffix) const {
    return folder_ / "a" / ("streets" + suffix);
  }
  void cut(const std::string& suffix, std::uintmax_t bytes) {
    std::filesystem::resize_file(part(suffix), std::filesystem::file_size(part(suffix)) - bytes);
  }
  [[nodiscard]] std::string complaint() const {
    try {
      check_shapefile(part(".shp"));
    } catch (const error& e) {
      EXPECT_EQ(e.code(), error_code::bad_input);
      return e.what();
    }
    return "none";
  }
  greenward::testing::temporary_directory folder_;
};

TEST_F(ShapefileCheck, AWholeOnePasses) {
  EXPECT_EQ(complaint(), "none");
}

TEST_F(ShapefileCheck, ATruncatedShpIsNamed) {
  cut(".shp", 10);
  EXPECT_NE(complaint().find("streets.shp"), std::string::npos);
}

TEST_F(ShapefileCheck, ATruncatedDbfIsNamed) {
  cut(".dbf", 20);
  EXPECT_NE(complaint().find("streets.dbf"), std::string::npos);
}

TEST_F(ShapefileCheck, ATruncatedShxIsNamed) {
  cut(".shx", 8);
  EXPECT_NE(complaint().find("streets.shx"), std::string::npos);
}

TEST_F(ShapefileCheck, AMissingPartIsNamed) {
  std::filesystem::remove(part(".shx"));
  EXPECT_NE(complaint().find(".shx"), std::string::npos);
}

TEST_F(ShapefileCheck, HeadersShorterThanAHeaderAreBadInput) {
  std::filesystem::resize_file(part(".shp"), 3);
  EXPECT_NE(complaint(), "none");
}

}  // namespace
}  // namespace greenward::exchange
