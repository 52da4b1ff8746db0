// What one sees while moving a map of a million segments (with --large of ten million): the viewer's own
// frames, without a display.
#include "engine/workflow/environment.hpp"
#include "engine/workflow/snapshot.hpp"
#include "tests/bench/cases/cases.hpp"
#include "tests/bench/data/street_files.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/support/temporary_directory.hpp"
#include "viewer/canvas/gl_functions.hpp"
#include "viewer/canvas/mesh_levels.hpp"
#include "viewer/layers/prepared_layer.hpp"
#include "viewer/shell/headless_program.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace greenward::bench {

namespace {

constexpr std::uint64_t kSeed = 220106;
constexpr int kSettlingFrames = 4, kDrags = 6, kFramesOfADrag = 24, kNotches = 6;
constexpr double kPixelsAFrame = 9;
constexpr std::chrono::milliseconds kStandsStill{150};  ///< longer than the viewer waits before it draws anew
constexpr double kMostBytes = 40;
constexpr double kStreetScale = 2500;

/// Seconds that a frame may take at the most.
struct frame_bars {
  double first, later;
};
struct frame_size {
  std::size_t segments;
  frame_bars bars;
};
/// What a software renderer is asked for.
constexpr frame_size kMillion{1'000'000, {0.033, 0.05}};
/// What a GPU is asked for: sixty frames a second.
constexpr frame_size kTenMillion{10'000'000, {1.0 / 60, 1.0 / 60}};

/// Seconds of frames.
struct frame_times {
  std::vector<double> first;     ///< after the mouse has been pressed and moved, or the wheel turned
  std::vector<double> moving;    ///< the others until it stands still
  std::vector<double> refining;  ///< those after that, until the map is drawn anew
  std::vector<double> sharp;     ///< how long that takes, all of them together
};

/// The program as it is with the million segments, and somebody's hand on the mouse.
class moved_program {
 public:
  moved_program(const std::string& database, double scale)
      : program_({.database = database, .opening = {.scale = scale}}, workflow::program_environment(),
                 viewer::access_to) {
    program_.finish_loading();
    for (int i = 0; i < kSettlingFrames || !program_.app().is_sharp(); ++i) frame();
    const viewer::widget_box& map = program_.app().state().widgets.at("map");
    middle_ = {map.x + map.width / 2.0, map.y + map.height / 2.0};
  }

  [[nodiscard]] const viewer::headless_program& program() const { return program_; }

  /// To and fro.
  void drag(frame_times& times) {
    for (int drag = 0; drag < kDrags; ++drag) {
      input_ = {.pointer = middle_, .pressed = false};
      frame();
      input_.pressed = true;
      frame();
      for (int i = 0; i < kFramesOfADrag; ++i) {
        input_.pointer->x += drag % 2 == 0 ? kPixelsAFrame : -kPixelsAFrame;
        (i == 0 ? times.first : times.moving).push_back(frame());
      }
      input_.pressed = false;
      frame();
      stand_still(times);
    }
  }

  /// Nearer and back.
  void turn_wheel(frame_times& times) {
    for (const float notch : {1.0F, -1.0F}) {
      for (int i = 0; i < kNotches; ++i) {
        input_ = {.pointer = middle_, .wheel = notch};
        (i == 0 ? times.first : times.moving).push_back(frame());
        input_.wheel = 0;
        times.moving.push_back(frame());
      }
      stand_still(times);
    }
  }

 private:
  double frame() {
    return time_of([&] {
             program_.frame(input_);
             glFinish();
           })
        .wall;
  }
  /// As the window does.
  double frame_or_slice() {
    if (!program_.app().wants_time()) return frame();
    return time_of([&] {
             program_.app().draw_on();
             glFinish();
           })
        .wall;
  }
  void stand_still(frame_times& times) {
    std::this_thread::sleep_for(kStandsStill);
    double all = 0;
    do {
      times.refining.push_back(frame_or_slice());
      all += times.refining.back();
    } while (!program_.app().is_sharp());
    times.sharp.push_back(all);
  }

