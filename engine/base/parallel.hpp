// A loop over indices on all cores.
#pragma once

#include <cstddef>
#include <functional>

namespace greenward {

/// Calls `body(first, last)` on disjoint ranges that together are [0, count), each at most `grain` long,
/// from up to hardware_concurrency threads. Blocks until all are done; rethrows the first exception.
/// `body` must be safe to call from several threads at once.
void parallel_for(std::size_t count, std::size_t grain,
                  const std::function<void(std::size_t first, std::size_t last)>& body);

}  // namespace greenward
