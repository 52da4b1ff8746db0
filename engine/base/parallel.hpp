// A loop over indices on all processors.
#pragma once

#include <cstddef>
#include <functional>

namespace greenward {

/// The processors that the calling thread may run on; at least 1. Asks the system for a mask of them, where
/// std::thread::hardware_concurrency() reads a file and counts those that the thread may not use as well.
[[nodiscard]] std::size_t processor_count() noexcept;

/// Calls `body(first, last)` on disjoint ranges that together are [0, count), each at most `grain` long,
/// from up to processor_count() threads. Blocks until all are done; rethrows the first exception.
/// `body` must be safe to call from several threads at once.
void parallel_for(std::size_t count, std::size_t grain,
                  const std::function<void(std::size_t first, std::size_t last)>& body);

}  // namespace greenward
