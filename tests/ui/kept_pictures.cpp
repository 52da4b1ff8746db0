#include "tests/ui/kept_pictures.hpp"

#include <gtest/gtest.h>
#include <cstdlib>

namespace greenward::testing {

namespace fs = std::filesystem;

std::optional<fs::path> pictures_folder() {
  const char* folder = std::getenv("GREENWARD_PICTURES");
  if (folder == nullptr || *folder == '\0') return std::nullopt;
  return folder;
}

void keep_pictures(const fs::path& from) {
  const std::optional<fs::path> to = pictures_folder();
  if (!to || !fs::is_directory(from)) return;
  fs::create_directories(*to);
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  const std::string name = std::string(test->test_suite_name()) + "." + test->name() + ".";
  for (const fs::directory_entry& file : fs::directory_iterator(from)) {
    if (file.path().extension() != ".png") continue;
    std::error_code failure;
    fs::copy_file(file, *to / (name + file.path().filename().string()), fs::copy_options::overwrite_existing,
                  failure);
    EXPECT_FALSE(failure) << file.path() << ": " << failure.message();
  }
}

}  // namespace greenward::testing
