#include "tests/bench/harness/child_process.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <csignal>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

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

std::string failure_of(const std::vector<std::string>& arguments) {
  try {
    output_of_child(arguments);
  } catch (const std::runtime_error& failure) {
    return failure.what();
  }
  return "none";
}

TEST(OutputOfChild, IsWhatItPrintedWithoutTheLastLineEnds) {
  EXPECT_EQ(output_of_child({"printf", "a\\nb\\n\\n"}), "a\nb");
}

TEST(OutputOfChild, AFailureQuotesTheProgram) {
  EXPECT_EQ(failure_of({"sh", "-c", "echo no such thing; exit 4"}), "sh: no such thing\n");
  EXPECT_EQ(failure_of({"no-such-program-anywhere"}), "no-such-program-anywhere is not installed");
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

TEST(AskedChild, AnswersLineByLine) {
  const testing::temporary_directory folder;
  asked_child child({"sh", "-c", "while read line; do echo \"$line!\"; done"}, folder / "log");
  EXPECT_EQ(child.ask("a"), "a!");
  EXPECT_EQ(child.ask("b c"), "b c!");
}

TEST(AskedChild, WhenItHasEndedWhatItSaidIsQuoted) {
  const testing::temporary_directory folder;
  asked_child child({"sh", "-c", "echo gone >&2"}, folder / "log");
  try {
    (void)child.ask("a");
    FAIL();
  } catch (const std::runtime_error& failure) {
    EXPECT_STREQ(failure.what(), "gone\n");
  }
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
