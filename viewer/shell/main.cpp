// greenward-viewer: the map of a district.
#include "engine/base/error.hpp"
#include "engine/base/kept_memory.hpp"
#include "engine/workflow/environment.hpp"
#include "viewer/shell/headless_run.hpp"
#include "viewer/shell/options.hpp"
#include "viewer/shell/window.hpp"

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

namespace {

using namespace greenward;

void run(const viewer::viewer_options& options) {
  const workflow::environment& environment = workflow::program_environment();
  if (options.without_display()) return viewer::run_headless(options, environment, viewer::access_to);
  viewer::run_window(options, environment, viewer::access_to);
}

/// Until the options are read, the language is not known.
language language_of(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i + 1 < arguments.size(); ++i) {
    if (arguments[i] == "--lang" && arguments[i + 1] == "en") return language::en;
  }
  return language::zh;
}

}  // namespace

int main(int argc, char** argv) {
  greenward::keep_freed_memory();
  greenward::prefer_large_pages();
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  try {
    const viewer::viewer_options options = viewer::parse_options(arguments);
    if (options.help)
      std::fputs(viewer::usage_text().c_str(), stdout);
    else if (options.version)
      std::puts("greenward-viewer " GREENWARD_VERSION);
    else
      run(options);
    return 0;
  } catch (const error& problem) {
    std::fprintf(stderr, "%s\n", problem.message(language_of(arguments)).c_str());
    return exit_status(problem.code());
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return exit_status(error_code::bad_input);
  }
}
