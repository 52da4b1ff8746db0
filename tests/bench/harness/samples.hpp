// Repeated measurements of two rivals, taken in turns.
#pragma once

#include <chrono>
#include <vector>

namespace greenward::bench {

/// The middle value; of an even number the mean of the two in the middle. `values` must not be empty.
[[nodiscard]] double median(std::vector<double> values);

/// What Greenward and a peer took in the same rounds: equally many, entry by entry side by side.
struct paired_samples {
  std::vector<double> greenward;
  std::vector<double> peer;
};

/// Least and greatest of the ratios peer / greenward of the single rounds.
struct ratio_spread {
  double least = 0;
  double greatest = 0;
};
[[nodiscard]] ratio_spread spread_of(const paired_samples& samples);

/// Seconds.
struct time_taken {
  double wall = 0;
  double processor = 0;  ///< of all threads of this process, in the kernel too

  /// What the figures are made of: on one thread the processor's time, which other programs on the machine
  /// disturb least; on several the wall clock's, since it is the waiting that they are to shorten.
  [[nodiscard]] double on(int threads) const { return threads > 1 ? wall : processor; }
};

/// Seconds of processor time that this process has used.
[[nodiscard]] double processor_seconds();

template <class Work>
[[nodiscard]] time_taken time_of(Work work) {
  const auto start = std::chrono::steady_clock::now();
  const double processor_start = processor_seconds();
  work();
  const double processor = processor_seconds() - processor_start;
  return {.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
          .processor = processor};
}

/// Greenward, peer, Greenward, peer, ... `rounds` times: whatever slows the machine down for a while slows
/// both. Each callable does its work once and returns the seconds that count.
template <class Greenward, class Peer>
[[nodiscard]] paired_samples interleaved(int rounds, Greenward greenward, Peer peer) {
  paired_samples samples;
  for (int round = 0; round < rounds; ++round) {
    samples.greenward.push_back(greenward());
    samples.peer.push_back(peer());
  }
  return samples;
}

}  // namespace greenward::bench
