// Until when a search may go on, and whether it has been called off.
#pragma once

#include "engine/base/task.hpp"
#include "engine/base/units.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace greenward::siting {

class deadline {
 public:
  /// Counts from now on the wall's clock. The task must outlive it; an infinite limit never passes.
  deadline(seconds limit, const task& task) : limit_(limit), task_(task) {}

  /// Throws error{cancelled} if the user asked to stop.
  /// Tells the task now and then how much of the time is gone.
  [[nodiscard]] bool passed() const {
    task_.throw_if_cancelled();
    const seconds now = elapsed();
    if (reports_ && now - reported_ > seconds(0.2)) {
      reported_ = now;
      task_.report({"选址", "Choosing sites"}, now.value, std::isfinite(limit_.value) ? limit_.value : 0);
    }
    return now >= limit_;
  }
  [[nodiscard]] seconds elapsed() const {
    return seconds(std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count());
  }
  [[nodiscard]] seconds left() const { return seconds(std::max(0.0, limit_.value - elapsed().value)); }
  /// One that passes when `share` of the time that is left has gone by.
  [[nodiscard]] deadline after(double share) const {
    deadline part(left() * share, task_);
    part.reports_ = false;
    return part;
  }
  [[nodiscard]] const task& work() const { return task_; }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  seconds limit_;
  const task& task_;
  bool reports_ = true;
  mutable seconds reported_;  ///< when the task was last told; one thread asks
};

}  // namespace greenward::siting
