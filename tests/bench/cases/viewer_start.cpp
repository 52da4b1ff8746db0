// From the start of the program to the first complete map of the sample district.
#include "tests/bench/cases/cases.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/bench/peers/greenward_command.hpp"
#include "tests/bench/peers/qgis_start.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fmt/format.h>
#include <stdexcept>
#include <utility>
#include <vector>

namespace greenward::bench {

namespace {

constexpr int kRounds = 5;
constexpr int kWidth = 1600, kHeight = 1000;
constexpr double kTarget = 8, kMostSeconds = 0.5;

struct started_viewer {
  greenward_command greenward;
  std::string database, picture;

  void run() const {
    greenward.view({database, "--screenshot", picture, "--size", fmt::format("{}x{}", kWidth, kHeight)});
  }
};

constexpr const char* kWhatEachDid =
    "from the start of the program to its end, with the picture of the first complete map of {} layers with "
    "the "
    "district's styles; files warm, wall clock. Greenward: its whole window, figures of works and service "
    "areas "
    "included; QGIS: the map alone";

void compare_with_qgis(const started_viewer& ours, const std::filesystem::path& folder,
                       const std::filesystem::path& picture, session& run) {
  subject about{
      .name = "viewer/start", .threads = all_processors(), .peer = "qgis --snapshot", .target = kTarget};
  try {
    const qgis_start qgis(ours.database, folder, kWidth, kHeight);
    qgis.run(picture);  // makes its profile
    about.peer_version = qgis.version();
    about.note = fmt::format(kWhatEachDid, qgis.layers());
    const paired_samples samples = interleaved(
        kRounds, [&] { return time_of([&] { ours.run(); }).wall; },
        [&] { return time_of([&] { qgis.run(picture); }).wall; });
    row line = timed_row(about, samples, true);
    line.agrees.reset();  // pictures with labels and symbols of two programs: for the eye
    run.report(line);
  } catch (const std::exception& failure) {
    run.report(skipped_row(about, failure.what()));
  }
}

void hold_against_bar(const started_viewer& ours, session& run) {
  std::vector<double> seconds;
  for (int round = 0; round < kRounds; ++round) seconds.push_back(time_of([&] { ours.run(); }).wall);
  run.report(
      bar_row({.name = "viewer/start",
               .threads = all_processors(),
               .note = "from the start of the program to its end, with the picture of its window with the "
                       "first complete map; files warm, wall clock"},
              "s", median(std::move(seconds)), kMostSeconds));
}

void run_start(session& run) {
  const testing::temporary_directory folder;
  const std::filesystem::path pictures = run.pictures_in(folder.path());
  const started_viewer ours{greenward_command(folder / "cache"), folder / "sample.sqlite",
                            pictures / "start_greenward.png"};
  ours.greenward.run({"sample", ours.database});
  ours.run();  // makes its cache
  hold_against_bar(ours, run);
  compare_with_qgis(ours, folder.path(), pictures / "start_qgis.png", run);
}

}  // namespace

std::vector<bench_case> viewer_start_cases() {
  return {{"viewer/start", run_start}};
}

}  // namespace greenward::bench
