#include "engine/workflow/rejects_file.hpp"

#include "engine/base/error.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <fstream>
#include <iterator>

namespace greenward::workflow {
namespace {

using greenward::testing::bytes_of;

TEST(RejectsFile, HoldsEveryCellEveryReasonAndTheGeometry) {
  const greenward::testing::temporary_directory folder;
  const std::vector<std::string> fields{"name", "n"};
  refused_record record{7,
                        {{"原因一", "reason one"}, {"原因二", "reason two"}},
                        {std::string("a \"b\", c"), 1.5},
                        "POINT (1 2)"};
  write_rejects(folder / "r.csv", fields, std::vector{record});
  EXPECT_EQ(bytes_of(folder / "r.csv"),
            "\xEF\xBB\xBFrecord,原因,reason,\"name\",\"n\",WKT\n"
            "7,\"原因一；原因二\",\"reason one; reason two\",\"a \"\"b\"\", c\",1.5,\"POINT (1 2)\"\n");
}

TEST(RejectsFile, EarlierRejectsAreKept) {
  const greenward::testing::temporary_directory folder;
  EXPECT_EQ(free_name(folder / "r.csv"), folder / "r.csv");
  std::ofstream(folder / "r.csv") << "x";
  EXPECT_EQ(free_name(folder / "r.csv"), folder / "r-2.csv");
  std::ofstream(folder / "r-2.csv") << "x";
  EXPECT_EQ(free_name(folder / "r.csv"), folder / "r-3.csv");
}

TEST(RejectsFile, AFolderThatIsNotThereIsAnErrorAndLeavesNothing) {
  const greenward::testing::temporary_directory folder;
  EXPECT_THROW(write_rejects(folder / "no/such/r.csv", {}, {}), error);
}

TEST(RejectsFile, WktKeepsPartsAndHoles) {
  geo::geographic_geometry g;
  g.begin_feature(geo::geometry_kind::polygon);
  g.begin_part();
  for (const double d : {0.0, 1.0}) {
    g.begin_ring();
    for (const auto& p :
         {geo::lon_lat{d, d}, geo::lon_lat{4 - d, d}, geo::lon_lat{d, 4 - d}, geo::lon_lat{d, d}})
      g.add(p);
  }
  EXPECT_EQ(to_wkt(g[0]),
            "MULTIPOLYGON (((0.000000000 0.000000000, 4.000000000 0.000000000, 0.000000000 4.000000000, "
            "0.000000000 0.000000000), "
            "(1.000000000 1.000000000, 3.000000000 1.000000000, 1.000000000 3.000000000, 1.000000000 "
            "1.000000000)))");
}

}  // namespace
}  // namespace greenward::workflow
