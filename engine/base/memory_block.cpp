#include "engine/base/memory_block.hpp"

#include <sys/mman.h>
#include <algorithm>
#include <cstdlib>
#include <new>

namespace greenward {

namespace {

constexpr std::size_t kCacheLine = 64;
constexpr std::size_t kHugePage = std::size_t{2} << 20U;

std::size_t rounded_up(std::size_t bytes, std::size_t unit) {
  return (bytes + unit - 1) / unit * unit;
}

}  // namespace

std::shared_ptr<std::byte> allocate_block(std::size_t bytes) {
  const bool large = bytes >= 2 * kHugePage;
  const std::size_t alignment = large ? kHugePage : kCacheLine;
  // To the end of the last huge page: a part of one would be given in small pages, each with a fault.
  const std::size_t size = rounded_up(bytes, alignment);
  void* block = nullptr;
  if (size < bytes || ::posix_memalign(&block, alignment, std::max(size, alignment)) != 0)
    throw std::bad_alloc();
  // A wish, not a need: where the system has no huge pages, small ones do.
  if (large) (void)::madvise(block, size, MADV_HUGEPAGE);
  return {static_cast<std::byte*>(block), [](std::byte* p) { std::free(p); }};
}

}  // namespace greenward
