// A priority queue for searches whose costs never fall: near costs share a bucket, and only the bucket at
// hand is kept in order.
#pragma once

#include "engine/graph/quaternary_heap.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace greenward::graph {

/// A node that waits to be expanded. The order is by cost, then source, then node.
struct queued_node {
  double cost = 0;
  std::uint32_t source = 0;
  std::uint32_t node = 0;

  friend bool operator<(const queued_node& a, const queued_node& b) {
    if (a.cost != b.cost) return a.cost < b.cost;
    return a.source != b.source ? a.source < b.source : a.node < b.node;
  }
};

/// Gives out exactly what a heap would, in the same order, as long as nothing comes in that is less than what
/// went out last. The nearest kBuckets widths from a base on are buckets (lists through one array); what lies
/// beyond waits aside, and makes new buckets when these are used up, as wide as it takes to hold all of it:
/// so no width, however ill chosen, costs more than O(log n) a node. With a width of some share of the usual
/// step, push and pop are O(1). Allocates nothing once it has been as full as it gets.
class bucket_queue {
  static constexpr std::uint32_t kBuckets = 2048;
  static constexpr double kLeastWidth = 1e-290;  ///< its inverse is finite
  static constexpr std::uint32_t kEnd = 0xFFFFFFFFU;

  struct waiting_node {
    queued_node item;
    std::uint32_t next = kEnd;
  };

 public:
  /// `width` of a bucket in units of cost: finite, > 0.
  explicit bucket_queue(double width) : usual_width_(std::max(width, kLeastWidth)) {
    head_.fill(kEnd);
    begin_at(0, usual_width_);
  }

  void clear() {
    for (std::uint32_t bucket = first_filled(); bucket != kBuckets; bucket = first_filled()) close(bucket);
    waiting_count_ = 0;
    at_hand_.clear();
    late_.clear();
    far_.clear();
    begin_at(0, usual_width_);
  }

  /// `item.cost`: finite, >= 0, and no less than that of the item popped last.
  void push(const queued_node& item) { pusher(*this, 1).push(item); }

  /// Pushes what one node leads to. What no push changes lies in the processor's registers meanwhile: the
  /// queue must not be used otherwise as long as there is one.
  class pusher {
   public:
    /// At most `most` items will be pushed.
    pusher(bucket_queue& queue, std::size_t most)
        : queue_(queue),
          base_(queue.base_),
          buckets_per_cost_(queue.buckets_per_cost_),
          bucket_at_hand_(queue.bucket_at_hand_),
          count_(queue.waiting_count_) {
      if (queue.waiting_.size() < count_ + most) [[unlikely]]
        queue.waiting_.resize(2 * (count_ + most));
      waiting_ = queue.waiting_.data();
    }
    ~pusher() { queue_.waiting_count_ = count_; }
    pusher(const pusher&) = delete;
    pusher& operator=(const pusher&) = delete;

    /// As bucket_queue::push.
    void push(const queued_node& item) {
      const double place = (item.cost - base_) * buckets_per_cost_;
      const bool near = place < kBuckets;
      const auto bucket = static_cast<std::int32_t>(near ? place : 0);
      if (!near | (bucket <= bucket_at_hand_)) [[unlikely]]
        return queue_.push_elsewhere(item, near);
      const auto at = static_cast<std::uint32_t>(bucket);
      queue_.filled_[at / 64] |= std::uint64_t{1} << at % 64;
      waiting_[count_] = {item, queue_.head_[at]};
      queue_.head_[at] = count_++;
    }

   private:
    bucket_queue& queue_;
    double base_, buckets_per_cost_;
    std::int32_t bucket_at_hand_;
    std::uint32_t count_;
    waiting_node* waiting_;
  };

