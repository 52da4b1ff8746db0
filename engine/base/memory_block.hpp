// Large stretches of memory that are filled before they are read.
#pragma once

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <mutex>
#include <new>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace greenward {

/// `bytes` of uninitialised memory, aligned to a cache line. Large blocks come straight from the system in
/// huge pages (where it has them), which saves most page faults while filling and most TLB misses while
/// reading. Throws std::bad_alloc. Give it back with free_raw_block and the same size.
[[nodiscard]] std::byte* allocate_raw_block(std::size_t bytes);
void free_raw_block(std::byte* block, std::size_t bytes) noexcept;

/// Bytes of large blocks in use: the allocator's own figures do not hold them.
[[nodiscard]] std::size_t large_block_bytes() noexcept;

/// The same, owned.
[[nodiscard]] std::shared_ptr<std::byte> allocate_block(std::size_t bytes);

/// The same as an array of trivial values that nobody has set.
template <class T>
class raw_array {
 public:
  explicit raw_array(std::size_t size)
      : block_(allocate_block(size * sizeof(T))), values_(reinterpret_cast<T*>(block_.get()), size) {}
  [[nodiscard]] std::span<T> values() const { return values_; }

 private:
  static_assert(std::is_trivially_copyable_v<T>);
  std::shared_ptr<std::byte> block_;
  std::span<T> values_;
};

/// Makes a vector of such a block. Values that resize() adds are not set.
template <class T>
struct block_allocator {
  using value_type = T;
  static_assert(std::is_trivially_copyable_v<T>);

  block_allocator() = default;
  template <class Other>
  explicit(false) block_allocator(const block_allocator<Other>&) {}

  [[nodiscard]] T* allocate(std::size_t n) {
    if (n > static_cast<std::size_t>(-1) / sizeof(T)) throw std::bad_alloc();
    return reinterpret_cast<T*>(allocate_raw_block(n * sizeof(T)));
  }
  void deallocate(T* values, std::size_t n) noexcept {
    free_raw_block(reinterpret_cast<std::byte*>(values), n * sizeof(T));
  }
  template <class U>
  void construct(U* place) {
    ::new (static_cast<void*>(place)) U;
  }
  template <class U, class... Arguments>
  void construct(U* place, Arguments&&... arguments) {
    ::new (static_cast<void*>(place)) U(std::forward<Arguments>(arguments)...);
  }
  friend bool operator==(const block_allocator&, const block_allocator&) { return true; }
};

template <class T>
using block_vector = std::vector<T, block_allocator<T>>;

/// Memory for many small arrays that live and die together: it comes in such blocks, and is given back when
/// the arena ends. For several threads at once.
class arena final : public std::pmr::memory_resource {
 public:
  /// `expected`: about how many bytes will be asked for; the first block.
  explicit arena(std::size_t expected);

 private:
  class blocks final : public std::pmr::memory_resource {
    void* do_allocate(std::size_t bytes, std::size_t alignment) override;
    void do_deallocate(void* block, std::size_t bytes, std::size_t alignment) override;
    [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override;
  };

  void* do_allocate(std::size_t bytes, std::size_t alignment) override;
  void do_deallocate(void*, std::size_t, std::size_t) override {}
  [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
    return this == &other;
  }

  blocks blocks_;
  std::mutex mutex_;
  std::pmr::monotonic_buffer_resource memory_;
};

}  // namespace greenward
