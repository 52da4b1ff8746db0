// Memory that the program has asked for and not given back. Unlike what is resident, it does not grow by
// holes among what is used.
#pragma once

#include <malloc.h>
#include <cstddef>

/// Only sanitizers with an allocator of their own have it.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes() __attribute__((weak));  // NOLINT: its name

namespace greenward::testing {

/// Bytes of all threads, of the libraries too.
[[nodiscard]] inline std::size_t used_memory() {
  if (__sanitizer_get_current_allocated_bytes != nullptr) return __sanitizer_get_current_allocated_bytes();
  const struct mallinfo2 told = mallinfo2();
  return told.uordblks + told.hblkhd;
}

}  // namespace greenward::testing
