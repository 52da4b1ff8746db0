#include "engine/base/kept_memory.hpp"

#include <cstdlib>  // says whether it is glibc
#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace greenward {

void keep_freed_memory() {
#if defined(__GLIBC__)
  constexpr int kGibibyte = 1 << 30;
  (void)::mallopt(M_MMAP_THRESHOLD, kGibibyte);
  (void)::mallopt(M_TRIM_THRESHOLD, kGibibyte);
#endif
}

}  // namespace greenward
