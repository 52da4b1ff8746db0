// An array that is built up here, or lies in a file mapped into memory.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace greenward {

/// Grows like a vector as long as it is its own; once it stands for stored values it can only be read. Copies
/// of stored values share them.
template <class T>
class stored_array {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  using value_type = T;

  stored_array() = default;
  explicit(false) stored_array(std::vector<T> values) : own_(std::move(values)) {}
  explicit(false) stored_array(std::initializer_list<T> values) : own_(values) {}
  /// `memory` keeps the values alive; nullptr: the caller does, for as long as this and its copies are read.
  stored_array(std::span<const T> values, std::shared_ptr<const void> memory)
      : stored_(values), memory_(std::move(memory)), is_stored_(true) {}

  /// Values that copies share.
  [[nodiscard]] static stored_array shared(std::vector<T> values) {
    const auto memory = std::make_shared<const std::vector<T>>(std::move(values));
    return {std::span<const T>(*memory), memory};
  }

  [[nodiscard]] std::span<const T> values() const { return is_stored_ ? stored_ : std::span<const T>(own_); }
  [[nodiscard]] std::size_t size() const { return values().size(); }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] const T* data() const { return values().data(); }
  [[nodiscard]] const T& operator[](std::size_t i) const { return values()[i]; }
  [[nodiscard]] auto begin() const { return values().begin(); }
  [[nodiscard]] auto end() const { return values().end(); }
  [[nodiscard]] const T& front() const { return values().front(); }
  [[nodiscard]] const T& back() const { return values().back(); }

  /// Precondition of all that follow: the values are not stored ones.
  void reserve(std::size_t count) { own().reserve(count); }
  void push_back(const T& value) { own().push_back(value); }
  template <class Values>
  void assign(Values first, Values last) {
    own().assign(first, last);
  }

  friend bool operator==(const stored_array& a, const stored_array& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }
  friend bool operator==(const stored_array& a, const std::vector<T>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  std::vector<T>& own() {
    assert(!is_stored_);
    return own_;
  }

  std::vector<T> own_;
  std::span<const T> stored_;
  std::shared_ptr<const void> memory_;
  bool is_stored_ = false;
};

}  // namespace greenward
