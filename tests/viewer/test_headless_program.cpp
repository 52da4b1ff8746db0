// The program without a display.
#include "viewer/shell/headless_program.hpp"

#include "engine/workflow/environment.hpp"
#include "tests/support/used_memory.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

/// What is asked of the driver is drawn in the frame: else it piles up, and memory with it.
TEST(HeadlessProgram, FramesLeaveNothingBehind) {
  const workflow::environment& environment = workflow::program_environment();
  viewer_options options;
  options.size = {1280, 800};
  headless_program program(options, environment, access_to);
  for (int i = 0; i < 20; ++i) program.frame({});
  const std::size_t before = testing::used_memory();
  for (int i = 0; i < 40; ++i) program.frame({});
  EXPECT_LT(testing::used_memory(), before + (std::size_t{1} << 20));
}

}  // namespace
}  // namespace greenward::viewer
