// The machine under the benchmark: processors, heap, and how to name it.
#pragma once

#include <sched.h>
#include <cstddef>
#include <string>

namespace greenward::bench {

/// Keeps the calling thread, and the threads it starts, on one processor for its lifetime;
/// processor_count() then says 1.
class one_processor {
 public:
  one_processor();
  ~one_processor();
  one_processor(const one_processor&) = delete;
  one_processor& operator=(const one_processor&) = delete;

 private:
  cpu_set_t before_{};
};

/// How many threads work runs on that uses all processors.
[[nodiscard]] int all_processors();

/// Calls `compare(1)` on one processor, then, if there are more, `compare(all_processors())` on all.
template <class Compare>
void on_one_and_on_all(Compare compare) {
  {
    const one_processor bound;
    compare(1);
  }
  if (all_processors() > 1) compare(all_processors());
}

/// Bytes that the heap has handed out and not got back, in all arenas, its own overhead included, and those
/// of Greenward's large blocks beside it.
[[nodiscard]] std::size_t heap_bytes();

/// Processor, cores, memory, system and compiler in one line; no host name.
[[nodiscard]] std::string machine_words();

}  // namespace greenward::bench
