#include "viewer/layers/folder_listing.hpp"

#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>

namespace greenward::viewer {
namespace {

TEST(FolderListing, FoldersComeFirstAndHiddenFilesNot) {
  const testing::temporary_directory folder;
  const std::filesystem::path& at = folder.path();
  for (const char* name : {"b.jpg", "a.jpg", ".hidden", "照片.png"}) std::ofstream(at / name) << 'x';
  std::filesystem::create_directory(at / "z");
  const folder_listing listing = list_folder(at);
  EXPECT_TRUE(listing.readable);
  std::vector<std::string> names;
  for (const folder_entry& entry : listing.entries)
    names.push_back(entry.name + (entry.is_folder ? "/" : ""));
  EXPECT_EQ(names, (std::vector<std::string>{"z/", "a.jpg", "b.jpg", "照片.png"}));
}

TEST(FolderListing, AFolderThatIsNotThereSaysSo) {
  const folder_listing listing = list_folder("/no/such/folder");
  EXPECT_FALSE(listing.readable);
  EXPECT_TRUE(listing.entries.empty());
}

}  // namespace
}  // namespace greenward::viewer
