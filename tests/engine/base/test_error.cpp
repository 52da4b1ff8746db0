#include "engine/base/error.hpp"

#include <gtest/gtest.h>

namespace greenward {
namespace {

TEST(Error, IsOneLineInEitherLanguage) {
  const error e(error_code::bad_input, "roads.shp", {"文件已损坏", "the file is damaged"},
                {"请重新拷贝", "copy it again"});
  EXPECT_EQ(e.message(language::zh), "roads.shp：文件已损坏。请重新拷贝");
  EXPECT_EQ(e.message(language::en), "roads.shp: the file is damaged. copy it again");
  EXPECT_STREQ(e.what(), "roads.shp: the file is damaged. copy it again");
}

TEST(Error, LineBreaksFromOtherProgramsAreTakenOut) {
  const error e(error_code::store, "a\nb", {"第一行\r\n第二行", "one\r\ntwo"}, {"\n", "\n"});
  for (const language lang : {language::zh, language::en}) {
    EXPECT_EQ(e.message(lang).find_first_of("\r\n"), std::string::npos);
  }
}

TEST(Error, WithoutSubjectOrRemedyOnlyTheProblemIsTold) {
  const error e(error_code::cancelled, "", {"已取消", "cancelled"}, {});
  EXPECT_EQ(e.message(language::zh), "已取消");
  EXPECT_EQ(e.message(language::en), "cancelled");
}

TEST(Error, ExitStatusesAreTheDocumentedOnes) {
  EXPECT_EQ(exit_status(error_code::usage), 2);
  EXPECT_EQ(exit_status(error_code::bad_input), 3);
  EXPECT_EQ(exit_status(error_code::store), 4);
  EXPECT_EQ(exit_status(error_code::cancelled), 5);
}

}  // namespace
}  // namespace greenward
