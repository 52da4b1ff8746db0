#include "engine/drainage/trace.hpp"
#include "tests/bench/cases/cases.hpp"
#include "tests/bench/cases/drain_work.hpp"
#include "tests/bench/harness/machine.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace greenward::bench {

namespace {

using namespace greenward::drainage;

constexpr std::uint64_t kSeed = 220106;
constexpr int kRounds = 5;
constexpr std::size_t kDistrict = 20'000, kProvince = 1'000'000;  ///< links
constexpr std::array<std::size_t, 4> kSizes{10'000, kDistrict, 100'000, kProvince};

/// The most that a measure may be at one size.
struct bar {
  std::size_t size = 0;
  double most = 0;  ///< seconds or bytes
};
constexpr bar kBuild{kProvince, 0.1}, kTraceSums{kProvince, 0.02}, kTraceList{kDistrict, 0.001},
    kChecks{kProvince, 3}, kMemory{kProvince, 1024.0 * 1024 * 1024};

double median_seconds(const std::function<void()>& work) {
  std::vector<double> seconds;
  for (int round = 0; round < kRounds; ++round) seconds.push_back(time_of(work).wall);
  return median(std::move(seconds));
}

class measured_city {
 public:
  measured_city(std::size_t size, session& run) : size_(size), run_(run) {}

  void run() {
    network net = build_network(city_->drains, kNodeDistance);
    report("build", "s", median_seconds([&] { net = build_network(city_->drains, kNodeDistance); }), kBuild,
           "ends by code, flow, compressed rows");
    trace_all(net);
    check_all(net);
  }

 private:
  void report(const char* name, const char* unit, double measure, const bar& held, std::string note) {
    subject about{.name = std::string("drainage/") + name,
                  .size = size_,
                  .threads = all_processors(),
                  .note = std::move(note)};
    run_.report(held.size == size_ ? bar_row(std::move(about), unit, measure, held.most)
                                   : lone_row(std::move(about), unit, measure));
  }

  void trace_all(const network& net) {
    const auto usable = usable_edges(city_->drains, net, {});
    const building_loads loads{city_->people, city_->floor_area_m2};
    const std::vector<std::uint32_t> outfall{city_->outfall};
    accumulation sum;
    const double sums = median_seconds(
        [&] { sum = accumulate(city_->drains, net, usable, outfall, trace_direction::upstream, loads); });
    report("trace_sums", "s", sums, kTraceSums,
           fmt::format("all {} links above the outfall, their length, buildings and people", sum.links));
    const double list =
        median_seconds([&] { (void)trace(city_->drains, net, usable, outfall, trace_direction::upstream); });
    report("trace_list", "s", list, kTraceList, "the same as a list by distance, and why each branch ends");
  }

  void check_all(const network& net) {
    std::size_t found = 0, most = 0;
    const double seconds = median_seconds([&] {
      const drain_indexes indexes(*city_);
      const auto findings = check_everything(*city_, indexes, net);
      found = findings.size();
      most = std::max(most, heap_bytes());
    });
    report("checks", "s", seconds, kChecks,
           fmt::format("the whole catalogue with hydraulics, its two indexes included; {} findings", found));
    report("memory", "bytes", static_cast<double>(most), kMemory,
           "heap at the end of the checks: survey, network, indexes and findings");
  }

  std::size_t size_;
  session& run_;
  std::unique_ptr<drain_city> city_ = make_drain_city(size_, kSeed);
};

void run_drainage(session& run) {
  for (const std::size_t size : kSizes) measured_city(size, run).run();
}

}  // namespace

std::vector<bench_case> drainage_cases() {
  return {{"drainage", run_drainage}};
}

}  // namespace greenward::bench
