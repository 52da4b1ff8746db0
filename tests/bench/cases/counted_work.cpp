#include "tests/bench/cases/counted_work.hpp"

#include "tests/bench/cases/index_work.hpp"
#include "tests/bench/data/city.hpp"
#include "tests/bench/harness/machine.hpp"
#include "tests/bench/peers/index_kinds.hpp"

#include <valgrind/callgrind.h>
#include <algorithm>
#include <stdexcept>

namespace greenward::bench {

namespace {

constexpr std::uint64_t kSeed = 220106;

/// Callgrind counts while this lives.
class counting {
 public:
  counting() { CALLGRIND_START_INSTRUMENTATION; }
  ~counting() { CALLGRIND_STOP_INSTRUMENTATION; }
  counting(const counting&) = delete;
  counting& operator=(const counting&) = delete;
};

const counted_work& work_called(const std::string& name) {
  const auto& works = counted_works();
  const auto found =
      std::find_if(works.begin(), works.end(), [&](const auto& work) { return work.name == name; });
  if (found == works.end()) throw std::runtime_error("nothing to count is called " + name);
  return *found;
}

}  // namespace

const std::vector<counted_work>& counted_works() {
  static const std::vector<counted_work> works{{"index/build", "box", 0},
                                               {"index/window_10", "window", 4'000},
                                               {"index/window_1000", "window", 400},
                                               {"index/nearest_1", "point", 4'000}};
  return works;
}

void do_counted_work(const std::string& name, const std::string& kind, std::size_t boxes) {
  const one_processor bound;
  const counted_work& work = work_called(name);
  const std::vector<geo::planar_box> all = city_boxes(boxes, kSeed);
  const box_index_kind library = index_kind(kind);
  if (work.queries == 0) {
    const counting on;
    (void)library.build(all);
    return;
  }
  const std::unique_ptr<box_index> index = library.build(all).index;
  if (name == "index/nearest_1") {
    const std::vector<geo::planar> points = points_about(all, work.queries, kSeed);
    const counting on;
    (void)nearest_time(*index, points);
    return;
  }
  const double side = name == "index/window_10" ? kWindow10 : kWindow1000;
  const std::vector<geo::planar_box> windows = windows_about(all, work.queries, side, kSeed);
  const counting on;
  (void)window_time(*index, windows);
}

}  // namespace greenward::bench
