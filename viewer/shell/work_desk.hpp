// Does one long piece of work at a time on a thread of its own.
#pragma once

#include "engine/base/error.hpp"
#include "viewer/layers/background_work.hpp"

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace greenward::viewer {

class work_desk {
 public:
  struct news {
    bilingual step;
    double share = 0;  ///< of the step, 0 .. 1
    bool ended = false;
    std::optional<bilingual> done;   ///< what has been done
    std::optional<error> problem{};  ///< or why nothing has
  };

  /// `wake` is called from the working thread whenever there is news.
  explicit work_desk(std::function<void()> wake = [] {}) : wake_(std::move(wake)) {}
  /// Cancels and waits.
  ~work_desk();
  work_desk(const work_desk&) = delete;
  work_desk& operator=(const work_desk&) = delete;

  /// Precondition: not busy.
  void begin(background_work work);
  void cancel();
  [[nodiscard]] bool busy() const { return busy_; }
  /// How far it is; with `ended` exactly once for each piece of work.
  [[nodiscard]] news take();

 private:
  void report(const bilingual& step, double done, double total);
  void run(const background_work& work);
  void finish(news last);

  std::function<void()> wake_;
  std::mutex mutex_;
  news news_;
  task task_;
  std::atomic<bool> busy_ = false;  ///< from begin() until the end has been taken
  std::thread thread_;
};

}  // namespace greenward::viewer
