#include "engine/workflow/section_size.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::workflow {
namespace {

std::optional<size_unit> unit_of(std::initializer_list<const char*> sizes) {
  size_statistics statistics;
  for (const char* size : sizes) statistics.add(*parse_section_size(size));
  return statistics.likely_unit();
}

TEST(SectionSize, CirclesAsSurveysWriteThem) {
  for (const char* text : {"300", "d300", "D300", "φ300", "Φ 300", " 300 ", "300.0"}) {
    const auto size = parse_section_size(text);
    ASSERT_TRUE(size) << text;
    EXPECT_EQ(size->diameter, 300) << text;
    EXPECT_FALSE(size->is_box()) << text;
    EXPECT_FALSE(size->unit) << text;
  }
  EXPECT_EQ(parse_section_size("DN300")->unit, size_unit::mm) << "nominal diameters are millimetres";
  EXPECT_EQ(parse_section_size("dn 300mm")->diameter, 300);
  EXPECT_EQ(parse_section_size("0.3m")->unit, size_unit::m);
  EXPECT_EQ(parse_section_size("30厘米")->unit, size_unit::cm);
}

TEST(SectionSize, BoxesAreWidthByHeight) {
  for (const char* text : {"800x600", "800X600", "800×600", "800*600", "800 × 600"}) {
    const auto size = parse_section_size(text);
    ASSERT_TRUE(size) << text;
    EXPECT_TRUE(size->is_box()) << text;
    EXPECT_EQ(size->width, 800) << text;
    EXPECT_EQ(size->height, 600) << text;
  }
  EXPECT_EQ(parse_section_size("0.8×0.6m")->unit, size_unit::m);
  EXPECT_EQ(parse_section_size("800mm×600mm")->unit, size_unit::mm);
}

TEST(SectionSize, WhatIsNoneIsRefused) {
  for (const char* text : {"2φ300", "300/400", "不详", "x", "300x", "x300", "-300", "DN0.3m", "nan", "infx2",
                           "0x300", "800m×600mm", "300x400x500", "DN", ""})
    EXPECT_FALSE(parse_section_size(text)) << text;
}

TEST(SectionSize, HeadingsMaySayTheUnit) {
  for (const char* heading : {"管径(mm)", "管径（mm）", "管径mm", "diameter_mm", "DIAM_MM", "管径（毫米）"})
    EXPECT_EQ(unit_in_heading(heading), size_unit::mm) << heading;
  EXPECT_EQ(unit_in_heading("管径(cm)"), size_unit::cm);
  EXPECT_EQ(unit_in_heading("管径（m）"), size_unit::m);
  for (const char* heading : {"PSize", "GJ", "管径", "D", "Diam"})
    EXPECT_FALSE(unit_in_heading(heading)) << heading;
}

TEST(SizeStatistics, ColumnsThatCanOnlyBeOneUnit) {
  EXPECT_EQ(unit_of({"300", "400", "2000x1800"}), size_unit::mm);
  EXPECT_EQ(unit_of({"0.3", "0.4", "1", "2×1.8"}), size_unit::m);
}

TEST(SizeStatistics, ColumnsThatMayBeEitherAreAsked) {
  EXPECT_FALSE(unit_of({"60", "80", "100", "120"})) << "centimetres, or laterals in millimetres";
  EXPECT_FALSE(unit_of({"30", "40"}));
  EXPECT_FALSE(unit_of({"1", "2", "3"})) << "all whole: metres, decimetres, or codes";
  EXPECT_FALSE(unit_of({"300", "0.3"})) << "a mixture without a majority";
  EXPECT_FALSE(unit_of({}));
}

TEST(SizeStatistics, OfAMixtureTheMajorityCountsAndOthersDoNotFit) {
  EXPECT_EQ(unit_of({"300", "400", "0.5"}), size_unit::mm);
  EXPECT_FALSE(fits_unit(*parse_section_size("0.5"), size_unit::mm));
  EXPECT_FALSE(fits_unit(*parse_section_size("30"), size_unit::mm));
  EXPECT_TRUE(fits_unit(*parse_section_size("0"), size_unit::mm)) << "not measured";
  EXPECT_EQ(unit_of({"0.3", "0.4", "500"}), size_unit::m);
  EXPECT_FALSE(fits_unit(*parse_section_size("500"), size_unit::m));
}

TEST(SizeStatistics, SizesThatSayTheirUnitDoNotCount) {
  EXPECT_EQ(unit_of({"DN300", "DN400", "0.5"}), size_unit::m);
}

}  // namespace
}  // namespace greenward::workflow