  /// Takes the least out; nothing if the queue is empty.
  std::optional<queued_node> pop() {
    if (!at_hand_.empty() || !late_.empty()) return pop_at_hand();
    std::uint32_t bucket = first_filled();
    if (bucket == kBuckets) [[unlikely]] {
      if (far_.empty()) return std::nullopt;
      spread_far_ones();
      bucket = 0;  // holds the least of them
    }
    bucket_at_hand_ = static_cast<std::int32_t>(bucket);
    const std::uint32_t first = close(bucket);
    if (waiting_[first].next == kEnd) return waiting_[first].item;
    load(first);
    return pop_at_hand();
  }

 private:
  void begin_at(double base, double width) {
    base_ = base;
    buckets_per_cost_ = 1 / width;
    bucket_at_hand_ = -1;
  }

  [[gnu::noinline]] void push_elsewhere(const queued_node& item, bool near) {
    if (near)
      late_.push(item);
    else
      far_.push_back(item);
  }

  /// kBuckets if all are empty. Those up to the one at hand are.
  [[nodiscard]] std::uint32_t first_filled() const {
    for (std::size_t w = static_cast<std::size_t>(bucket_at_hand_ + 1) / 64; w < filled_.size(); ++w)
      if (filled_[w] != 0) return static_cast<std::uint32_t>(w * 64) + lowest_bit(filled_[w]);
    return kBuckets;
  }

  static std::uint32_t lowest_bit(std::uint64_t word) {
    return static_cast<std::uint32_t>(std::countr_zero(word));
  }

  /// Empties a bucket; returns the first of its nodes in `waiting_`.
  std::uint32_t close(std::uint32_t bucket) {
    filled_[bucket / 64] &= ~(std::uint64_t{1} << bucket % 64);
    return std::exchange(head_[bucket], kEnd);
  }

  queued_node pop_at_hand() {
    if (at_hand_.empty() || (!late_.empty() && late_.least() < at_hand_.back())) return late_.pop();
    const queued_node least = at_hand_.back();
    at_hand_.pop_back();
    return least;
  }

  void load(std::uint32_t first) {
    for (std::uint32_t i = first; i != kEnd; i = waiting_[i].next) at_hand_.push_back(waiting_[i].item);
    sort_at_hand();
  }

  /// The least last: it is taken first.
  void sort_at_hand() {
    constexpr std::size_t kFew = 12;
    if (at_hand_.size() > kFew) {
      std::sort(at_hand_.rbegin(), at_hand_.rend());
      return;
    }
    for (std::size_t i = 1; i < at_hand_.size(); ++i) {
      const queued_node item = at_hand_[i];
      std::size_t hole = i;
      for (; hole > 0 && at_hand_[hole - 1] < item; --hole) at_hand_[hole] = at_hand_[hole - 1];
      at_hand_[hole] = item;
    }
  }

  void spread_far_ones() {
    waiting_count_ = 0;
    const auto [least, greatest] = std::minmax_element(
        far_.begin(), far_.end(), [](const queued_node& a, const queued_node& b) { return a.cost < b.cost; });
    begin_at(least->cost, std::max(usual_width_, (greatest->cost - least->cost) / (kBuckets - 1)));
    spreading_.swap(far_);
    far_.clear();
    for (const queued_node& item : spreading_) push(item);
  }

  double usual_width_;
  double base_ = 0;              ///< where bucket 0 begins
  double buckets_per_cost_ = 1;  ///< 1 / width
  std::int32_t bucket_at_hand_ = -1;
  std::array<std::uint64_t, kBuckets / 64> filled_{};  ///< a bit for each bucket
  std::array<std::uint32_t, kBuckets> head_;           ///< first in `waiting_`
  std::uint32_t waiting_count_ = 0;
  std::vector<waiting_node> waiting_ = std::vector<waiting_node>(kBuckets);  ///< the first `waiting_count_`
  std::vector<queued_node> at_hand_;   ///< of the bucket at hand, falling
  quaternary_heap<queued_node> late_;  ///< came in for the bucket at hand when it was already sorted
  std::vector<queued_node> far_;       ///< beyond the last bucket
  std::vector<queued_node> spreading_;
};

}  // namespace greenward::graph
