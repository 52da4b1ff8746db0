// greenward-viewer with a district made in memory instead of a database: a DB that is
// called by a number is one of so many streets; with any other it is the program itself.
#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "tests/viewer/small_district.hpp"
#include "viewer/shell/headless_run.hpp"
#include "viewer/shell/options.hpp"
#include "viewer/shell/window.hpp"

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  using namespace greenward;
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const viewer::viewer_options options = viewer::parse_options(arguments);
    const workflow::environment& environment = workflow::program_environment();
    const viewer::district_opener open = [&](const std::string& database) {
      const std::string name = std::filesystem::path(database).filename().string();
      if (name.find_first_not_of("0123456789") != std::string::npos) return viewer::access_to(database);
      return viewer::district_access{
          [&, name](const task&) { return testing::small_district(environment.catalogue, std::stoi(name)); }};
    };
    if (options.without_display())
      viewer::run_headless(options, environment, open);
    else
      viewer::run_window(options, environment, open);
    return 0;
  } catch (const error& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return exit_status(problem.code());
  }
}
