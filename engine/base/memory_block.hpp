// A large stretch of memory that is filled before it is read.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace greenward {

/// `bytes` of uninitialised memory, aligned to a cache line. Large blocks ask the system for huge pages,
/// which saves most page faults while filling and most TLB misses while searching. Throws std::bad_alloc.
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

}  // namespace greenward
