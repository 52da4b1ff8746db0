// viewer_monkey DB SECONDS SEED LOG: random mouse and keys on a district, without a display. Every act is
// written to LOG before it is done. Says how many there were, how long frames took, how much memory was used
// and how much was resident at several times; ends with 1 if what is used has grown, or if a district that
// was shown before is still kept. Whoever calls it gives it a database of its own: works are recorded in it.
#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "tests/support/used_memory.hpp"
#include "tests/ui/memory_course.hpp"
#include "tests/ui/monkey_hand.hpp"
#include "viewer/shell/headless_program.hpp"

#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace greenward;
using std::chrono::steady_clock;

constexpr double kLongFrame = 1;  ///< seconds
constexpr double kMib = 1024 * 1024;
/// What the same windows, open for longer in one part of an hour than in another, may make.
constexpr double kMostGrowth = 16 * kMib;
/// Fewer acts tell of no growth: much is used for the first time.
constexpr std::size_t kActsThatTell = 3000;
constexpr std::size_t kActsBetweenRests = 100;

double resident_mib() {
  std::size_t size = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / kMib;
}

double seconds_since(steady_clock::time_point start) {
  return std::chrono::duration<double>(steady_clock::now() - start).count();
}

struct monkey_run {
  viewer::headless_program& program;
  viewer::screen_size window;
  std::ofstream log;
  testing::monkey_hand hand;
  std::size_t acts = 0;
  std::vector<double> frames{};     ///< seconds
  testing::memory_course memory{};  ///< with the window put away
  std::vector<std::weak_ptr<const workflow::district_snapshot>> districts{};
  std::size_t most_kept = 0;  ///< of them, with the window put away

  void take(const testing::monkey_act& act) {
    log << act.line << std::endl;  // on the disk before anything can go wrong
    for (const viewer::frame_input& input : act.frames) {
      const auto start = steady_clock::now();
      program.frame(input);
      frames.push_back(seconds_since(start));
      if (frames.back() > kLongFrame) log << "# a frame of " << frames.back() << " s" << std::endl;
    }
    ++acts;
  }
  /// Of those that were shown one after the other.
  [[nodiscard]] std::size_t districts_kept() {
    const auto& shown = program.app().state().district;
    if (districts.empty() || districts.back().lock() != shown) districts.emplace_back(shown);
    std::erase_if(districts, [](const auto& one) { return one.expired(); });
    return districts.size();
  }
  /// What is used while lists and comparisons are open says nothing of growth: they are closed first. False:
  /// they cannot be.
  [[nodiscard]] bool put_away() {
    constexpr int kMostSteps = 200;
    for (int step = 0; step < kMostSteps; ++step) {
      program.finish_loading();
      program.frame({});
      const auto act = hand.put_away(program.app().state());
      if (!act) {
        const std::size_t kept = districts_kept();
        most_kept = std::max(most_kept, kept);
        memory.note(testing::used_memory());
        log << "# all put away: " << testing::used_memory() << " bytes used, " << kept << " districts kept"
            << std::endl;
        return true;
      }
      take(*act);
    }
    return false;
  }
  void tell(double elapsed) {
    std::ranges::sort(frames);
    const auto at = [&](double share) {
      return frames[static_cast<std::size_t>(share * static_cast<double>(frames.size() - 1))] * 1000;
    };
    std::printf(
        "%7.0f s  %8zu acts  %6.1f MiB used  %6.0f resident  frames: median %.0f ms, 99%% %.0f ms, longest "
        "%.0f ms\n",
        elapsed, acts, static_cast<double>(testing::used_memory()) / kMib, resident_mib(), at(0.5), at(0.99),
        at(1));
    std::fflush(stdout);
    frames.clear();
  }
  /// Whether memory has grown.
  [[nodiscard]] bool grew() const {
    if (memory.size() < testing::memory_course::kParts) return false;
    std::printf("MiB used when all is put away, medians of six parts:");
    for (const double median : memory.medians()) std::printf(" %.1f", median / kMib);
    const double growth = memory.growth();
    const bool tells = acts >= kActsThatTell;
    std::printf("; growth %.1f (at most %.0f)%s\n", growth / kMib, kMostGrowth / kMib,
                tells ? "" : ", too few acts to tell");
    return tells && growth > kMostGrowth;
  }
};

int run(const std::string& database, double seconds, std::uint64_t seed, const std::string& log) {
  viewer::viewer_options options;
  options.database = database;
  options.size = {1280, 800};
  viewer::headless_program program(options, workflow::program_environment(), viewer::access_to);
  program.finish_loading();
  monkey_run monkey{program, options.size, std::ofstream(log), testing::monkey_hand(seed)};
  const auto start = steady_clock::now();
  const double between = std::min(60.0, seconds / 4);
  std::size_t next_rest = kActsBetweenRests;
  for (double told = 0; seconds_since(start) < seconds;) {
    monkey.take(monkey.hand.next(program.app().state(), options.size));
    if (const auto& failure = program.app().state().failure) {
      std::fprintf(stderr, "%s\n", failure->message(language::en).c_str());
      return 1;
    }
    if (monkey.acts >= next_rest) {
      if (!monkey.put_away()) {
        std::fprintf(stderr, "what is open cannot be closed: see the last lines of %s\n", log.c_str());
        return 1;
      }
      next_rest = monkey.acts + kActsBetweenRests;
    }
    if (seconds_since(start) - told < between) continue;
    told = seconds_since(start);
    monkey.tell(told);
  }
  program.finish_loading();
  const bool grew = monkey.grew();
  if (monkey.most_kept > 1)
    std::fprintf(stderr, "\nan earlier district is kept: see the lines with \"put away\" in %s\n",
                 log.c_str());
  return grew || monkey.most_kept > 1 ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "viewer_monkey DB SECONDS SEED LOG\n");
    return 2;
  }
  try {
    return run(argv[1], std::stod(argv[2]), std::stoull(argv[3]), argv[4]);
  } catch (const error& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return exit_status(problem.code());
  }
}
