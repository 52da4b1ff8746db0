// greenward-viewer with a district made in memory instead of a database: DB is the number of streets;
// with a path it is the program itself.
#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "tests/viewer/small_district.hpp"
#include "viewer/shell/headless_run.hpp"
#include "viewer/shell/options.hpp"
#include "viewer/shell/window.hpp"

#include <cstdio>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  using namespace greenward;
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const viewer::viewer_options options = viewer::parse_options(arguments);
    const workflow::environment& environment = workflow::program_environment();
    const bool is_number = options.database.find_first_not_of("0123456789") == std::string::npos;
    const viewer::district_access made{[&](const task&) {
      return testing::small_district(environment.catalogue, std::stoi(options.database));
    }};
    const viewer::district_access access = is_number ? made : viewer::access_to(options.database);
    if (options.without_display())
      viewer::run_headless(options, environment, access);
    else
      viewer::run_window(options, environment, access);
    return 0;
  } catch (const error& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return exit_status(problem.code());
  }
}
