#include "viewer/shell/table_worker.hpp"

#include <exception>
#include <utility>

namespace greenward::viewer {

table_worker::table_worker(const layer::catalogue& catalogue) : catalogue_(catalogue) {
  thread_ = std::thread([this] { work(); });
}

table_worker::~table_worker() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    if (running_) running_->cancel();
  }
  asked_.notify_all();
  thread_.join();
}

void table_worker::ask(row_request request) {
  {
    const std::lock_guard lock(mutex_);
    if (running_) running_->cancel();
    request_ = std::move(request);
    answer_.reset();
  }
  asked_.notify_all();
}

bool table_worker::busy() const {
  const std::lock_guard lock(mutex_);
  return request_ || running_ || answer_;
}

std::optional<table_worker::answer> table_worker::take(std::chrono::milliseconds longest) {
  std::unique_lock lock(mutex_);
  const auto idle_or_done = [&] { return answer_ || (!request_ && !running_); };
  if (!answered_.wait_for(lock, longest, idle_or_done)) return std::nullopt;
  return std::exchange(answer_, std::nullopt);
}

table_worker::answer table_worker::answer_to(const row_request& request, const task& progress) {
  try {
    return {std::make_shared<const shown_rows>(lister_.list(request, catalogue_, progress)), std::nullopt};
  } catch (const error& refused) {
    return {nullptr, refused};
  } catch (const std::exception& refused) {
    return {nullptr, error(error_code::usage, "", {refused.what(), refused.what()}, {"", ""})};
  }
}

void table_worker::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    asked_.wait(lock, [&] { return stopping_ || request_; });
    if (stopping_) return;
    const row_request request = std::move(*std::exchange(request_, std::nullopt));
    const task progress;
    running_ = progress.token;
    lock.unlock();
    answer found = answer_to(request, progress);
    lock.lock();
    running_.reset();
    if (!progress.token.cancelled()) answer_ = std::move(found);
    answered_.notify_all();
  }
}

}  // namespace greenward::viewer
