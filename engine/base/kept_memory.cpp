#include "engine/base/kept_memory.hpp"

#include <cstdlib>  // says whether it is glibc
#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>
#endif
#include <cstdint>

namespace greenward {

void keep_freed_memory() {
#if defined(__GLIBC__)
  constexpr int kGibibyte = 1 << 30;
  (void)::mallopt(M_MMAP_THRESHOLD, kGibibyte);
  (void)::mallopt(M_TRIM_THRESHOLD, kGibibyte);
#endif
}

void prefer_large_pages() {
#if defined(__GLIBC__)
  constexpr std::size_t kPage = std::size_t{1} << 21, kHeap = 128 * kPage;
  (void)::mallopt(M_ARENA_MAX, 1);
  void* heap = std::malloc(kHeap);  // the heap grows by so much; given back, it stays at its end
  if (heap == nullptr) return;
  const std::uintptr_t first = (reinterpret_cast<std::uintptr_t>(heap) + kPage - 1) / kPage * kPage;
  (void)::madvise(reinterpret_cast<void*>(first), kHeap - kPage, MADV_HUGEPAGE);  // NOLINT: an address
  std::free(heap);
#endif
}

}  // namespace greenward
