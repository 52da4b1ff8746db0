#include "engine/workflow/survey_year.hpp"

#include <gtest/gtest.h>

namespace greenward::workflow {
namespace {

TEST(SurveyYear, IsTheYearOfADateOrMonth) {
  for (const char* text : {"2005-06-01", "2005/6", "2005.06", "200506", "20050601", "2005年", "2005年6月",
                           "2005年6月1日", "2005-06-01T00:00:00", " 2005-6 "})
    EXPECT_EQ(year_of_date(text), 2005) << text;
}

TEST(SurveyYear, OthersAreLeftAsTheyAre) {
  for (const char* text : {"2005", "", "不详", "80年代", "2005-13", "200513", "2005-06-32", "2005-06-01-02",
                           "06-2005", "2005x", "20050", "0205-01"})
    EXPECT_FALSE(year_of_date(text)) << text;
}

}  // namespace
}  // namespace greenward::workflow
