// A question that is answered beside the frames, by a thread of its own.
#pragma once

#include "engine/base/task.hpp"

#include <chrono>
#include <functional>
#include <future>
#include <optional>
#include <utility>

namespace greenward::viewer {

/// Asked and taken from one thread. What computes must not throw and must hold all that it reads.
template <class Answer>
class background_answer {
 public:
  using question = std::function<Answer(const task&)>;

  background_answer() = default;
  /// Cancels and waits.
  ~background_answer() { task_.token.cancel(); }
  background_answer(const background_answer&) = delete;
  background_answer& operator=(const background_answer&) = delete;

  /// Only the last question counts: what was asked before is cancelled, and its answer dropped.
  void ask(question compute) {
    if (!running_.valid()) return start(std::move(compute));
    task_.token.cancel();
    next_ = std::move(compute);
  }
  [[nodiscard]] bool busy() const { return running_.valid(); }
  /// The answer to the last question, if it is there within the time.
  [[nodiscard]] std::optional<Answer> take(std::chrono::milliseconds longest) {
    if (!running_.valid() || running_.wait_for(longest) != std::future_status::ready) return std::nullopt;
    Answer answer = running_.get();
    if (!next_) return answer;
    start(std::exchange(next_, nullptr));
    return std::nullopt;
  }

 private:
  void start(question compute) {
    task_ = {};
    running_ = std::async(std::launch::async,
                          [compute = std::move(compute), progress = task_] { return compute(progress); });
  }

  task task_;
  question next_;
  std::future<Answer> running_;  // last: it is waited for while the rest is still there
};

}  // namespace greenward::viewer
