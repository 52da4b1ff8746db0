// measure_memory DB SCRIPT TIMES: plays a script (see docs/viewer.md) again and again in one program, and
// says how much memory is used after each time. What a script leaves behind shows at once: it should end with
// the window as it began. Whoever calls it gives it a database of its own.
#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "tests/support/used_memory.hpp"
#include "viewer/shell/headless_program.hpp"
#include "viewer/shell/replay_run.hpp"

#include <cstdio>
#include <filesystem>
#include <string>

namespace {

using namespace greenward;

void play(const std::string& database, const std::string& script, int times) {
  viewer::viewer_options options;
  options.database = database;
  options.size = {1280, 800};
  viewer::headless_program program(options, workflow::program_environment(), viewer::access_to);
  program.finish_loading();
  for (int time = 1; time <= times; ++time) {
    viewer::replay(program, script, std::filesystem::temp_directory_path());
    std::printf("%6d  %.3f MiB\n", time, static_cast<double>(testing::used_memory()) / (1024 * 1024));
    std::fflush(stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "measure_memory DB SCRIPT TIMES\n");
    return 2;
  }
  try {
    play(argv[1], argv[2], std::stoi(argv[3]));
    return 0;
  } catch (const error& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return exit_status(problem.code());
  }
}
