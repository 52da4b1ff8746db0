#include "tests/bench/harness/child_process.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <csignal>
#include <filesystem>
#include <optional>

namespace greenward::bench {
namespace {

TEST(RunChild, GivesStatusAndBothOutputs) {
  const child_result ran = run_child({"sh", "-c", "echo out; echo err >&2; exit 3"});
  EXPECT_EQ(ran.status, 3);
  EXPECT_EQ(ran.output, "out\nerr\n");
}

TEST(RunChild, AProgramThatIsNotThereHasStatus127) {
  EXPECT_EQ(run_child({"no-such-program-anywhere"}).status, 127);
}

TEST(RunChild, AProgramThatIsKilledHasTheSignalInItsStatus) {
  EXPECT_EQ(run_child({"sh", "-c", "kill -TERM $$"}).status, 128 + SIGTERM);
}

TEST(RunningChild, EndsWithItsObject) {
  const testing::temporary_directory folder;
  const std::filesystem::path trace = folder.path() / "trace";
  {
    running_child child({"sh", "-c", "trap 'echo ended; exit' INT; echo began; while :; do sleep 0.01; done"},
                        trace);
    while (!std::filesystem::exists(trace) || std::filesystem::file_size(trace) == 0) {
      ASSERT_TRUE(child.runs());
    }
    EXPECT_TRUE(child.runs());
  }
  EXPECT_EQ(run_child({"cat", trace.string()}).output, "began\nended\n");
}

TEST(RunningChild, TellsThatItHasEndedByItself) {
  const testing::temporary_directory folder;
  running_child child({"true"}, folder.path() / "log");
  while (child.runs()) {
  }
  EXPECT_FALSE(child.runs());
}

TEST(TemporaryDirectory, GoesWithItsObject) {
  std::optional<testing::temporary_directory> folder(std::in_place);
  const std::filesystem::path path = folder->path();
  EXPECT_TRUE(std::filesystem::is_directory(path));
  folder.reset();
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace greenward::bench
