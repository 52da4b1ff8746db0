#include "engine/base/memory_block.hpp"

#include <sys/mman.h>
#include <algorithm>
#include <cstdlib>
#include <new>

namespace greenward {

namespace {

constexpr std::size_t kCacheLine = 64;
constexpr std::size_t kHugePage = std::size_t{2} << 20U;
constexpr std::size_t kMost = std::size_t{1} << 48U;

std::size_t rounded_up(std::size_t bytes, std::size_t unit) {
  return (bytes + unit - 1) / unit * unit;
}

std::shared_ptr<std::byte> allocate_lines(std::size_t bytes) {
  auto* block = static_cast<std::byte*>(
      std::aligned_alloc(kCacheLine, std::max(rounded_up(bytes, kCacheLine), kCacheLine)));
  if (block == nullptr) throw std::bad_alloc();
  return {block, [](std::byte* p) { std::free(p); }};
}

/// Whole huge pages, straight from the system: the general allocator writes its own notes around a block, and
/// hands out parts of earlier ones, so that most of it would come in small pages, each with a fault.
std::shared_ptr<std::byte> allocate_pages(std::size_t bytes) {
  const std::size_t size = rounded_up(bytes, kHugePage);
  const std::size_t reserved = size + kHugePage;
  void* pages = ::mmap(nullptr, reserved, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) throw std::bad_alloc();
  std::shared_ptr<void> owner(pages, [reserved](void* p) { (void)::munmap(p, reserved); });
  std::size_t space = reserved;
  void* block = std::align(kHugePage, size, pages, space);
  // A wish, not a need: where the system has no huge pages, small ones do.
  (void)::madvise(block, size, MADV_HUGEPAGE);
  return {std::move(owner), static_cast<std::byte*>(block)};
}

}  // namespace

std::shared_ptr<std::byte> allocate_block(std::size_t bytes) {
  if (bytes > kMost) throw std::bad_alloc();
  return bytes < 2 * kHugePage ? allocate_lines(bytes) : allocate_pages(bytes);
}

}  // namespace greenward
