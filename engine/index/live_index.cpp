#include "engine/index/live_index.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace greenward::index {

namespace {

const bilingual kRebuilding{"重建空间索引", "rebuilding the spatial index"};

std::size_t most_changed(const live_snapshot& snapshot, const live_index_options& options) {
  const double balance = 2 * std::sqrt(static_cast<double>(snapshot.base_rows()));
  return options.threshold.value_or(std::max<std::size_t>(1024, static_cast<std::size_t>(balance)));
}

}  // namespace

live_index::live_index(std::vector<geo::planar_box> boxes, live_index_options options)
    : options_(std::move(options)),
      current_(std::move(boxes), options_.set),
      most_changed_(most_changed(current_, options_)) {}

std::uint64_t live_index::commit(std::span<const box_edit> edits) {
  const std::lock_guard lock(writing_);
  live_snapshot next = current_.with(edits);
  const std::uint64_t version = next.version();
  publish(std::move(next));
  start_rebuild_if_due();
  return version;
}

live_snapshot live_index::snapshot() const {
  const std::lock_guard lock(reading_);
  return current_;
}

void live_index::wait_for_rebuild() {
  std::unique_lock lock(writing_);
  idle_.wait(lock, [&] { return !rebuilding_; });
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void live_index::publish(live_snapshot next) {
  {
    const std::lock_guard lock(reading_);
    std::swap(current_, next);
  }
  // The old one goes here, when no reader waits: it may be the last to hold a whole base.
}

void live_index::start_rebuild_if_due() {
  if (rebuilding_ || !rebuild_is_due()) return;
  try {
    worker_ = std::jthread([this](const std::stop_token& stop) { rebuild_while_due(stop); });
    rebuilding_ = true;
  } catch (...) {  // no thread to be had; the commit stands
    note_failure();
  }
}

void live_index::rebuild_while_due(const std::stop_token& stop) {
  std::unique_lock lock(writing_);
  try {
    while (rebuild_is_due() && !stop.stop_requested()) {
      const live_snapshot before = current_;
      lock.unlock();
      const auto rows = static_cast<double>(before.base_rows());
      if (options_.progress) options_.progress(kRebuilding, 0, rows);
      const live_snapshot after = before.rebuilt();
      if (options_.progress) options_.progress(kRebuilding, rows, rows);
      lock.lock();
      publish(current_.over_base_of(after));
      most_changed_ = most_changed(current_, options_);
    }
  } catch (...) {
    if (!lock.owns_lock()) lock.lock();
    note_failure();
  }
  rebuilding_ = false;
  idle_.notify_all();
}

void live_index::note_failure() {
  failure_ = std::current_exception();
  most_changed_ = 2 * current_.changed_rows();
}

}  // namespace greenward::index
