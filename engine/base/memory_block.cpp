#include "engine/base/memory_block.hpp"

#include <sys/mman.h>
#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>

namespace greenward {

namespace {

constexpr std::size_t kCacheLine = 64;
constexpr std::size_t kHugePage = std::size_t{2} << 20U;
constexpr std::size_t kMost = std::size_t{1} << 48U;

std::size_t rounded_up(std::size_t bytes, std::size_t unit) {
  return (bytes + unit - 1) / unit * unit;
}

std::atomic<std::size_t> large_bytes{0};

bool is_large(std::size_t bytes) {
  return bytes >= kHugePage;
}

/// Whole huge pages: the general allocator writes its own notes around a block, and hands out parts of
/// earlier ones, so that most of it would come in small pages, each with a fault.
std::byte* allocate_pages(std::size_t bytes) {
  const std::size_t size = rounded_up(bytes, kHugePage);
  void* pages = ::mmap(nullptr, size + kHugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) throw std::bad_alloc();
  auto* first = static_cast<std::byte*>(pages);
  const std::size_t before = rounded_up(reinterpret_cast<std::uintptr_t>(first), kHugePage) -
                             reinterpret_cast<std::uintptr_t>(first);
  std::byte* block = first + before;
  if (before > 0) (void)::munmap(first, before);
  if (before < kHugePage) (void)::munmap(block + size, kHugePage - before);
  large_bytes += size;
  // A wish, not a need: where the system has no huge pages, small ones do.
  (void)::madvise(block, size, MADV_HUGEPAGE);
  return block;
}

}  // namespace

std::byte* allocate_raw_block(std::size_t bytes) {
  if (bytes > kMost) throw std::bad_alloc();
  if (is_large(bytes)) return allocate_pages(bytes);
  void* block = std::aligned_alloc(kCacheLine, std::max(rounded_up(bytes, kCacheLine), kCacheLine));
  if (block == nullptr) throw std::bad_alloc();
  return static_cast<std::byte*>(block);
}

void free_raw_block(std::byte* block, std::size_t bytes) noexcept {
  if (block == nullptr) return;
  if (is_large(bytes)) {
    large_bytes -= rounded_up(bytes, kHugePage);
    (void)::munmap(block, rounded_up(bytes, kHugePage));
  } else {
    std::free(block);
  }
}

std::size_t large_block_bytes() noexcept {
  return large_bytes;
}

std::shared_ptr<std::byte> allocate_block(std::size_t bytes) {
  return {allocate_raw_block(bytes), [bytes](std::byte* block) { free_raw_block(block, bytes); }};
}

void* arena::blocks::do_allocate(std::size_t bytes, std::size_t) {
  return allocate_raw_block(bytes);
}

void arena::blocks::do_deallocate(void* block, std::size_t bytes, std::size_t) {
  free_raw_block(static_cast<std::byte*>(block), bytes);
}

bool arena::blocks::do_is_equal(const memory_resource& other) const noexcept {
  return this == &other;
}

arena::arena(std::size_t expected) : memory_(std::max<std::size_t>(expected, 4096), &blocks_) {}

void* arena::do_allocate(std::size_t bytes, std::size_t alignment) {
  const std::lock_guard lock(mutex_);
  return memory_.allocate(bytes, alignment);
}

}  // namespace greenward