  viewer::headless_program program_;
  viewer::screen_point middle_;
  viewer::frame_input input_;
};

struct frame_plan {
  const char* name;
  double scale;  ///< 1:n; 0 = the whole city
};

/// Needs the context.
std::string note_of(const char* what, const std::vector<double>& seconds) {
  return fmt::format(
      "{}, the longest of {}; median {:.1f} ms; the layer roads in its own style, 1600 x 1000, drawn by {}",
      what, seconds.size(), 1e3 * median(std::vector(seconds)),
      reinterpret_cast<const char*>(glGetString(GL_RENDERER)));
}

void move(const std::string& database, const frame_size& city, const frame_plan& plan, session& run) {
  moved_program moved(database, plan.scale);
  frame_times times;
  moved.drag(times);
  moved.turn_wheel(times);
  const auto about = [&](const char* moment, const char* what, const std::vector<double>& seconds) {
    return subject{.name = fmt::format("viewer/frames/{}/{}", plan.name, moment),
                   .size = city.segments,
                   .threads = all_processors(),
                   .note = note_of(what, seconds)};
  };
  const auto report_longest = [&](const char* moment, const char* what, const std::vector<double>& seconds,
                                  double bar) {
    run.report(bar_row(about(moment, what, seconds), "s", std::ranges::max(seconds), bar));
  };
  report_longest("first", "from a drag or a turn of the wheel to the end of the frame that shows it",
                 times.first, city.bars.first);
  report_longest("moving", "the frames that follow while the map is moved", times.moving, city.bars.later);
  report_longest("still", "the frames, and the work between two, that draw anew when the map stands still",
                 times.refining, city.bars.later);
  run.report(lone_row(about("sharp", "from where the map stands still until it is drawn anew", times.sharp),
                      "s", std::ranges::max(times.sharp)));
  if (!run.options().pictures.empty())
    moved.program().write_picture(run.options().pictures /
                                  fmt::format("frames_{}_{}.png", plan.name, city.segments));
}

/// On the GPU, all levels of detail together.
void weigh(const std::string& database, session& run) {
  const std::array<std::string, 1> kRoads{"roads"};
  const auto district = workflow::load_snapshot(database, kRoads, {});
  const auto prepared = viewer::prepare_layer(district, 0, nullptr, {});
  std::size_t bytes = 0;
  for (const viewer::mesh_level& level : prepared->levels)
    bytes += level.mesh.lines.size() * sizeof(viewer::line_instance) +
             level.mesh.line_ranges.size() * sizeof(viewer::mesh_range);
  const std::size_t segments = prepared->levels.front().mesh.lines.size();
  run.report(bar_row({.name = "viewer/frames/memory",
                      .size = segments,
                      .note = fmt::format("bytes a segment, all levels of detail (here {}) together",
                                          prepared->levels.size())},
                     "B", static_cast<double>(bytes) / static_cast<double>(segments), kMostBytes));
}

void run_size(const frame_size& size, session& run) {
  const testing::temporary_directory folder;
  const greenward_command greenward(folder / "cache");
  const std::filesystem::path city = folder / "city.geojson";
  const std::string database = folder / "city.sqlite";
  write_street_file(*make_street_city(size.segments, kSeed), city);
  (void)workflow::open_or_create(database);
  greenward.run({"import", database, city, "--layer", "roads"});
  weigh(database, run);
  for (const frame_plan& plan : {frame_plan{"whole", 0}, frame_plan{"street", kStreetScale}})
    move(database, size, plan, run);
}

void run_frames(session& run) {
  run_size(kMillion, run);
  if (run.options().large) run_size(kTenMillion, run);
}

}  // namespace

std::vector<bench_case> viewer_frame_cases() {
  return {{"viewer/frames", run_frames}};
}

}  // namespace greenward::bench
