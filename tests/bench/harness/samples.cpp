#include "tests/bench/harness/samples.hpp"

#include <time.h>
#include <algorithm>
#include <cassert>
#include <cstddef>

namespace greenward::bench {

double median(std::vector<double> values) {
  assert(!values.empty());
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double processor_seconds() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
}

ratio_spread spread_of(const paired_samples& samples) {
  assert(!samples.peer.empty() && samples.peer.size() == samples.greenward.size());
  std::vector<double> ratios;
  for (std::size_t i = 0; i < samples.peer.size(); ++i) {
    ratios.push_back(samples.peer[i] / samples.greenward[i]);
  }
  const auto [least, greatest] = std::minmax_element(ratios.begin(), ratios.end());
  return {.least = *least, .greatest = *greatest};
}

}  // namespace greenward::bench
