// A priority queue with four children to a node: shallower than a binary heap, and kinder to the cache.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace greenward::graph {

/// The least item by `<` comes out first. Push O(log n), pop O(4 log4 n).
template <class Item>
class quaternary_heap {
 public:
  [[nodiscard]] bool empty() const { return items_.empty(); }
  void clear() { items_.clear(); }
  /// The heap must not be empty.
  [[nodiscard]] const Item& least() const { return items_.front(); }

  void push(const Item& item) {
    items_.push_back(item);
    std::size_t hole = items_.size() - 1;
    while (hole > 0 && item < items_[(hole - 1) / kArity]) {
      items_[hole] = items_[(hole - 1) / kArity];
      hole = (hole - 1) / kArity;
    }
    items_[hole] = item;
  }

  /// The heap must not be empty.
  Item pop() {
    const Item least = items_.front();
    const Item last = items_.back();
    items_.pop_back();
    if (!items_.empty()) sink(last);
    return least;
  }

 private:
  static constexpr std::size_t kArity = 4;

  /// Puts `item` in place of the root.
  void sink(const Item& item) {
    std::size_t hole = 0;
    for (std::size_t first = 1; first < items_.size(); first = hole * kArity + 1) {
      std::size_t least = first;
      const std::size_t end = std::min(first + kArity, items_.size());
      for (std::size_t child = first + 1; child < end; ++child) {
        if (items_[child] < items_[least]) least = child;
      }
      if (!(items_[least] < item)) break;
      items_[hole] = items_[least];
      hole = least;
    }
    items_[hole] = item;
  }

  std::vector<Item> items_;
};

}  // namespace greenward::graph
