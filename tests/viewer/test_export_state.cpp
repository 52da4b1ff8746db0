#include "viewer/layers/export_state.hpp"

#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>

namespace greenward::viewer {
namespace {

class ExportPlace : public ::testing::Test {
 protected:
  ExportPlace() {
    std::filesystem::create_directories(at("maps/2023"));
    std::ofstream(at("maps/2023/old.pdf")) << 'x';
    box.file = at("maps/none/yet/map.pdf");
    box.folder = at("selection");
  }
  [[nodiscard]] std::string at(const char* name) const { return (folder_ / name).string(); }

  export_state box;

 private:
  testing::temporary_directory folder_;
};

TEST_F(ExportPlace, TheListOpensAtTheNearestFolderThatIsThere) {
  box.switch_picker();
  ASSERT_TRUE(box.picker);
  EXPECT_EQ(box.picker->folder, at("maps"));
  box.switch_picker();
  EXPECT_FALSE(box.picker) << "the same once more closes it";
}

TEST_F(ExportPlace, AFolderThatIsTakenKeepsTheName) {
  box.picker = list_folder(at("maps/2023"));
  box.use_folder();
  EXPECT_EQ(box.file, at("maps/2023/map.pdf"));
  EXPECT_FALSE(box.picker);
  box.kind = export_kind::selection;
  box.picker = list_folder(at("maps"));
  box.use_folder();
  EXPECT_EQ(box.folder, at("maps/selection"));
}

TEST_F(ExportPlace, AFileInTheListGivesItsNameButNotToASelection) {
  box.picker = list_folder(at("maps/2023"));
  box.use_file(at("maps/2023/old.pdf"));
  EXPECT_EQ(box.file, at("maps/2023/old.pdf"));
  box.kind = export_kind::selection;
  box.use_file(at("maps/2023/old.pdf"));
  EXPECT_EQ(box.folder, at("selection"));
}

TEST_F(ExportPlace, WhatIsThereIsTold) {
  box.look();
  EXPECT_FALSE(box.is_taken);
  box.file = at("maps/2023/old.pdf");
  box.look();
  EXPECT_TRUE(box.is_taken);
  box.file = at("maps/2023/new.pdf");
  box.look();
  EXPECT_FALSE(box.is_taken);
  std::ofstream(box.file) << 'x';
  box.look();
  EXPECT_FALSE(box.is_taken) << "what has just been written is not in the way";
  box.file = "";
  box.look();
  EXPECT_FALSE(box.is_taken);
}

}  // namespace
}  // namespace greenward::viewer
