#include "viewer/shell/headless_run.hpp"

#include "viewer/shell/headless_program.hpp"
#include "viewer/shell/replay_run.hpp"

#include <utility>

namespace greenward::viewer {

namespace {

/// Panels measure themselves in one frame and use it in the next.
constexpr int kSettlingFrames = 4;

}  // namespace

void run_headless(const viewer_options& options, const workflow::environment& environment,
                  district_opener open) {
  headless_program program(options, environment, std::move(open));
  options.replay ? program.finish_loading() : program.finish_map();
  if (!options.replay) program.app().draw_at_once();
  for (int i = 1; i < kSettlingFrames || program.app().busy() || !program.app().is_sharp(); ++i)
    program.lay_out();
  program.frame({});
  if (options.replay) replay(program, *options.replay, options.output);
  if (options.screenshot) program.write_picture(*options.screenshot);
  if (options.state) program.write_state(*options.state);
  program.keep_settings();
}

}  // namespace greenward::viewer
