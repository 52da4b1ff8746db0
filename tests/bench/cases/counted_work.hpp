// The work that is counted under callgrind: one library at a time, in a process of its own.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace greenward::bench {

struct counted_work {
  std::string name;     ///< of the case, e.g. "index/window_10"
  std::string per;      ///< what its counts are divided by, in words
  std::size_t queries;  ///< how many of them; 0: one for each box
};

/// Builds and queries of the index.
[[nodiscard]] const std::vector<counted_work>& counted_works();

/// Makes the boxes, builds the index called `kind` and asks it, with callgrind counting only the work itself.
/// Throws std::runtime_error if there is no such work or index.
void do_counted_work(const std::string& name, const std::string& kind, std::size_t boxes);

}  // namespace greenward::bench
