// An index that is edited while it is read.
#pragma once

#include "engine/base/task.hpp"
#include "engine/index/live_snapshot.hpp"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <thread>
#include <vector>

namespace greenward::index {

struct live_index_options {
  /// The base is rebuilt when more rows than this have changed. By default 2 √n, at least 1024: then all
  /// that one-row commits copy from one rebuild to the next is about as much as the rebuild copies.
  std::optional<std::size_t> threshold;
  instruction_set set = best_instruction_set();
  /// Told of each rebuild, from its thread, with no lock held: 0 before it builds, all rows before the new
  /// base is put in place. What it throws makes the rebuild fail.
  progress_sink progress;
};

/// The last snapshot of a layer's boxes, and a thread that rebuilds its base when many rows have changed. All
/// members may be called from any thread.
///
/// Commits take turns; each is seen whole or not at all, and by every snapshot taken after it returned. With
/// m changed rows a commit takes O(m + edits · log edits), a snapshot O(1). A rebuild takes O(n) in the
/// background, keeps nobody from reading, and holds up a commit only while the rows changed meanwhile are
/// laid over the new base, O(m).
class live_index {
 public:
  /// Throws as packed_rtree does.
  explicit live_index(std::vector<geo::planar_box> boxes, live_index_options options = {});
  // The destructor waits for the end of a rebuild under way.

  /// Returns the version that has these edits. Throws as live_snapshot::with does; then nothing has changed.
  std::uint64_t commit(std::span<const box_edit> edits);

  [[nodiscard]] live_snapshot snapshot() const;

  /// Returns when no rebuild is under way. If one has failed since the last call, throws what it threw: no
  /// edit is lost and all answers stay right, but the overlay remains. It is tried again when twice as many
  /// rows have changed.
  void wait_for_rebuild();

 private:
  void publish(live_snapshot next);
  void start_rebuild_if_due();
  void rebuild_while_due(const std::stop_token& stop);
  [[nodiscard]] bool rebuild_is_due() const { return current_.changed_rows() > most_changed_; }
  void note_failure();

  const live_index_options options_;
  mutable std::mutex reading_;  ///< held to copy or replace current_, never longer
  live_snapshot current_;       ///< replaced with both mutexes held

  std::mutex writing_;  ///< guards all that follows
  std::condition_variable idle_;
  std::size_t most_changed_;  ///< rows in the overlay before a rebuild is due
  bool rebuilding_ = false;
  std::exception_ptr failure_;
  std::jthread worker_;  ///< the last member: it is joined before the others go
};

}  // namespace greenward::index
