// A question that is answered beside the frames, by a thread of its own.
#pragma once

#include "engine/base/error.hpp"
#include "engine/base/task.hpp"
#include "viewer/shell/internal_error.hpp"

#include <chrono>
#include <functional>
#include <future>
#include <optional>
#include <utility>

namespace greenward::viewer {

/// Asked and taken from one thread. What computes must hold all that it reads; a refusal is part of its
/// answer, and anything that it throws is a fault of the program, which is told and ends nothing.
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
    failed_ = false;
    if (!running_.valid()) return start(std::move(compute));
    task_.token.cancel();
    next_ = std::move(compute);
  }
  [[nodiscard]] bool busy() const { return running_.valid(); }
  /// The answer to the last question, if it is there within the time.
  [[nodiscard]] std::optional<Answer> take(std::chrono::milliseconds longest) {
    if (!running_.valid() || running_.wait_for(longest) != std::future_status::ready) return std::nullopt;
    std::optional<Answer> answer = result();
    if (!next_) return answer;
    start(std::exchange(next_, nullptr));
    return std::nullopt;
  }
  /// The last question has no answer, nor will it have one.
  [[nodiscard]] bool failed() const { return failed_; }
  /// Why, once for each question that failed.
  [[nodiscard]] std::optional<error> take_failure() { return std::exchange(failure_, std::nullopt); }

 private:
  std::optional<Answer> result() {
    try {
      return running_.get();
    } catch (const std::exception& broken) {
      if (next_) return std::nullopt;  // nobody waits for this one
      failed_ = true;
      failure_ = internal_error(broken);
      return std::nullopt;
    }
  }
  void start(question compute) {
    task_ = {};
    running_ = std::async(std::launch::async,
                          [compute = std::move(compute), progress = task_] { return compute(progress); });
  }

  task task_;
  question next_;
  bool failed_ = false;
  std::optional<error> failure_;
  std::future<Answer> running_;  // last: it is waited for while the rest is still there
};

}  // namespace greenward::viewer
