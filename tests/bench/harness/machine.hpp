// The machine under the benchmark: processors, heap, and how to name it.
#pragma once

#include <sched.h>
#include <cstddef>
#include <string>

namespace greenward::bench {

/// Keeps the calling thread, and the threads it starts, on one processor for its lifetime;
/// std::thread::hardware_concurrency() then says 1.
class one_processor {
 public:
  one_processor();
  ~one_processor();
  one_processor(const one_processor&) = delete;
  one_processor& operator=(const one_processor&) = delete;

 private:
  cpu_set_t before_{};
};

/// Bytes that the heap has handed out and not got back, in all arenas, its own overhead included.
[[nodiscard]] std::size_t heap_bytes();

/// Processor, cores, memory, system and compiler in one line; no host name.
[[nodiscard]] std::string machine_words();

}  // namespace greenward::bench
