// What a long piece of work is handed: where to report its progress, and how it is told to stop.
#pragma once

#include "engine/base/bilingual.hpp"

#include <atomic>
#include <functional>
#include <memory>

namespace greenward {

/// Shared between the one who may cancel and the work; thread-safe.
class cancellation_token {
 public:
  void cancel() const noexcept { flag_->store(true, std::memory_order_relaxed); }
  [[nodiscard]] bool cancelled() const noexcept { return flag_->load(std::memory_order_relaxed); }

 private:
  std::shared_ptr<std::atomic<bool>> flag_ = std::make_shared<std::atomic<bool>>(false);
};

/// Progress of one step: `done` of `total` (total 0 = unknown). Called from the working thread.
using progress_sink = std::function<void(const bilingual& step, double done, double total)>;

/// Passed by const reference to every long operation. Default: silent, cannot be cancelled.
struct task {
  progress_sink progress;
  cancellation_token token;

  void report(const bilingual& step, double done, double total) const {
    if (progress) progress(step, done, total);
  }
  /// Throws error{cancelled} if the user asked to stop.
  void throw_if_cancelled() const;
};

}  // namespace greenward
